import { accept, type Result, refuse } from '#foundations/result';

/** Some of the ground of an old area that belongs to a new one. */
export interface LookupLink {
  readonly from: string;
  readonly to: string;
  /** How much of the old area's people live in this part; null where nobody has said. */
  readonly share: number | null;
}

/**
 * What became of an old area: the same ground under the same code, the same ground under a new code, several new areas, part of one new
 * area together with others, any tangle of these, or nothing that the lookup knows.
 */
export type AreaChange = 'unchanged' | 'recoded' | 'split' | 'merged' | 'irregular' | 'lost';

export interface LookupReport {
  /** What became of each old code, in the order given. */
  readonly changes: ReadonlyMap<string, AreaChange>;
  readonly counts: Readonly<Record<AreaChange, number>>;
  /** The new codes that stand on ground of the old ones, sorted. */
  readonly targets: readonly string[];
}

/** Tells what became of old areas in a newer vintage. Links of codes that are not asked about still count towards a merger. */
export function applyLookup(codes: readonly string[], links: readonly LookupLink[]): LookupReport {
  const ahead = linksBy(links, (link) => link.from);
  const back = linksBy(links, (link) => link.to);
  const changes = new Map(codes.map((code) => [code, changeOf(code, ahead, back)]));
  const counts: Record<AreaChange, number> = { unchanged: 0, recoded: 0, split: 0, merged: 0, irregular: 0, lost: 0 };
  for (const change of changes.values()) counts[change]++;
  const targets = new Set(codes.flatMap((code) => linksOf(ahead, code).map((link) => link.to)));
  return { changes, counts, targets: [...targets].sort() };
}

export type CarryProblem =
  | { readonly kind: 'split-without-shares'; readonly code: string; readonly into: readonly string[] }
  | { readonly kind: 'shares-do-not-add-up'; readonly code: string; readonly sum: number }
  | { readonly kind: 'lost-area'; readonly code: string };

/**
 * Carries counts (of people, of households; never rates) over to a newer vintage: a split area's count is shared out, merged ones
 * are added up. The total stays the same: an area that the lookup does not know, or that is split without shares, is refused.
 */
export function carryCounts(
  counts: ReadonlyMap<string, number>,
  links: readonly LookupLink[],
): Result<ReadonlyMap<string, number>, CarryProblem> {
  const ahead = linksBy(links, (link) => link.from);
  const carried = new Map<string, number>();
  for (const [code, count] of counts) {
    const parts = linksOf(ahead, code);
    const problem = shareProblem(code, parts);
    if (problem !== null) return refuse(problem);
    for (const { to, share } of parts) carried.set(to, (carried.get(to) ?? 0) + count * (share ?? 1));
  }
  return accept(carried);
}

function shareProblem(code: string, parts: readonly LookupLink[]): CarryProblem | null {
  if (parts.length === 0) return { kind: 'lost-area', code };
  if (parts.length === 1 && parts[0]?.share === null) return null;
  if (parts.some((part) => part.share === null)) {
    return { kind: 'split-without-shares', code, into: parts.map((part) => part.to) };
  }
  const sum = parts.reduce((total, part) => total + (part.share ?? Number.NaN), 0);
  return Math.abs(sum - 1) <= 1e-6 ? null : { kind: 'shares-do-not-add-up', code, sum };
}

type Links = ReadonlyMap<string, readonly LookupLink[]>;

function changeOf(code: string, ahead: Links, back: Links): AreaChange {
  const parts = linksOf(ahead, code);
  const [only] = parts;
  if (only === undefined) return 'lost';
  const shared = parts.filter((part) => linksOf(back, part.to).length > 1).length;
  if (parts.length > 1) return shared === 0 ? 'split' : 'irregular';
  if (shared === 0) return only.to === code ? 'unchanged' : 'recoded';
  const allWhole = linksOf(back, only.to).every((link) => linksOf(ahead, link.from).length === 1);
  return allWhole ? 'merged' : 'irregular';
}

function linksBy(links: readonly LookupLink[], key: (link: LookupLink) => string): Links {
  const found = new Map<string, LookupLink[]>();
  for (const link of links) {
    const list = found.get(key(link));
    if (list === undefined) found.set(key(link), [link]);
    else list.push(link);
  }
  return found;
}

function linksOf(links: Links, code: string): readonly LookupLink[] {
  return links.get(code) ?? [];
}
