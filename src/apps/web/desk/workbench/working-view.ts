import { listCodesWithin } from '#domains/geography';
import {
  findState,
  findWorking,
  type GateReport,
  type Look,
  lookAt,
  type Prepared,
  type RecipeOverTables,
  type Workbench,
} from '#domains/mapping';
import { type Preview, type RecipeDraft, shiftOf, type Working } from '#domains/mapping/core';
import type { Database } from '#platform/database';
import type { StaffVisit } from '../frame/visit.ts';
import type { Outcome } from './preview-panel.tsx';

/** What pages of a working are made from. */
export interface Bench {
  readonly db: Database;
  readonly bench: Workbench;
}

/** How many areas a preview names on each axis. */
const namedMovers = 6;

/** Whoever may not act everywhere may look, and sees areas of their own alone. */
export const mayChange = ({ person }: Pick<StaffVisit, 'person'>): boolean => person.areas.length === 0;

/** What a recipe comes to, against the one it began from; `kept` is the recipe without what is only tried. */
export async function outcomeOf(
  parts: Bench,
  working: Working,
  look: Look,
  { visit, kept = null, gate = null }: { visit: StaffVisit; kept?: Look | null; gate?: GateReport | null },
): Promise<Outcome> {
  const preview = look.outcome?.ok ? look.outcome.value : null;
  const problem = look.outcome?.ok === false ? look.outcome.problem : null;
  const keptPreview = kept?.outcome?.ok ? kept.outcome.value : null;
  const start = await startOf(parts, working);
  const own = await ownAreas(parts, visit, working, look);
  const against = start ?? keptPreview;
  const tops = preview?.groups.filter(({ isTop }) => isTop).map(({ id }) => id) ?? [];
  const options = { movers: namedMovers, ...(own && { mayName: own }) };
  const shifts = preview && against ? tops.flatMap((id) => shiftOf(against, preview, id, options) ?? []) : [];
  const tried = new Map<string, number>();
  if (preview && keptPreview && start && keptPreview !== start)
    for (const id of tops) {
      const alone = shiftOf(keptPreview, preview, id, { movers: 0 });
      if (alone) tried.set(id, alone.changed);
    }
  return {
    ...{ preview, problem, lacks: look.judged.lacks, shifts, tried, gate, isLimited: own !== null },
    titles: titlesOf(look.state.recipe),
    against: start === null ? null : (working.versionId ?? null),
  };
}

/** What the indicators and groups of a recipe are called. */
export function titlesOf({ indicators, groups }: RecipeDraft): ReadonlyMap<string, string> {
  return new Map([...indicators, ...groups].map(({ id, title }) => [id, title]));
}

/** The recipe as the working began, computed; null where it began with nothing. */
async function startOf({ db, bench }: Bench, working: Working): Promise<Preview | null> {
  const state = await findState(db, working.id, 1);
  const look = state && (await lookAt(bench, state));
  return look?.outcome?.ok ? look.outcome.value : null;
}

/** Whether somebody may see an area; null for people who may see all. An own area may be an authority, and then its small areas are own too. */
export async function ownAreas(
  { db, bench }: Bench,
  { person }: Pick<StaffVisit, 'person'>,
  { vintage }: Pick<Working, 'vintage'>,
  { asked }: Pick<Look, 'asked'>,
): Promise<((code: string) => boolean) | null> {
  if (person.areas.length === 0) return null;
  const own = new Set(await listCodesWithin(db, vintage, person.areas));
  const prepared = await prepare(bench, asked);
  const { codes = [], parents = null } = prepared?.read.facts ?? {};
  for (const [at, code] of codes.entries()) if (person.areas.includes(parents?.[at] ?? '')) own.add(code);
  return (code) => own.has(code);
}

/** The columns of a recipe made ready; null where that cannot be. */
export async function prepare(bench: Workbench, asked: RecipeOverTables | null): Promise<Prepared | null> {
  if (asked === null) return null;
  const prepared = await bench.prepare(asked);
  return prepared.ok ? prepared.value : null;
}

/** A working with what its recipe comes to; null where there is none with this id. */
export async function openWorking(
  { db, bench }: Bench,
  id: string,
): Promise<{ readonly working: Working; readonly look: Look } | null> {
  const working = await findWorking(db, id);
  return working && { working, look: await lookAt(bench, working.state) };
}
