import * as Plot from '@observablehq/plot';
import { type ToldHours, WAVE_ZONE } from '#domains/voices/core';
import { localTime } from '#foundations/calendar';
import type { Reader } from '../../shell/reader.ts';
import { moment } from '../frame/moment.ts';
import { Chart } from '../pictures/chart.tsx';

const HOUR = 60 * 60 * 1000;

/** What clocks in Britain show, as if they showed UTC: the axis is drawn for that. */
const onTheWall = (at: Date): Date => new Date(`${localTime(at, WAVE_ZONE)}Z`);
const clock = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** When people wrote, as far as it may be told: bars as wide as the hours they stand for, as high as people in one of them. */
export function HoursChart({ reader, hours }: { reader: Reader; hours: readonly ToldHours[] }) {
  const { t, number } = reader;
  if (hours.length === 0) return <p class="notice">{t('desk.waves.numbers.no-hours')}</p>;
  const bars = hours.map(({ from, until, count }) => ({
    ...{ from: onTheWall(from), until: onTheWall(until) },
    each: (count * HOUR) / (until.getTime() - from.getTime()),
  }));
  const options: Plot.PlotOptions = {
    ...{ width: 720, height: 260, marginLeft: 52, marginRight: 16, marginBottom: 40 },
    x: { label: t('desk.waves.numbers.when'), type: 'utc', ticks: 6, tickFormat: (at: Date) => clock.format(at) },
    y: { label: t('desk.waves.numbers.each'), grid: true, ticks: 4 },
    marks: [
      Plot.rectY(bars, { x1: 'from', x2: 'until', y: 'each', insetLeft: 0.5, insetRight: 0.5, className: 'bars' }),
      Plot.ruleY([0], { className: 'ground' }),
    ],
  };
  const most = hours.reduce((one, other) => (other.count > one.count ? other : one));
  return (
    <>
      <Chart
        options={options}
        name="tall"
        label={t('desk.waves.numbers.chart', { moment: moment(reader, most.from), count: number(most.count) })}
      />
      <details>
        <summary>{t('desk.bench.as-table')}</summary>
        <div class="scroll">
          <table class="numbers">
            <thead>
              <tr>
                <th scope="col">{t('desk.bench.spread.from')}</th>
                <th scope="col">{t('desk.bench.spread.to')}</th>
                <th scope="col">{t('desk.waves.numbers.prepared')}</th>
              </tr>
            </thead>
            <tbody>
              {hours.map(({ from, until, count }) => (
                <tr key={from.getTime()}>
                  <td>{moment(reader, from)}</td>
                  <td>{moment(reader, until)}</td>
                  <td>{t('desk.waves.about', { count: number(count) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
