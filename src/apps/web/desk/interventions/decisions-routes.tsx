import { findNames } from '#domains/desk';
import {
  type Decision,
  decideDecision,
  findDecision,
  listDeliveries,
  noteDelivery,
  withdrawDecision,
} from '#domains/interventions';
import { isPublic } from '#domains/mapping';
import { missingRequirements } from '#domains/readiness';
import { calendarFile, calendarType } from '#foundations/calendar';
import { isBeforeElection } from '../../../worker/flows/before-election.ts';
import { dayIn } from '../../../worker/flows/field-forms.ts';
import type { DeskRoute } from '../frame/access.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { RefusalPage } from '../frame/refusal-page.tsx';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import { DecisionPage } from './decision-page.tsx';

type DecisionRoutes = Pick<DeskHandlers, Extract<DeskRoute, `${string} /desk/decisions${string}`>>;

/** Decisions on record: approved by a second person, taken back, and held against what was delivered. */
export function decisionHandlers({ db, assets, publicUrl, now, publicHasChanged }: DeskParts): DecisionRoutes {
  const doing = ({ person }: StaffVisit) => ({ actor: `staff:${person.id}`, now: now() });
  const missing = (visit: StaffVisit) =>
    respondAtDesk(visit, <RefusalPage visit={visit} assets={assets} refusal="not-there" />, 404);

  const forDecision = (handler: (visit: StaffVisit, decision: Decision) => Promise<Response>) =>
    forStaff(async (visit) => {
      const decision = await findDecision(db, visit.context.req.param('id') ?? '');
      return decision === null ? missing(visit) : handler(visit, decision);
    });

  async function show(visit: StaffVisit, decision: Decision, problem: string | null): Promise<Response> {
    const people = [decision.offeredBy, decision.decidedBy ?? ''].map((by) => by.replace('staff:', ''));
    const names = await findNames(
      db,
      people.filter((id) => id !== ''),
    );
    const deliveries = await listDeliveries(db, decision.id);
    const page = <DecisionPage {...{ visit, assets, decision, deliveries, names, problem }} />;
    return respondAtDesk(visit, page, problem === null ? 200 : 422);
  }

  /** Does something to a decision, and shows it again, with what is wrong. */
  const act = (
    action: (visit: StaffVisit, decision: Decision) => Promise<{ ok: true } | { ok: false; problem: string }>,
  ) =>
    forDecision(async (visit, decision) => {
      const done = await action(visit, decision);
      if (done.ok) return goTo(visit, `/desk/decisions/${decision.id}`);
      const fresh = (await findDecision(db, decision.id)) ?? decision;
      return show(visit, fresh, visit.reader.t(`desk.plan.problem.${done.problem}`));
    });

  /** Whether a decision may be shown to the public now: what the installation has to record is there, and its map is public too. */
  async function isReady({ record }: Decision): Promise<boolean> {
    if ((await missingRequirements(db, now())).length > 0 || (await isBeforeElection(db, now()))) return false;
    return isPublic(db, record.basedOn.versionId);
  }

  return {
    'GET /desk/decisions/:id': forDecision((visit, decision) => show(visit, decision, null)),

    'GET /desk/decisions/:id/review.ics': forDecision(async (visit, decision) => {
      const moment = {
        ...{ uid: `${decision.id}@${new URL(publicUrl).hostname}`, sequence: 0, changedAt: now(), isCancelled: false },
        ...{ startsAt: new Date(`${decision.reviewOn}T09:00:00Z`), minutes: 60 },
        title: visit.reader.t('desk.plan.calendar.title', { title: decision.record.title }),
        note: visit.reader.t('desk.plan.calendar.note'),
        address: `${publicUrl}/desk/decisions/${decision.id}`,
      };
      visit.context.header('content-type', calendarType(moment));
      visit.context.header('content-disposition', 'attachment; filename="review.ics"');
      visit.context.header('cache-control', 'private, no-store');
      return visit.context.body(calendarFile(moment));
    }),

    'POST /desk/decisions/:id/decide': act(async (visit, decision) => {
      const verdict = field(visit, 'verdict') === 'public' ? 'public' : 'sent-back';
      const wish = { verdict, isReady: await isReady(decision) } as const;
      const decided = await db.transaction().execute((trx) => decideDecision(trx, decision.id, wish, doing(visit)));
      if (decided.ok) publicHasChanged();
      return decided;
    }),

    'POST /desk/decisions/:id/withdraw': act(async (visit, decision) => {
      const done = await db.transaction().execute((trx) => withdrawDecision(trx, decision.id, doing(visit)));
      if (done.ok) publicHasChanged();
      return done;
    }),

    'POST /desk/decisions/:id/deliveries': act(async (visit, decision) => {
      const [areaCode = '', help = ''] = field(visit, 'what').split(' ');
      const text = field(visit, 'delivered').trim();
      if (!/^[0-9]{1,6}$/u.test(text)) return { ok: false, problem: 'not-whole' };
      const noted = { areaCode, help, delivered: Number(text), today: dayIn(now()) };
      const done = await db.transaction().execute((trx) => noteDelivery(trx, decision.id, noted, doing(visit)));
      if (done.ok) publicHasChanged();
      return done;
    }),
  };
}
