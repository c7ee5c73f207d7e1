import type { WeightShare } from '#domains/mapping/core';
import type { Reader } from '../../shell/reader.ts';

/** What each indicator was given to say on an axis, and what it comes to: two bars and their figures in one table. */
export function WeightTable({
  shares,
  titleOf,
  caption,
  reader,
}: {
  shares: readonly WeightShare[];
  titleOf: (id: string) => string;
  caption: string;
  reader: Reader;
}) {
  const { t, percent } = reader;
  const longest = Math.max(...shares.flatMap(({ nominal, effective }) => [nominal, Math.abs(effective ?? 0)]), 0.01);
  const bar = (share: number) => `M0 0h${Math.round((Math.abs(share) / longest) * 1000) / 10}v6H0z`;
  return (
    <div class="scroll">
      <table class="numbers says">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.bench.indicator')}</th>
            <th scope="col">{t('desk.bench.weight.given')}</th>
            <th scope="col">{t('desk.bench.weight.makes')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {shares.map(({ indicatorId, nominal, effective }) => (
            <tr key={indicatorId} {...(effective !== null && effective < 0 && { class: 'against' })}>
              <th scope="row">{titleOf(indicatorId)}</th>
              <td>{percent(nominal, 1)}</td>
              <td>{effective === null ? '–' : percent(effective, 1)}</td>
              <td aria-hidden="true">
                <svg viewBox="0 0 100 14" preserveAspectRatio="none" class="pair">
                  <path class="given" d={bar(nominal)} />
                  <path class="makes" d={bar(effective ?? 0)} transform="translate(0 8)" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
