import * as Plot from '@observablehq/plot';
import type { Distribution } from '#domains/mapping/core';
import type { Reader } from '../../shell/reader.ts';
import { Chart } from '../pictures/chart.tsx';

/** How figures are spread over the areas: a picture, and the same in a table. */
export function SpreadChart({
  distribution,
  label,
  reader,
  small,
}: {
  distribution: Distribution;
  /** What the figures are. */
  label: string;
  reader: Reader;
  small?: boolean;
}) {
  const { t, number } = reader;
  const { bins, five, count } = distribution;
  if (five === null) return <p>{t('desk.bench.spread.nothing')}</p>;
  const [smallest, , median, , largest] = five.map((value) => figure(reader, value));
  const words = t('desk.bench.spread.label', {
    label,
    count,
    smallest: smallest ?? '',
    median: median ?? '',
    largest: largest ?? '',
  });
  const options: Plot.PlotOptions = {
    width: small ? 220 : 520,
    height: small ? 90 : 200,
    marginLeft: small ? 8 : 52,
    marginRight: 12,
    marginTop: small ? 6 : 24,
    marginBottom: small ? 20 : 34,
    x: { label: small ? null : label, ticks: small ? 2 : 5, nice: false },
    y: small ? { axis: null } : { label: t('desk.bench.spread.areas'), ticks: 4, grid: true },
    marks: [
      Plot.rectY(bins, { x1: 'from', x2: 'to', y: 'count', insetLeft: 0.5, insetRight: 0.5, className: 'bars' }),
      Plot.ruleX([five[2]], { className: 'halfway' }),
      Plot.ruleY([0], { className: 'ground' }),
    ],
  };
  if (small) return <Chart options={options} label={words} name="tiny" />;
  return (
    <>
      <Chart options={options} label={words} name="tall" />
      <details>
        <summary>{t('desk.bench.as-table')}</summary>
        <div class="scroll">
          <table class="numbers">
            <thead>
              <tr>
                <th scope="col">{t('desk.bench.spread.from')}</th>
                <th scope="col">{t('desk.bench.spread.to')}</th>
                <th scope="col">{t('desk.bench.spread.areas')}</th>
              </tr>
            </thead>
            <tbody>
              {bins.map((bin) => (
                <tr key={bin.from}>
                  <td>{figure(reader, bin.from)}</td>
                  <td>{figure(reader, bin.to)}</td>
                  <td>{number(bin.count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

/** A figure with three digits that say something, whatever its size. */
export function figure({ number }: Reader, value: number): string {
  const size = Math.abs(value);
  const digits =
    size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : Math.min(10, 2 - Math.floor(Math.log10(size)));
  return number(value, digits);
}
