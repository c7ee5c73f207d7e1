import type { GateReport, MappingProblem } from '#domains/mapping';
import type { Lack, Moved, Preview, Shift } from '#domains/mapping/core';
import { weightShares } from '#domains/mapping/core';
import { explainMapping } from '../../../worker/sentences/mapping.ts';
import { explainLack } from '../../../worker/sentences/working.ts';
import type { Reader } from '../../shell/reader.ts';
import { WeightTable } from './weight-chart.tsx';

/** What a recipe comes to, against the one it began from. */
export interface Outcome {
  readonly preview: Preview | null;
  readonly problem: MappingProblem | null;
  readonly lacks: readonly Lack[];
  /** What it is held against: the id of a version, or null for the recipe as it is kept. */
  readonly against: string | null;
  /** One for each axis that both have. */
  readonly shifts: readonly Shift[];
  /** How many areas change band by what is tried and not kept, by axis; empty where nothing is tried. */
  readonly tried: ReadonlyMap<string, number>;
  /** What its indicators and groups are called, by their ids. */
  readonly titles: ReadonlyMap<string, string>;
  /** Null where nobody has asked yet. */
  readonly gate: GateReport | null;
  /** Whether areas outside of somebody's own are left out where areas are named. */
  readonly isLimited: boolean;
}

/** The preview beside a recipe: what moves, by how much, which areas most and why; who is covered; what each indicator comes to. */
export function PreviewPanel({ outcome, reader }: { outcome: Outcome; reader: Reader }) {
  const { t } = reader;
  const { preview, problem, lacks, shifts, gate } = outcome;
  const titleOf = (id: string) => outcome.titles.get(id) ?? id;
  return (
    <>
      {problem && <p class="notice problem">{explainMapping(problem)}</p>}
      {lacks.length > 0 && (
        <div class="notice">
          <p>{t('desk.bench.not-finished')}</p>
          <ul>
            {lacks.map((lack) => {
              const words = explainLack(lack, titleOf);
              return <li key={words}>{words}</li>;
            })}
          </ul>
        </div>
      )}
      {gate && <GateNotice gate={gate} titleOf={titleOf} reader={reader} />}
      {preview && shifts.length === 0 && lacks.length === 0 && <p>{t('desk.bench.nothing-to-compare')}</p>}
      {preview?.groups
        .filter(({ isTop }) => isTop)
        .map(({ id, title }) => (
          <AxisPart
            key={id}
            id={id}
            title={title}
            preview={preview}
            shift={shifts.find(({ groupId }) => groupId === id) ?? null}
            outcome={outcome}
            titleOf={titleOf}
            reader={reader}
          />
        ))}
    </>
  );
}

/** One sentence for whoever only hears what has changed. */
export function announcement({ shifts, problem }: Outcome, { t, number }: Reader): string {
  if (problem) return explainMapping(problem);
  return shifts
    .map(({ title, changed, areas }) =>
      t('desk.bench.announce', { axis: title, changed: number(changed), areas: number(areas) }),
    )
    .join(' ');
}

interface AxisProps {
  readonly id: string;
  readonly title: string;
  readonly preview: Preview;
  readonly shift: Shift | null;
  readonly outcome: Outcome;
  readonly titleOf: (id: string) => string;
  readonly reader: Reader;
}

function AxisPart({ id, title, preview, shift, outcome, titleOf, reader }: AxisProps) {
  const { t } = reader;
  return (
    <section class={`axis-part ${id}`} aria-labelledby={`axis-${id}`}>
      <h3 id={`axis-${id}`}>{title}</h3>
      {shift && <ShiftFigures shift={shift} outcome={outcome} reader={reader} />}
      <Coverage preview={preview} groupId={id} shift={shift} titleOf={titleOf} reader={reader} />
      {shift && shift.movers.length > 0 && (
        <details open={shift.changed > 0}>
          <summary>{t(outcome.isLimited ? 'desk.bench.movers.own' : 'desk.bench.movers')}</summary>
          <ol class="moving">
            {shift.movers.map((mover) => (
              <MoverItem key={mover.code} mover={mover} titleOf={titleOf} reader={reader} />
            ))}
          </ol>
          <p class="hint">{t('desk.bench.movers.hint')}</p>
        </details>
      )}
      {shift && shift.changed > 0 && <MovesTable shift={shift} reader={reader} />}
      <details>
        <summary>{t('desk.bench.weight.title')}</summary>
        <WeightTable
          shares={weightShares(preview, id)}
          titleOf={titleOf}
          caption={t('desk.bench.weight.caption')}
          reader={reader}
        />
      </details>
    </section>
  );
}

function ShiftFigures({ shift, outcome, reader }: { shift: Shift; outcome: Outcome; reader: Reader }) {
  const { t, number, percent } = reader;
  const { changed, areas, spearman, groupId } = shift;
  const tried = outcome.tried.get(groupId);
  const against = outcome.against ?? t('desk.bench.as-kept');
  return (
    <dl class="shift">
      <div>
        <dt>{t('desk.bench.changed')}</dt>
        <dd>
          <strong>{number(changed)}</strong>{' '}
          {t('desk.bench.changed.of', {
            areas: number(areas),
            share: percent(areas === 0 ? 0 : changed / areas, 1),
            against,
          })}
          {tried !== undefined && (
            <span class="hint"> {t('desk.bench.changed.tried', { changed: number(tried) })}</span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('desk.bench.agreement')}</dt>
        <dd>
          <strong>{spearman === null ? '–' : number(spearman, 3)}</strong> {t('desk.bench.agreement.hint', { against })}
        </dd>
      </div>
    </dl>
  );
}

function Coverage({
  preview,
  groupId,
  shift,
  titleOf,
  reader,
}: Pick<AxisProps, 'preview' | 'shift' | 'titleOf' | 'reader'> & { groupId: string }) {
  const { t, percent } = reader;
  const statements = preview.coverage.filter((statement) => statement.groupId === groupId);
  if (statements.length === 0) return <p class="hint">{t('desk.bench.coverage.none')}</p>;
  return (
    <ul class="coverage">
      {statements.map((statement) => {
        const before = shift?.coverageBefore.find(
          ({ of, indicatorId }) => of === statement.of && indicatorId === statement.indicatorId,
        );
        const who =
          statement.indicatorId === undefined
            ? t('desk.bench.coverage.people')
            : t('desk.bench.coverage.in-need', { indicator: titleOf(statement.indicatorId) });
        const inside = percent(statement.shareInTopDecile, 1);
        const outside = percent(1 - statement.shareInTopDecile, 1);
        return (
          <li key={`${statement.of} ${statement.indicatorId}`}>
            {t('desk.bench.coverage', { who, inside, outside })}
            {before && before.shareInTopDecile !== statement.shareInTopDecile && (
              <span class="hint">
                {' '}
                {t('desk.bench.coverage.before', { inside: percent(before.shareInTopDecile, 1) })}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** So many reasons are shown of each area; the rest is summed up in the smallest of them. */
const reasonsShown = 3;

function MoverItem({ mover, titleOf, reader }: { mover: Moved; titleOf: (id: string) => string; reader: Reader }) {
  const { t, percent, number } = reader;
  const { code, name, bandBefore, bandAfter, placeBefore, placeAfter, why } = mover;
  const up = placeAfter > placeBefore;
  const signed = (points: number) => `${points > 0 ? '+' : '−'}${number(Math.abs(points), 2)}`;
  const shown = why.parts.filter(({ points }) => Math.abs(points) >= 0.005).slice(0, reasonsShown);
  return (
    <li>
      <p>
        <strong>{name}</strong> <small>{code}</small>
        <br />
        {t(up ? 'desk.bench.mover.up' : 'desk.bench.mover.down', {
          by: percent(Math.abs(placeAfter - placeBefore), 1),
        })}{' '}
        {bandBefore === bandAfter
          ? t('desk.bench.mover.same-band', { band: bandAfter })
          : t('desk.bench.mover.bands', { before: bandBefore, after: bandAfter })}
      </p>
      <ul class="reasons">
        {shown.map(({ indicatorId, points }) => (
          <li key={indicatorId} class={points > 0 ? 'more' : 'less'}>
            <span>{titleOf(indicatorId)}</span> <b>{signed(points)}</b>
          </li>
        ))}
        {Math.abs(why.rest) >= 0.005 && (
          <li>
            <span>{t('desk.bench.mover.rest')}</span> <b>{signed(why.rest)}</b>
          </li>
        )}
      </ul>
    </li>
  );
}

function MovesTable({ shift, reader }: { shift: Shift; reader: Reader }) {
  const { t, number } = reader;
  const bands = [5, 4, 3, 2, 1] as const;
  return (
    <details>
      <summary>{t('desk.bench.moves')}</summary>
      <div class="scroll">
        <table class="numbers moves-table">
          <caption>{t('desk.bench.moves.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('desk.bench.moves.from')}</th>
              {bands.map((to) => (
                <th key={to} scope="col">
                  {t('desk.bench.moves.to', { band: to })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bands.map((from) => (
              <tr key={from}>
                <th scope="row">{t('desk.bench.band', { band: from })}</th>
                {bands.map((to) => (
                  <td key={to} {...(from === to && { class: 'stays' })}>
                    {number(shift.moves[from - 1]?.[to - 1] ?? Number.NaN)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

export function GateNotice({
  gate,
  titleOf,
  reader,
}: {
  gate: GateReport;
  titleOf: (id: string) => string;
  reader: Reader;
}) {
  const { t, number } = reader;
  switch (gate.gate) {
    case 'passed':
      return <p class="gate">{t('desk.bench.gate.passed')}</p>;
    case 'not-installed':
      return <p class="gate hint">{t('desk.bench.gate.not-installed')}</p>;
    case 'not-checked':
      return (
        <p class="notice">
          {gate.id === null
            ? t('desk.bench.gate.few', { areas: number(gate.areas), needed: number(gate.needed) })
            : t('desk.bench.gate.few-of', {
                title: titleOf(gate.id),
                areas: number(gate.areas),
                needed: number(gate.needed),
              })}
        </p>
      );
    case 'disguised':
      return (
        <div class="notice problem">
          <ul>
            {gate.inputs.map((input) => (
              <li key={`${input.of} ${input.id}`}>{explainMapping(input)}</li>
            ))}
          </ul>
          <p>{t('desk.bench.gate.disguised')}</p>
        </div>
      );
  }
}
