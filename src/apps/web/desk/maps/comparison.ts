import { type CurrentIndex, readIndex } from '#domains/mapping';
import {
  type AxisId,
  compareVersions,
  explainChange,
  recipeOf,
  type ScoreChange,
  scoredIndex,
  type VersionComparison,
} from '#domains/mapping/core';
import type { Database } from '#platform/database';

/** What one version changes from another, with why each of the places that move most does so. */
export interface ComparedVersions {
  readonly before: { readonly id: string; readonly title: string };
  readonly comparison: VersionComparison;
  /** By axis and code. */
  readonly reasons: ReadonlyMap<AxisId, ReadonlyMap<string, ScoreChange>>;
  /** What indicators and groups are called, by their ids. */
  readonly titles: ReadonlyMap<string, string>;
}

const moversShown = 9;

/** Versions never change, so a comparison is made once; a few are kept, as the one who decides opens the page more than once. */
export function comparer(
  db: Database,
  kept = 4,
): (beforeId: string, afterId: string) => Promise<ComparedVersions | null> {
  const known = new Map<string, Promise<ComparedVersions | null>>();
  return (beforeId, afterId) => {
    const key = `${beforeId} ${afterId}`;
    const comparing = known.get(key) ?? readBoth(db, beforeId, afterId);
    known.delete(key);
    known.set(key, comparing);
    for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - kept))) known.delete(oldest);
    comparing.catch(() => known.delete(key));
    return comparing;
  };
}

async function readBoth(db: Database, beforeId: string, afterId: string): Promise<ComparedVersions | null> {
  const before = await readIndex(db, beforeId);
  const after = await readIndex(db, afterId);
  return before === null || after === null ? null : compare(before, after);
}

function compare(before: CurrentIndex, after: CurrentIndex): ComparedVersions {
  const comparison = compareVersions(before, after, moversShown);
  const [old, renewed] = [before, after].map((index) => scoredIndex(index.version, recipeOf(index), index.areas));
  const reasons = new Map<AxisId, ReadonlyMap<string, ScoreChange>>();
  for (const { axis, movers } of comparison.axes) {
    const explanation = old && renewed ? explainChange(old, renewed, axis) : null;
    const found = movers.flatMap(({ code }) => {
      const change = explanation?.of(code);
      return change ? [[code, change] as const] : [];
    });
    reasons.set(axis, new Map(found));
  }
  const named = [before, after].flatMap(({ version }) => [...version.indicators, ...version.groups]);
  const { id, title } = before.version;
  return { before: { id, title }, comparison, reasons, titles: new Map(named.map((part) => [part.id, part.title])) };
}
