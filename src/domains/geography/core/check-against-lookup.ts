import type { LookupLink } from './apply-lookup.ts';
import type { Vintage } from './area.ts';

/** An installed lookup, whole. */
export interface Lookup {
  readonly from: Vintage;
  readonly to: Vintage;
  readonly links: readonly LookupLink[];
}

/** Codes that a lookup knows of the other one of its two vintages alone. */
export interface ForeignCodes {
  readonly first: string;
  readonly count: number;
  readonly vintage: Vintage;
  /** What the first one is in the vintage that was expected. */
  readonly became: readonly string[];
}

/** The first lookup by which some of the codes are of another vintage than the one they are given for; null where none tells so. */
export function findForeignCodes(
  codes: readonly string[],
  vintage: Vintage,
  lookups: readonly Lookup[],
): ForeignCodes | null {
  for (const { from, to, links } of lookups) {
    const [own, other] = from === vintage ? (['from', 'to'] as const) : (['to', 'from'] as const);
    const ours = new Set(links.map((link) => link[own]));
    const theirs = new Set(links.map((link) => link[other]));
    const foreign = codes.filter((code) => !ours.has(code) && theirs.has(code));
    const [first] = foreign;
    if (first === undefined) continue;
    const became = links.flatMap((link) => (link[other] === first ? [link[own]] : [])).sort();
    return { first, count: foreign.length, vintage: own === 'from' ? to : from, became };
  }
  return null;
}
