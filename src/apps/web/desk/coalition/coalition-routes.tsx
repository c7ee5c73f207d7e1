import {
  askToTakeOut,
  confirmSignature,
  leaveCoalition,
  listSignatures,
  type SignatureProblem,
  settleTakingOut,
} from '#domains/coalition';
import { type Signature, type Standing, standingOf } from '#domains/coalition/core';
import { dayOf } from '#foundations/calendar';
import type { Result } from '#foundations/result';
import type { Transaction } from '#platform/database';
import { DeskPage, Problem, Token } from '../frame/desk-page.tsx';
import { dayInWords } from '../frame/moment.ts';
import { namesOf } from '../frame/names-of.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import type { StaffVisit } from '../frame/visit.ts';

type Routes = Pick<DeskHandlers, Extract<keyof DeskHandlers, `${string} /desk/coalition${string}`>>;

/** The same colours as what stands on record elsewhere at the desk. */
const colours: Readonly<Record<Standing, string>> = {
  ...{ asked: 'due', signed: 'recorded', lapsed: 'overdue', 'taken-out': 'missing' },
};

/** Organisations that sign the public statement: made sure of by a steward, taken out by two. */
export function coalitionHandlers({ db, assets, now }: DeskParts): Routes {
  const today = () => dayOf(now());

  async function show(visit: StaffVisit, problem: string | null = null) {
    const { reader } = visit;
    const { t } = reader;
    const signatures = await listSignatures(db);
    const names = await namesOf(
      db,
      signatures.flatMap(({ removalAskedBy }) => removalAskedBy ?? []),
      reader,
    );
    const act = (id: string, to: string, isMain = false) => (
      <form method="post" action={`/desk/coalition/${id}/${to}`}>
        <Token visit={visit} />
        <button type="submit" {...(!isMain && { class: 'second' })}>
          {t(`desk.coalition.${to}`)}
        </button>
      </form>
    );
    const card = (signature: Signature) => {
      const { id, name, website, until, removalAskedBy } = signature;
      const standing = standingOf(signature, today());
      return (
        <li key={id} class={`card standing-${colours[standing]}`}>
          <div>
            <h2>
              <bdi>{name}</bdi>
            </h2>
            <p>
              <strong class="standing">{t(`desk.coalition.state.${standing}`)}</strong>{' '}
              {until !== null && t('desk.coalition.until', { date: dayInWords(reader, until) })}
            </p>
            <p>
              <a href={website} rel="noreferrer nofollow">
                {website}
              </a>
            </p>
            {removalAskedBy !== null && (
              <p class="notice">{t('desk.coalition.asked-by', { name: names.get(removalAskedBy) ?? '' })}</p>
            )}
            {standing === 'asked' && (
              <>
                <p>{t('desk.coalition.make-sure')}</p>
                {act(id, 'confirm', true)}
                {act(id, 'refuse')}
              </>
            )}
            {removalAskedBy === null ? (
              standing !== 'asked' && act(id, 'take-out')
            ) : (
              <>
                {act(id, 'agree')}
                {act(id, 'keep')}
              </>
            )}
          </div>
        </li>
      );
    };
    const page = (
      <DeskPage visit={visit} assets={assets} title={t('desk.coalition.title')} section="coalition">
        <h1>{t('desk.coalition.title')}</h1>
        <p class="lead">{t('desk.coalition.lead')}</p>
        {problem !== null && <Problem>{problem}</Problem>}
        {signatures.length === 0 && <p>{t('desk.coalition.nobody')}</p>}
        <ul class="entries">{signatures.map(card)}</ul>
      </DeskPage>
    );
    return respondAtDesk(visit, page, problem === null ? 200 : 422);
  }

  const step = (
    act: (trx: Transaction, id: string, doing: { actor: string; now: Date }) => Promise<Result<null, SignatureProblem>>,
  ) =>
    forStaff(async (visit) => {
      const id = visit.context.req.param('id') ?? '';
      const doing = { actor: `staff:${visit.person.id}`, now: now() };
      const done = await db.transaction().execute((trx) => act(trx, id, doing));
      if (!done.ok) return show(visit, visit.reader.t(`desk.coalition.problem.${done.problem}`));
      return goTo(visit, '/desk/coalition');
    });

  return {
    'GET /desk/coalition': forStaff((visit) => show(visit)),
    'POST /desk/coalition/:id/confirm': step(confirmSignature),
    'POST /desk/coalition/:id/refuse': step(async (trx, id, doing) => {
      const asked = (await listSignatures(trx)).find((one) => one.id === id);
      if (asked?.until !== null) return { ok: false, problem: asked === undefined ? 'gone' : 'not-so' };
      return leaveCoalition(trx, id, 'refused', doing);
    }),
    'POST /desk/coalition/:id/take-out': step(askToTakeOut),
    'POST /desk/coalition/:id/agree': step((trx, id, doing) => settleTakingOut(trx, id, true, doing)),
    'POST /desk/coalition/:id/keep': step((trx, id, doing) => settleTakingOut(trx, id, false, doing)),
  };
}
