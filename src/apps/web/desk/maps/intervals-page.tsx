import * as Plot from '@observablehq/plot';
import type { GroupSummary, IndexVersion, RankIntervals } from '#domains/mapping/core';
import type { Assets } from '../../shell/assets.ts';
import type { Reader } from '../../shell/reader.ts';
import { DeskPage } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import { Chart } from '../pictures/chart.tsx';

/** How sure the ranks of a version are, axis by axis, without a name of any place. */
export function IntervalsPage({
  visit,
  assets,
  version,
  found,
}: {
  visit: StaffVisit;
  assets: Assets;
  version: IndexVersion;
  found: readonly { readonly group: GroupSummary; readonly intervals: RankIntervals | null }[];
}) {
  const { t } = visit.reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.intervals.title')} section="maps">
      <p class="over-title">
        <a href={`/desk/maps/${version.id}`}>{t('desk.map.version', { title: version.title, id: version.id })}</a>
      </p>
      <h1>{t('desk.intervals.title')}</h1>
      <p class="lead">{t('desk.intervals.lead')}</p>
      {found.map(({ group, intervals }) => (
        <section key={group.id} aria-labelledby={group.id}>
          <h2 id={group.id}>{group.title}</h2>
          {intervals === null ? (
            <p>{t('desk.intervals.none')}</p>
          ) : (
            <Intervals reader={visit.reader} intervals={intervals} title={group.title} />
          )}
        </section>
      ))}
    </DeskPage>
  );
}

function Intervals({ reader, intervals, title }: { reader: Reader; intervals: RankIntervals; title: string }) {
  const { t, number } = reader;
  const { areaCount, shown, medianWidth, staying } = intervals;
  const words = t('desk.intervals.said', {
    areas: number(areaCount),
    width: number(Math.round(medianWidth)),
    sure: number(staying.sure),
    fair: number(staying.fair),
    unsure: number(staying.unsure),
  });
  const rows = shown.map((interval, at) => ({ ...interval, at }));
  const fifths = [1, 2, 3, 4].map((part) => 0.5 + (part * areaCount) / 5);
  const options: Plot.PlotOptions = {
    width: 640,
    height: 420,
    marginLeft: 60,
    marginBottom: 40,
    x: { axis: null, domain: [-1, rows.length] },
    y: { label: t('desk.intervals.rank'), domain: [areaCount, 1], grid: true, ticks: 5 },
    marks: [
      Plot.ruleY(fifths, { className: 'fifths' }),
      Plot.ruleX(rows, { x: 'at', y1: 'low', y2: 'high', className: 'reach' }),
      Plot.dot(rows, { x: 'at', y: 'rank', r: 1.6, className: 'rank' }),
    ],
  };
  return (
    <>
      <p>{words}</p>
      <Chart options={options} label={`${title}. ${words}`} name="intervals" />
      <p class="hint">{t('desk.intervals.key', { shown: number(shown.length), areas: number(areaCount) })}</p>
    </>
  );
}
