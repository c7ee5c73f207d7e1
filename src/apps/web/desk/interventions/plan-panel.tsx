import { frequencyOf, type Level, type PlanSettings } from '#domains/interventions/core';
import { percentage } from '../../decisions/record-body.tsx';
import type { Reader } from '../../shell/reader.ts';

export interface PanelNames {
  readonly area: (pair: number) => { readonly code: string; readonly name: string; readonly region: string };
  readonly help: (pair: number) => string;
}

export type Outcome =
  | { readonly kind: 'level'; readonly level: Level; readonly isExact: boolean; readonly note: string | null }
  | { readonly kind: 'refused'; readonly words: string };

/** Rows of the longest list; the rest is on the page that explains. */
const SHOWN = 40;

/** What a plan comes to: said, drawn, and counted. Replaced as a whole while somebody moves a limit. */
export function PlanPanel({
  reader,
  settings,
  outcome,
  names,
  picture,
}: {
  reader: Reader;
  settings: PlanSettings;
  outcome: Outcome;
  names: PanelNames;
  /** Inline SVG, or null where it is too large to be sent along. */
  picture: string | null;
}) {
  const { t, number, percent } = words(reader);
  if (outcome.kind === 'refused')
    return (
      <p class="notice problem" role="alert">
        {outcome.words}
      </p>
    );
  const { level, isExact, note } = outcome;
  const { chosen, spent, benefit, upperBound, comparators, missed } = level;
  const gap = upperBound === 0 ? 0 : (upperBound - level.objective) / upperBound;
  const areas = new Set(chosen.map(({ pair }) => names.area(pair).code)).size;
  const byHelp = settings.help.map((help) => {
    const own = chosen.filter(({ pair }) => names.help(pair) === help.id);
    return { id: help.id, count: own.length, cost: own.reduce((sum, { cost }) => sum + cost, 0) };
  });
  const most = Math.max(1, ...byHelp.map(({ cost }) => cost));
  return (
    <>
      <p class="plan-sum">
        {t('desk.plan.sum', { choices: chosen.length, areas, spent: number(spent), benefit: number(benefit, 1) })}
      </p>
      <p class="hint">
        {isExact || gap <= 1e-9 ? t('desk.plan.best') : t('desk.plan.gap', { gap: percent(gap, gap < 0.001 ? 3 : 2) })}{' '}
        {note}
      </p>
      {picture !== null && (
        <figure class="bench-map plan-map">
          <div
            role="img"
            aria-label={t('desk.plan.map.alt', { areas })}
            dangerouslySetInnerHTML={{ __html: picture }}
          />
          <figcaption class="hint">{t('desk.plan.map.key')}</figcaption>
        </figure>
      )}
      <table class="numbers plan-help">
        <caption>{t('desk.plan.by-help')}</caption>
        <tbody>
          {byHelp.map(({ id, count, cost }) => (
            <tr key={id}>
              <th scope="row">{t(`help.${id}`)}</th>
              <td>{t('desk.plan.areas', { count })}</td>
              <td>£{number(cost)}</td>
              <td class="bar-cell">
                <svg viewBox="0 0 100 10" aria-hidden="true" preserveAspectRatio="none">
                  <rect width={(100 * cost) / most} height="10" rx="2" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('desk.plan.comparators')}</h3>
      <ul class="rules">
        {comparators.map(({ kind, benefit: other, spent: cost }) => (
          <li key={kind}>
            {t(`desk.plan.comparator.${kind}`, {
              benefit: number(other, 1),
              spent: number(cost),
              share: percent(benefit > 0 ? other / benefit : 0, 0),
            })}
          </li>
        ))}
      </ul>
      <h3>{t('desk.plan.missed')}</h3>
      <p>{t('desk.plan.missed.about', { areas: missed.areas, share: percent(missed.shareOfNeed, 0) })}</p>
      <details>
        <summary>{t('desk.plan.missed.regions')}</summary>
        <div class="scroll">
          <table class="numbers">
            <thead>
              <tr>
                <th scope="col">{t('desk.plan.region')}</th>
                <th scope="col">{t('desk.plan.missed.areas')}</th>
                <th scope="col">{t('desk.plan.missed.need')}</th>
              </tr>
            </thead>
            <tbody>
              {missed.regions.map(({ region, areas: all, missed: out, shareOfNeed }) => (
                <tr key={region}>
                  <th scope="row">{region}</th>
                  <td>{t('desk.plan.of', { part: out, all })}</td>
                  <td>{percent(shareOfNeed, 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <details>
        <summary>{t('desk.plan.list')}</summary>
        <div class="scroll">
          <table class="numbers">
            <thead>
              <tr>
                <th scope="col">{t('desk.plan.area')}</th>
                <th scope="col">{t('desk.plan.help')}</th>
                <th scope="col">{t('desk.plan.benefit')}</th>
                <th scope="col">{t('desk.plan.flips')}</th>
              </tr>
            </thead>
            <tbody>
              {[...chosen]
                .sort((a, b) => b.benefit - a.benefit || a.pair - b.pair)
                .slice(0, SHOWN)
                .map(({ pair, benefit: own, flipsAt }) => (
                  <tr key={pair}>
                    <th scope="row">{names.area(pair).name}</th>
                    <td>{t(`help.${names.help(pair)}`)}</td>
                    <td>{number(own, 2)}</td>
                    <td>{flipsAt === null ? '' : flipsAt >= 1 ? t('desk.plan.flips.never') : percent(flipsAt, 0)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
        {chosen.length > SHOWN && <p class="hint">{t('desk.plan.list.more', { shown: SHOWN, all: chosen.length })}</p>}
      </details>
    </>
  );
}

/** How often a choice is in the plan of a draw, in a word and a share. */
export function frequencyWords(reader: Reader, share: number | null): string {
  const { t, percent } = words(reader);
  return share === null
    ? t('desk.plan.share.none')
    : t(`desk.plan.share.${frequencyOf(share)}`, { share: percent(share, 0) });
}

/** The reader's words and figures, with shares as percentages. */
export function words({ t, number }: Reader) {
  return { t, number, percent: (value: number, digits: number) => percentage({ number }, value, digits) };
}
