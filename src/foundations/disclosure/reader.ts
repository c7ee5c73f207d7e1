import { countsBehind, type Interval, roundCount, THRESHOLD } from './disclosed.ts';
import { type Extreme, extremeSum, type Fact } from './extreme-sum.ts';
import type { Figure, Table } from './table.ts';

/**
 * What a reader takes a hidden figure for. `any-count`: it may be anything from 0. `small-where-small`: the reader has guessed right which hidden
 * figures are under 10, and uses that; the others may still be anything.
 */
export type Reader = 'any-count' | 'small-where-small';

/** What a reader knows of published figures; nothing about those that are hidden, unless the reader has guessed that they are small. */
export function factsFor(reader: Reader, figures: readonly Figure[], shown: readonly boolean[]): readonly Fact[] {
  return figures.flatMap((figure, view) => {
    const { regions, count } = figure;
    if (shown[view]) return [{ view, regions, ...countsBehind(roundCount(count)) }];
    const guessed = reader === 'small-where-small' && count < THRESHOLD && regions.length > 0;
    return guessed ? [{ view, regions, least: 0, most: THRESHOLD - 1 }] : [];
  });
}

/** What the facts leave for a set of regions, and the figures without which it would be wider. */
export interface Left extends Interval {
  readonly because: ReadonlySet<number>;
  /** The tables that attain the two ends. */
  readonly tables: readonly [Extreme['table'], Extreme['table']];
}

export function intervalLeft(table: Table, facts: readonly Fact[], regions: readonly number[]): Left {
  const low = extremeSum(table.regionCounts, facts, regions, -1);
  const high = extremeSum(table.regionCounts, facts, regions, 1);
  return {
    least: low.sum,
    most: high.sum,
    because: new Set([...low.stoppedBy, ...high.stoppedBy]),
    tables: [low.table, high.table],
  };
}
