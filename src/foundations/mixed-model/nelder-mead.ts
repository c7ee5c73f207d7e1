/**
 * Where a function of a few variables has a valley, by the simplex of Nelder and Mead (1965), The Computer Journal 7, 308-313, with their coefficients
 * 1, 2, 1/2, 1/2. It ends when all corners lie within `tolerance` of the best, in every variable and in value. Deterministic.
 */
export function nelderMead(
  cost: (at: readonly number[]) => number,
  start: readonly number[],
  {
    step,
    tolerance,
    mostEvaluations,
  }: { readonly step: number; readonly tolerance: number; readonly mostEvaluations: number },
): readonly number[] {
  let evaluations = 0;
  const corner = (at: readonly number[]) => {
    evaluations += 1;
    return { at, cost: cost(at) };
  };
  type Corner = ReturnType<typeof corner>;
  let simplex: Corner[] = [
    start,
    ...start.map((_, axis) => start.map((value, other) => value + (other === axis ? step : 0))),
  ].map(corner);
  const between = (one: readonly number[], other: readonly number[], share: number) =>
    one.map((value, axis) => value + share * (other[axis]! - value));
  while (evaluations < mostEvaluations) {
    simplex = simplex.toSorted((one, other) => one.cost - other.cost);
    const best = simplex[0]!;
    const worst = simplex.at(-1)!;
    const isSmall = simplex.every(({ at }) => at.every((value, axis) => Math.abs(value - best.at[axis]!) < tolerance));
    if (isSmall && worst.cost - best.cost < tolerance) break;
    const others = simplex.slice(0, -1);
    const centre = start.map((_, axis) => others.reduce((sum, { at }) => sum + at[axis]!, 0) / others.length);
    const replace = (by: Corner) => {
      simplex = [...others, by];
    };
    const reflected = corner(between(centre, worst.at, -1));
    if (reflected.cost < best.cost) {
      const expanded = corner(between(centre, worst.at, -2));
      replace(expanded.cost < reflected.cost ? expanded : reflected);
    } else if (reflected.cost < others.at(-1)!.cost) replace(reflected);
    else {
      const contracted = corner(between(centre, reflected.cost < worst.cost ? reflected.at : worst.at, 0.5));
      if (contracted.cost < Math.min(reflected.cost, worst.cost)) replace(contracted);
      else simplex = [best, ...simplex.slice(1).map(({ at }) => corner(between(best.at, at, 0.5)))];
    }
  }
  return simplex.reduce((best, one) => (one.cost < best.cost ? one : best)).at;
}
