import type { Random } from '#foundations/numeric';
import type { SaltelliDesign } from '#foundations/sensitivity-analysis';
import type { IndexModel } from '../compute/model.ts';
import { type Assumption, touches } from './assumptions.ts';
import { TARGETS, type TargetSensitivity, targetSensitivity } from './sensitivity.ts';

/** Whether an evaluation of a design can come out differently for a group than its row of A: the others need not be computed. */
export function isOpen(
  model: IndexModel,
  group: number,
  assumptions: readonly Assumption[],
  { samples }: SaltelliDesign,
  evaluation: number,
): boolean {
  const block = Math.floor(evaluation / samples);
  return block < 2 || touches(model, group, assumptions[block - 2]!);
}

/** Both targets of one group. `distances` holds two numbers for every evaluation, of which only those that are open are looked at. */
export function sensitivityOfGroup(
  model: IndexModel,
  group: number,
  assumptions: readonly Assumption[],
  design: SaltelliDesign,
  distances: Float64Array,
  randomOf: () => Random,
): TargetSensitivity[] {
  const open = assumptions.map((assumption) => ({ id: assumption.id, touches: touches(model, group, assumption) }));
  return TARGETS.map((kind, target) => {
    const outcomes = Float64Array.from({ length: design.evaluations }, (_, evaluation) => {
      const isKnown = isOpen(model, group, assumptions, design, evaluation);
      return distances[2 * (isKnown ? evaluation : evaluation % design.samples) + target]!;
    });
    return targetSensitivity(design, { groupId: model.groups[group]!.id, kind, outcomes }, open, randomOf());
  });
}
