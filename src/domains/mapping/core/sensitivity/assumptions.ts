import type { IndexModel, UncertaintySpec } from '../compute/model.ts';
import { possibleOmissions } from '../uncertainty/uncertainty-plan.ts';

/** Something that could have been chosen or measured otherwise. */
export type Assumption =
  /** The weight of a member, by its position in a group of the model. */
  | { readonly kind: 'weight'; readonly id: string; readonly group: number; readonly member: number }
  | { readonly kind: 'normalise' | 'aggregate' | 'drop-one' | 'standard-errors'; readonly id: string };

/**
 * The assumptions that a recipe's uncertainty leaves open, in the order of the recipe: `weight.GROUP.MEMBER` for each weight that is not 0 and does not stand
 * alone in its group, then `normalise` and `aggregate` where there are at least two alternatives, `drop-one`, and `standard-errors`, all of them together.
 */
export function assumptionsOf(model: IndexModel, spec: UncertaintySpec): Assumption[] {
  const hasErrors = model.indicators.some(({ standardError }) => standardError?.values.some((error) => error > 0));
  return [
    ...(spec.weightNoise > 0 ? weightsOf(model) : []),
    ...(spec.normalise.length > 1 ? [{ kind: 'normalise', id: 'normalise' } as const] : []),
    ...(spec.aggregate.length > 1 ? [{ kind: 'aggregate', id: 'aggregate' } as const] : []),
    ...(spec.dropOne && possibleOmissions(model).length > 0 ? [{ kind: 'drop-one', id: 'drop-one' } as const] : []),
    ...(hasErrors ? [{ kind: 'standard-errors', id: 'standard-errors' } as const] : []),
  ];
}

/** Whether a group's scores can depend on an assumption at all. */
export function touches({ groups }: IndexModel, group: number, assumption: Assumption): boolean {
  return assumption.kind !== 'weight' || within(groups, group).has(assumption.group);
}

function within(groups: IndexModel['groups'], group: number): Set<number> {
  const found = new Set([group]);
  // A set is walked to its end, that of what is added on the way too.
  for (const one of found) for (const { kind, index } of groups[one]!.members) if (kind === 'group') found.add(index);
  return found;
}

function weightsOf({ indicators, groups }: IndexModel): Assumption[] {
  return groups.flatMap(({ id, members }, group) => {
    const open = members.flatMap(({ kind, index, weight }, member): Assumption[] => {
      const name = (kind === 'indicator' ? indicators : groups)[index]!.id;
      return weight > 0 ? [{ kind: 'weight', id: `weight.${id}.${name}`, group, member }] : [];
    });
    return open.length > 1 ? open : [];
  });
}
