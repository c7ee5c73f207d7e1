import * as Plot from '@observablehq/plot';
import type { IndexVersion, StoredSensitivity, TargetSensitivity } from '#domains/mapping/core';
import type { Reader } from '../../shell/reader.ts';
import { Chart } from '../pictures/chart.tsx';

/** Which choices move the ranks of a version: for each axis and target, what each choice moves by itself and with all others. */
export function SensitivityPart({
  reader,
  version,
  sensitivity,
}: {
  reader: Reader;
  version: IndexVersion;
  sensitivity: StoredSensitivity | null;
}) {
  const { t } = reader;
  const tops = new Map(version.groups.filter(({ isTop }) => isTop).map(({ id, title }) => [id, title]));
  return (
    <section aria-labelledby="sensitivity">
      <h2 id="sensitivity">{t('desk.sensitivity')}</h2>
      {sensitivity === null ? (
        <p>{t('desk.sensitivity.none')}</p>
      ) : (
        <>
          <p>{t('desk.sensitivity.lead', { evaluations: sensitivity.evaluations })}</p>
          {sensitivity.targets
            .filter(({ groupId }) => tops.has(groupId))
            .map((target) => (
              <Tornado
                key={`${target.groupId} ${target.kind}`}
                reader={reader}
                version={version}
                target={target}
                title={tops.get(target.groupId) ?? target.groupId}
              />
            ))}
        </>
      )}
    </section>
  );
}

interface Bar {
  readonly name: string;
  readonly first: number;
  readonly total: number;
  readonly low: number;
  readonly high: number;
}

function Tornado({
  reader,
  version,
  target,
  title,
}: {
  reader: Reader;
  version: IndexVersion;
  target: TargetSensitivity;
  title: string;
}) {
  const { t, number, percent } = reader;
  const bars = target.assumptions
    .flatMap(({ id, index }): Bar[] => {
      if (index === null) return [];
      const { firstOrder, total, totalInterval } = index;
      return [{ name: nameOf(reader, version, id), first: firstOrder, total, ...totalInterval }];
    })
    .sort((one, other) => other.total - one.total);
  const moved = target.kind === 'mean-rank-change' ? number(target.mean, 1) : percent(target.mean, 1);
  const heading = t(`desk.sensitivity.${target.kind}`, { title, moved });
  if (bars.length === 0) return <p>{heading}</p>;
  return (
    <div>
      <h3>{heading}</h3>
      <Chart name="tornado" label={t('desk.sensitivity.picture', { title })} options={tornado(bars)} />
      <div class="scroll">
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">{t('desk.sensitivity.assumption')}</th>
              <th scope="col">{t('desk.sensitivity.first')}</th>
              <th scope="col">{t('desk.sensitivity.total')}</th>
              <th scope="col">{t('desk.sensitivity.interval')}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ name, first, total, low, high }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{percent(Math.max(0, first), 1)}</td>
                <td>{percent(total, 1)}</td>
                <td>{t('desk.sensitivity.from-to', { low: percent(low, 1), high: percent(high, 1) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** The strongest on top. A name that is long for a phone is cut in the picture, and whole in the table. */
function tornado(bars: readonly Bar[]): Plot.PlotOptions {
  const shown = bars.slice(0, 10).map((bar, at) => ({ ...bar, at }));
  return {
    width: 420,
    height: 40 + 28 * shown.length,
    marginLeft: 160,
    x: { label: null, percent: true, ticks: 4, domain: [0, 100 * Math.max(...shown.map(({ high }) => high), 0.1)] },
    // By place, not by name: two names may be cut to the same words.
    y: { label: null, type: 'band', tickFormat: (at: number) => shortened(shown[at]?.name ?? '') },
    marks: [
      Plot.barX(shown, { y: 'at', x: 'total', className: 'total', insetTop: 3, insetBottom: 3 }),
      Plot.barX(shown, {
        y: 'at',
        x: ({ first }: Bar) => Math.max(0, first),
        className: 'first',
        insetTop: 7,
        insetBottom: 7,
      }),
      Plot.ruleY(shown, { y: 'at', x1: 'low', x2: 'high', className: 'interval' }),
    ],
  };
}

const longestName = 22;
const shortened = (name: string) => (name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name);

function nameOf({ t }: Reader, version: IndexVersion, id: string): string {
  const [kind, , member] = id.split('.');
  if (kind !== 'weight') return t(`desk.sensitivity.assumption.${id}`);
  const titles = new Map([...version.indicators, ...version.groups].map((one) => [one.id, one.title]));
  return t('desk.sensitivity.assumption.weight', { title: titles.get(member ?? '') ?? id });
}
