import * as Plot from '@observablehq/plot';
import { type CurvePoint, REGRET_DRAWS } from '#domains/interventions/core';
import type { Reader } from '../../shell/reader.ts';
import { Chart } from '../pictures/chart.tsx';

/** What more or less money would bring: the plan at each budget, the bound above it, and the mean of the worst tenth of draws below. */
export function CurveChart({
  reader,
  points,
  budget,
}: {
  reader: Reader;
  points: readonly CurvePoint[];
  budget: number;
}) {
  const { t, number } = reader;
  const pounds = (value: number) => `£${number(value / 1e6, 1)}m`;
  const least = Math.min(0, ...points.map(({ worstTenth }) => worstTenth ?? 0));
  const options: Plot.PlotOptions = {
    ...{ width: 720, height: 280, marginLeft: 56, marginRight: 16, marginBottom: 42 },
    x: { label: t('desk.plan.budget'), ticks: 6, tickFormat: pounds },
    y: {
      label: t('desk.plan.benefit'),
      grid: true,
      ticks: 5,
      domain: [least, Math.max(1, ...points.map(({ bound, largestRegret }) => Math.max(bound, largestRegret ?? 0)))],
    },
    marks: [
      Plot.ruleX([budget], { className: 'ground' }),
      Plot.areaY(points, { x: 'budget', y1: 'benefit', y2: 'bound', className: 'slack' }),
      Plot.lineY(points, { x: 'budget', y: 'benefit', className: 'line' }),
      Plot.dot(points, { x: 'budget', y: 'benefit', r: 3, className: 'bars' }),
      Plot.lineY(
        points.filter(({ worstTenth }) => worstTenth !== null),
        { x: 'budget', y: 'worstTenth', className: 'line worst' },
      ),
      Plot.lineY(
        points.filter(({ largestRegret }) => largestRegret !== null),
        { x: 'budget', y: 'largestRegret', className: 'line regret' },
      ),
      Plot.ruleY([0], { className: 'ground' }),
    ],
  };
  return (
    <>
      <Chart options={options} name="tall" label={t('desk.plan.curve.alt')} />
      <ul class="curve-key">
        {(['benefit', 'worst', 'regret'] as const).map((line) => (
          <li key={line}>
            <svg viewBox="0 0 32 8" class="chart" aria-hidden="true">
              <path class={`line ${line}`} d="M0 4h32" />
            </svg>{' '}
            {t(`desk.plan.curve.key.${line}`, { draws: REGRET_DRAWS })}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('desk.bench.as-table')}</summary>
        <div class="scroll">
          <table class="numbers">
            <thead>
              <tr>
                <th scope="col">{t('desk.plan.budget')}</th>
                <th scope="col">{t('desk.plan.benefit')}</th>
                <th scope="col">{t('desk.plan.curve.bound')}</th>
                <th scope="col">{t('desk.plan.curve.worst')}</th>
                <th scope="col">{t('desk.plan.curve.regret')}</th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.budget}>
                  <th scope="row">£{number(point.budget)}</th>
                  <td>{number(point.benefit, 1)}</td>
                  <td>{number(point.bound, 1)}</td>
                  <td>{point.worstTenth === null ? '' : number(point.worstTenth, 1)}</td>
                  <td>{point.largestRegret === null ? '' : number(point.largestRegret, 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
