import type { Decision, Delivery } from '#domains/interventions';
import { RecordBody } from '../../decisions/record-body.tsx';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Problem, Token } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';

/** A decision on record: what waits for a second person, what is public, and what was delivered since. Prints as it stands. */
export function DecisionPage({
  visit,
  assets,
  decision,
  deliveries,
  names,
  problem,
}: {
  visit: StaffVisit;
  assets: Assets;
  decision: Decision;
  deliveries: readonly Delivery[];
  names: ReadonlyMap<string, string>;
  problem: string | null;
}) {
  const { reader, person } = visit;
  const { t, date } = reader;
  const { id, record, state, offeredBy, offeredAt, decidedBy, number } = decision;
  const nameOf = (by: string | null) => (by === null ? '' : (names.get(by.replace('staff:', '')) ?? by));
  const address = `/desk/decisions/${id}`;
  const title = t('desk.plan.numbered', { title: record.title, number });
  return (
    <DeskPage visit={visit} assets={assets} title={title} section="interventions">
      <p class="over-title">
        <a href="/desk/interventions">{t('desk.plan.title')}</a>
      </p>
      <h1>{title}</h1>
      {problem !== null && <Problem>{problem}</Problem>}
      <p class="hint">
        {t('desk.plan.offered', { name: nameOf(offeredBy), day: date(offeredAt.toISOString().slice(0, 10)) })}{' '}
        {decidedBy !== null && t(`desk.plan.decided.${state}`, { name: nameOf(decidedBy) })}{' '}
        <a href={`${address}/review.ics`}>{t('desk.plan.calendar')}</a>
      </p>
      {state === 'offered' && (
        <section class="notice" aria-labelledby="waits">
          <h2 id="waits">{t('desk.plan.waits')}</h2>
          {offeredBy === `staff:${person.id}` ? (
            <p>{t('desk.plan.own')}</p>
          ) : (
            <form method="post" action={`${address}/decide`} class="buttons">
              <Token visit={visit} />
              <button type="submit" name="verdict" value="public">
                {t('desk.plan.publish')}
              </button>
              <button type="submit" name="verdict" value="sent-back" class="second">
                {t('desk.plan.send-back')}
              </button>
            </form>
          )}
        </section>
      )}
      {state === 'public' && (
        <form method="post" action={`${address}/withdraw`} class="notice">
          <Token visit={visit} />
          <p>
            {t('desk.plan.is-public')} <a href={`/decisions/${decision.slug}`}>{`/decisions/${decision.slug}`}</a>
          </p>
          <button type="submit" class="second">
            {t('desk.plan.withdraw')}
          </button>
        </form>
      )}
      {state === 'public' && (
        <section aria-labelledby="since">
          <h2 id="since">{t('desk.plan.since')}</h2>
          <p>{t('desk.plan.since.about')}</p>
          <form method="post" action={`${address}/deliveries`} class="deliver">
            <Token visit={visit} />
            <label for="what">{t('desk.plan.since.what')}</label>
            <select id="what" name="what">
              {record.chosen.map(({ code, area, help }) => (
                <option key={`${code} ${help}`} value={`${code} ${help}`}>
                  {t('desk.plan.pair', { area, help: t(`help.${help}`) })}
                </option>
              ))}
            </select>
            <label for="delivered">{t('desk.plan.since.delivered')}</label>
            <input id="delivered" name="delivered" inputmode="numeric" required />
            <button type="submit">{t('desk.plan.since.keep')}</button>
          </form>
        </section>
      )}
      <article class="sheet-report">
        <RecordBody reader={reader} record={record} deliveries={deliveries} isInternal />
      </article>
    </DeskPage>
  );
}
