import { needsPositive } from '../compute/aggregate.ts';
import type { Aggregate, ModelGroup, ModelMember, Normalise } from '../compute/model.ts';
import type { Drawing } from './uncertainty-drawing.ts';
import { memberStarts } from './uncertainty-plan.ts';

/** Scores as they are, or their logarithms: a geometric mean is a weighted mean of those. */
export type Space = 'value' | 'log';

/** What must be computed, in this order, to score one group by one choice of aggregates. The group itself comes last. */
export interface Program {
  readonly steps: readonly Step[];
  /** Whether the steps can go through a few areas at a time: nothing in them looks at all areas, or takes logarithms on the way. */
  readonly isTiled: boolean;
  /** Indicators with errors of measurement that the steps use, and whether a geometric mean does. */
  readonly drawn: readonly { readonly indicator: number; readonly withLog: boolean }[];
}

export interface Step {
  readonly group: number;
  readonly id: string;
  readonly method: Aggregate;
  readonly members: readonly ModelMember[];
  /** The place of its first member in a row of weights. */
  readonly start: number;
  /** The space of the columns it takes in, which is also that of the sum it gives out. */
  readonly space: Space;
  readonly normalise: Normalise | null;
  /** The other space, where a group above needs it. */
  readonly also: Space | null;
}

export function programFor(drawing: Drawing, target: number, aggregation: number): Program {
  const { groups, plan } = drawing;
  const methods = plan.aggregations[aggregation]!;
  const starts = memberStarts(drawing);
  const reached = groupsWithin(groups, target);
  const steps = reached.map((group): Step => {
    const { id, members, normalise } = groups[group]!;
    const space = spaceOf(methods[group]!);
    const given = normalise ? 'value' : space;
    const wanted = reached
      .filter((above) => groups[above]!.members.some(({ kind, index }) => kind === 'group' && index === group))
      .map((above) => spaceOf(methods[above]!));
    const also = wanted.find((wants) => wants !== given) ?? null;
    return { group, id, method: methods[group]!, members, start: starts[group]!, space, normalise, also };
  });
  const drawn = drawnWithin(drawing, steps);
  return { steps, isTiled: drawn.length === 0 && steps.every((step) => isPlain(step, methods)), drawn };
}

export function spaceOf(method: Aggregate): Space {
  return method === 'geometric-mean' ? 'log' : 'value';
}

/** The group and all it holds, in order of dependency. */
function groupsWithin(groups: readonly ModelGroup[], target: number): number[] {
  const within = new Set([target]);
  for (let group = target; group >= 0; group--) {
    if (!within.has(group)) continue;
    for (const { kind, index } of groups[group]!.members) if (kind === 'group') within.add(index);
  }
  return [...within].sort((one, other) => one - other);
}

/** A mean that needs positive values is plain only over groups that cannot give others. */
function isPlain({ normalise, also, method, members }: Step, methods: readonly Aggregate[]): boolean {
  if (normalise || also) return false;
  return (
    !needsPositive(method) || members.every(({ kind, index }) => kind === 'indicator' || needsPositive(methods[index]!))
  );
}

function drawnWithin({ indicators }: Drawing, steps: readonly Step[]): { indicator: number; withLog: boolean }[] {
  const withLog = new Map<number, boolean>();
  for (const { members, space } of steps)
    for (const { kind, index } of members)
      if (kind === 'indicator' && indicators[index]!.errorScale)
        withLog.set(index, withLog.get(index) === true || space === 'log');
  return [...withLog].map(([indicator, needsLog]) => ({ indicator, withLog: needsLog }));
}
