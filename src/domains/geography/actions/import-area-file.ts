import { accept, type Result, refuse } from '#foundations/result';
import type { Database, Transaction } from '#platform/database';
import type { Area, AreaKey, Vintage } from '../core/area.ts';
import type { CollectedArea } from '../core/area-collector.ts';
import { type ForeignCodes, findForeignCodes } from '../core/check-against-lookup.ts';
import { type AreaEntry, type AreaProblem, findAreaProblems } from '../core/check-areas.ts';
import { findKnown, holdVintage, listAreas } from '../store/areas.ts';
import { listHexCells } from '../store/hex-cells.ts';
import { listLookupsOf } from '../store/lookups.ts';
import type { AreaFile, Unit } from './area-file.ts';
import { importAreas, parentsOf } from './import-areas.ts';
import { layOutAuthorities } from './lay-out-authorities.ts';
import { type RequestedTiles, requestTiles } from './request-tiles.ts';

export interface AreaImport {
  readonly vintage: Vintage;
  readonly areas: number;
  /** How many of them were not stored before. */
  readonly added: number;
  readonly boundaries: number;
  /** How many stored areas of the vintage the file does not have; they stay as they are. */
  readonly others: number;
  /** The map tiles of the vintage as its boundaries are now, queued if they are not there already; null where it has none. */
  readonly tileSet: RequestedTiles | null;
}

/** Why areas that were read well cannot be stored beside what is there. `at` is the row or feature. */
export type AreaImportProblem =
  | (AreaProblem & Location)
  | (ForeignCodes & Location & { readonly kind: 'codes-of-another-vintage'; readonly asked: Vintage });

interface Location {
  readonly file: string;
  readonly unit: Unit;
  readonly at: number;
}

/** What an import of a file would do beside what is there. */
export type AreaPlan = Pick<AreaImport, 'vintage' | 'areas' | 'added' | 'boundaries' | 'others'>;

/**
 * Stores a file of areas with its boundaries, all or nothing, with its entry in the audit log; the caller's transaction decides when it counts. What the
 * file does not speak of (names, parents, populations, centres) stays as it was stored; an area without a centre gets the middle of its ground. Codes that
 * an installed lookup knows of another vintage alone are refused. The first authorities of a vintage are laid out on hexagons, and map tiles are asked
 * for. 35,672 areas take a few seconds.
 */
export async function importAreaFile(
  trx: Transaction,
  file: AreaFile,
  { actor }: { readonly actor: string },
): Promise<Result<AreaImport, AreaImportProblem>> {
  const { vintage, areas, sha256 } = file;
  await holdVintage(trx, vintage);
  const { plan, entries, foreign } = await prepare(trx, file);
  if (foreign !== null) return refuse(foreign);
  const boundaries = areas.flatMap(({ code, ground }) =>
    ground === null ? [] : [{ vintage, code, bounds: ground.bounds, shape: ground.shape }],
  );
  const imported = await importAreas(trx, entries, { actor, origin: 'import', boundaries, sha256 });
  if (!imported.ok) return refuse(located(imported.problem, file));
  await layOutFirst(trx, vintage);
  return accept({ ...plan, tileSet: await requestTiles(trx, vintage) });
}

/** What `importAreaFile` would do, or up to so many of the reasons why it would refuse. Stores nothing. */
export async function previewAreaFile(
  db: Database,
  file: AreaFile,
  mostProblems: number,
): Promise<Result<AreaPlan, readonly AreaImportProblem[]>> {
  const { plan, entries, foreign } = await prepare(db, file);
  const found = findAreaProblems(entries, await findKnown(db, parentsOf(entries)));
  const problems = [
    ...(foreign === null ? [] : [foreign]),
    ...found.map((problem) => located(problem, file)).take(mostProblems),
  ];
  return problems.length === 0 ? accept(plan) : refuse(problems);
}

/** The areas of a file with what is stored of them already. */
async function prepare(db: Database, file: AreaFile) {
  const { vintage, areas } = file;
  const codes = areas.map(({ code }) => code);
  const foreign = findForeignCodes(codes, vintage, await listLookupsOf(db, vintage));
  const stored = new Map((await listAreas(db, vintage)).map((area) => [area.code, area]));
  const known = codes.filter((code) => stored.has(code)).length;
  const plan: AreaPlan = {
    ...{ vintage, areas: areas.length, added: areas.length - known, others: stored.size - known },
    boundaries: areas.filter(({ ground }) => ground !== null).length,
  };
  const problem: AreaImportProblem | null =
    foreign === null
      ? null
      : {
          ...{ kind: 'codes-of-another-vintage', ...foreign, asked: vintage },
          ...locate(file, areas.find(({ code }) => code === foreign.first)?.at ?? 0),
        };
  return { plan, entries: areas.map((area) => entryOf(area, file, stored.get(area.code))), foreign: problem };
}

function located(problem: AreaProblem, file: AreaFile): AreaImportProblem {
  return { ...problem, ...locate(file, file.areas[problem.row - 1]?.at ?? 0) };
}

function entryOf(area: CollectedArea, { vintage, parentVintage, speaksOf }: AreaFile, stored?: Area): AreaEntry {
  const { code, name, parent, population, centre, ground } = area;
  const known = speaksOf.centre ? centre : (stored?.centre ?? null);
  return {
    vintage,
    code,
    name: (speaksOf.name ? name : stored?.name) ?? code,
    parent: parentVintage === null ? (stored?.parent ?? null) : keyIn(parentVintage, parent),
    population: speaksOf.population ? population : (stored?.population ?? null),
    centre: known ?? ground?.middle ?? null,
  };
}

function keyIn(vintage: Vintage, code: string | null): AreaKey | null {
  return code === null ? null : { vintage, code };
}

/** A layout that is there already is left alone: pages show it. */
async function layOutFirst(trx: Transaction, vintage: Vintage): Promise<void> {
  if (!vintage.startsWith('lad') || (await listHexCells(trx, vintage)).length > 0) return;
  await layOutAuthorities(trx, vintage);
}

function locate({ file, unit }: AreaFile, at: number): Location {
  return { file, unit, at };
}
