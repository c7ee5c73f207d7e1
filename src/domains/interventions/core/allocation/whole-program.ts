import { type Column, type LinearProgram, linearProgram, type Row } from '#foundations/linear-program';
import { type AllocationProblem, at } from './problem.ts';

/** The problem as an integer programme: a column for each pair that may be chosen, in their order. */
export interface WholeProgram {
  readonly program: LinearProgram;
  /** The pair of each of the first columns. */
  readonly pairs: Int32Array;
}

/** The exact problem of expected benefit; `known` is a choice within the limits to begin at. */
export function wholeProgram(problem: AllocationProblem, known: Int32Array | null = null): WholeProgram {
  const pairs = openPairs(problem);
  const columns = Array.from(pairs, (pair) => choiceColumn(at(problem.benefit, pair)));
  const program = linearProgram(columns, limitRows(problem, pairs));
  if (known === null) return { program, pairs };
  const taken = new Set(known);
  return { program: { ...program, known: Float64Array.from(pairs, (pair) => (taken.has(pair) ? 1 : 0)) }, pairs };
}

/** The pairs that may be chosen. */
export function openPairs({ benefit, room, interventions }: AllocationProblem): Int32Array {
  const open: number[] = [];
  for (let pair = 0; pair < benefit.length; pair++)
    if (at(benefit, pair) !== -Infinity && at(room, Math.floor(pair / interventions)) > 0) open.push(pair);
  return Int32Array.from(open);
}

export function choiceColumn(objective: number): Column {
  return { objective, lower: 0, upper: 1, isWhole: true };
}

/** The rows of the limits: those that bind nothing are left out. */
export function limitRows(problem: AllocationProblem, pairs: Int32Array): Row[] {
  const { interventions, areas, regions, cost, budget, room, capacity, regionOf, regionMinimum } = problem;
  const columnsOf = (of: (pair: number) => number, count: number) => {
    const lists: number[][] = Array.from({ length: count }, () => []);
    for (let column = 0; column < pairs.length; column++) {
      const group = of(at(pairs, column));
      if (group >= 0) lists[group]?.push(column);
    }
    return lists;
  };
  const areaOf = (pair: number) => Math.floor(pair / interventions);
  const ones = (columns: readonly number[]) => columns.map((column) => [column, 1] as const);
  return [
    {
      lower: -Infinity,
      upper: budget,
      entries: Array.from(pairs, (pair, column) => [column, at(cost, pair)] as const),
    },
    ...columnsOf(areaOf, areas).flatMap((columns, area) =>
      columns.length <= at(room, area) ? [] : [{ lower: -Infinity, upper: at(room, area), entries: ones(columns) }],
    ),
    ...columnsOf((pair) => pair % interventions, interventions).flatMap((columns, i) =>
      columns.length <= at(capacity, i) ? [] : [{ lower: -Infinity, upper: at(capacity, i), entries: ones(columns) }],
    ),
    ...columnsOf((pair) => at(regionOf, areaOf(pair)), regions).flatMap((columns, region) =>
      at(regionMinimum, region) <= 0
        ? []
        : [{ lower: at(regionMinimum, region), upper: Infinity, entries: ones(columns) }],
    ),
  ];
}

/** The pairs whose columns are chosen in a point, ascending. */
export function chosenIn(values: Float64Array, pairs: Int32Array): Int32Array {
  return pairs.filter((_, column) => at(values, column) > 0.5);
}
