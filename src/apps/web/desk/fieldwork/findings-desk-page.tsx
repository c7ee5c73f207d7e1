import type { Findings } from '#domains/fieldwork';
import type { FindingsBody, Round } from '#domains/fieldwork/core';
import { HeardBody } from '../../fieldwork/heard-body.tsx';
import type { Assets } from '../../shell/assets.ts';
import { Token } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import { RoundFrame } from './round-frame.tsx';

/** What would be said in public, as it stands; what waits for a second person; what is public. */
export function FindingsDeskPage({
  visit,
  assets,
  round,
  now,
  all,
  names,
  problem,
}: {
  visit: StaffVisit;
  assets: Assets;
  round: Round;
  /** What would be offered now. */
  now: FindingsBody;
  all: readonly Findings[];
  names: ReadonlyMap<string, string>;
  problem: string | null;
}) {
  const { reader, person } = visit;
  const { t } = reader;
  const address = `/desk/fieldwork/${round.id}`;
  const offered = all.find(({ state }) => state === 'offered');
  const shown = all.find(({ state }) => state === 'public');
  const nameOf = (by: string) => names.get(by.replace('staff:', '')) ?? by;
  return (
    <RoundFrame {...{ visit, assets, round, problem }} page="/findings">
      <p class="lead">{t('desk.fieldwork.findings.lead')}</p>
      {shown !== undefined && (
        <form method="post" action={`${address}/findings/withdraw`} class="notice">
          <Token visit={visit} />
          <p>
            {t('desk.fieldwork.findings.public')} <a href={`/mapping/${round.slug}`}>{`/mapping/${round.slug}`}</a>
          </p>
          <button type="submit" class="second">
            {t('desk.fieldwork.findings.withdraw')}
          </button>
        </form>
      )}
      {offered === undefined ? (
        <form method="post" action={`${address}/findings`}>
          <Token visit={visit} />
          <button type="submit" disabled={round.state !== 'closed'}>
            {t('desk.fieldwork.findings.offer')}
          </button>
          {round.state !== 'closed' && <p class="hint">{t('desk.fieldwork.findings.not-closed')}</p>}
        </form>
      ) : (
        <section aria-labelledby="waits" class="notice">
          <h2 id="waits">{t('desk.fieldwork.findings.waits', { name: nameOf(offered.offeredBy) })}</h2>
          {offered.offeredBy === `staff:${person.id}` ? (
            <p>{t('desk.fieldwork.findings.own')}</p>
          ) : (
            <form method="post" action={`${address}/findings/decide`} class="buttons">
              <Token visit={visit} />
              <button type="submit" name="verdict" value="public">
                {t('desk.fieldwork.findings.publish')}
              </button>
              <button type="submit" name="verdict" value="sent-back" class="second">
                {t('desk.fieldwork.findings.send-back')}
              </button>
            </form>
          )}
        </section>
      )}
      <section class="preview" aria-label={t('desk.fieldwork.findings.preview')}>
        <HeardBody reader={reader} body={offered === undefined ? now : (offered.body as FindingsBody)} />
      </section>
    </RoundFrame>
  );
}
