import {
  cancelRecovery,
  confirmRecovery,
  findPerson,
  listPeople,
  listRecoveries,
  looksAfterAll,
  openRecovery,
  type WaitingRecovery,
  whyNotConfirm,
} from '#domains/desk';
import { deliver } from '../frame/deliver.ts';
import { moment } from '../frame/moment.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { RefusalPage } from '../frame/refusal-page.tsx';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import { LinkPage } from './link-page.tsx';
import { PersonPage } from './people-page.tsx';
import { readRecoveryChoice } from './read-recovery-choice.ts';
import { recoveryLinkLetter, recoveryOpenedLetter } from './recovery-letters.ts';
import { RecoveryPage } from './recovery-page.tsx';

type RecoveryRoutes = Pick<
  DeskHandlers,
  | 'POST /desk/people/:id/recovery'
  | 'GET /desk/recoveries/:id'
  | 'POST /desk/recoveries/:id/confirm'
  | 'POST /desk/recoveries/:id/cancel'
  | 'POST /desk/own-recovery/cancel'
>;

/** Letting somebody in again who has lost everything to sign in with: two stewards, one after the other. */
export function recoveryHandlers({ db, assets, mailer, publicUrl, now }: DeskParts): RecoveryRoutes {
  const idOf = ({ context }: StaffVisit) => context.req.param('id') ?? '';
  const findWaiting = async (id: string) =>
    (await listRecoveries(db, now())).find(({ recovery }) => recovery.id === id) ?? null;
  const refuse = (visit: StaffVisit, refusal: 'nobody' | 'recovery-closed') =>
    respondAtDesk(visit, <RefusalPage visit={visit} assets={assets} refusal={refusal} />, 404);

  const show = async (visit: StaffVisit, waiting: WaitingRecovery, isTooLate: boolean) => {
    const people = await listPeople(db);
    const stewards = people.filter(looksAfterAll).map(({ id }) => id);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const whyNot = whyNotConfirm(waiting.recovery, visit.person.id, stewards, now());
    const shown = { waiting, names, whyNot, isTooLate };
    return respondAtDesk(visit, <RecoveryPage visit={visit} assets={assets} {...shown} />, isTooLate ? 422 : 200);
  };

  return {
    'POST /desk/people/:id/recovery': forStaff(async (visit) => {
      const person = await findPerson(db, idOf(visit));
      if (person === null) return refuse(visit, 'nobody');
      const [by, reason] = [visit.person, field(visit, 'reason')];
      const opened = await openRecovery(db, { personId: person.id, by: by.id, reason, now: now() });
      if (opened.ok) {
        await deliver(mailer, recoveryOpenedLetter(visit.reader, { person, by, reason, publicUrl }));
        return goTo(visit, `/desk/recoveries/${opened.value.id}`);
      }
      const recovery = await readRecoveryChoice(db, visit.person, person, now());
      const shown = { person, recovery, reason, recoveryProblem: opened.problem };
      return respondAtDesk(visit, <PersonPage visit={visit} assets={assets} {...shown} />, 422);
    }),

    'GET /desk/recoveries/:id': forStaff(async (visit) => {
      const waiting = await findWaiting(idOf(visit));
      return waiting === null ? refuse(visit, 'recovery-closed') : show(visit, waiting, false);
    }),

    'POST /desk/recoveries/:id/confirm': forStaff(async (visit) => {
      const waiting = await findWaiting(idOf(visit));
      if (waiting === null) return refuse(visit, 'recovery-closed');
      const confirmed = await confirmRecovery(db, waiting.recovery.id, visit.person.id, now());
      if (!confirmed.ok) {
        const still = await findWaiting(waiting.recovery.id);
        return still === null ? refuse(visit, 'recovery-closed') : show(visit, still, true);
      }
      const { token, expiresAt } = confirmed.value;
      const { person } = waiting;
      const link = `${publicUrl}/desk/recover/${token}`;
      const delivery = await deliver(mailer, recoveryLinkLetter(visit.reader, { person, link, expiresAt }));
      const words = { name: person.name, moment: moment(visit.reader, expiresAt) };
      const shown = { email: person.email, link, delivery, note: visit.reader.t('desk.recovery.link', words) };
      return respondAtDesk(visit, <LinkPage visit={visit} assets={assets} {...shown} />);
    }),

    'POST /desk/recoveries/:id/cancel': forStaff(async (visit) => {
      await cancelRecovery(db, idOf(visit), visit.person.id, now());
      return goTo(visit, '/desk/people');
    }),

    'POST /desk/own-recovery/cancel': forStaff(async (visit) => {
      const own = (await listRecoveries(db, now())).find(({ person }) => person.id === visit.person.id);
      if (own !== undefined) await cancelRecovery(db, own.recovery.id, visit.person.id, now());
      return goTo(visit, '/desk');
    }),
  };
}
