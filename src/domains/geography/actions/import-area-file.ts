import { accept, type Result, refuse } from '#foundations/result';
import type { Database, Transaction } from '#platform/database';
import type { Area, AreaKey, Vintage } from '../core/area.ts';
import type { CollectedArea } from '../core/area-collector.ts';
import { type ForeignCodes, findForeignCodes } from '../core/check-against-lookup.ts';
import type { AreaEntry, AreaProblem } from '../core/check-areas.ts';
import { holdVintage, listAreas } from '../store/areas.ts';
import { listHexCells } from '../store/hex-cells.ts';
import { listLookupsOf } from '../store/lookups.ts';
import type { AreaFile, Unit } from './area-file.ts';
import { importAreas } from './import-areas.ts';
import { layOutAuthorities } from './lay-out-authorities.ts';

export interface AreaImport {
  readonly vintage: Vintage;
  readonly areas: number;
  /** How many of them were not stored before. */
  readonly added: number;
  readonly boundaries: number;
  /** How many stored areas of the vintage the file does not have; they stay as they are. */
  readonly others: number;
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

/**
 * Stores a file of areas with its boundaries, all or nothing, in one transaction with its entry in the audit log. What the file does not speak of
 * (names, parents, populations, centres) stays as it was stored; an area without a centre gets the middle of its ground. Codes that an installed lookup
 * knows of another vintage alone are refused. The first authorities of a vintage are laid out on hexagons. 35,672 areas take a few seconds.
 */
export async function importAreaFile(
  db: Database,
  file: AreaFile,
  { actor }: { readonly actor: string },
): Promise<Result<AreaImport, AreaImportProblem>> {
  return db.transaction().execute((trx) => storeAreaFile(trx, file, actor));
}

async function storeAreaFile(
  trx: Transaction,
  file: AreaFile,
  actor: string,
): Promise<Result<AreaImport, AreaImportProblem>> {
  const { vintage, areas, sha256 } = file;
  await holdVintage(trx, vintage);
  const foreign = findForeignCodes(
    areas.map(({ code }) => code),
    vintage,
    await listLookupsOf(trx, vintage),
  );
  if (foreign !== null) {
    const at = areas.find(({ code }) => code === foreign.first)?.at ?? 0;
    return refuse({ kind: 'codes-of-another-vintage', ...foreign, asked: vintage, ...locate(file, at) });
  }

  const stored = new Map((await listAreas(trx, vintage)).map((area) => [area.code, area]));
  const entries = areas.map((area) => entryOf(area, file, stored.get(area.code)));
  const boundaries = areas.flatMap(({ code, ground }) =>
    ground === null ? [] : [{ vintage, code, bounds: ground.bounds, shape: ground.shape }],
  );
  const imported = await importAreas(trx, entries, { actor, origin: 'import', boundaries, sha256 });
  if (!imported.ok) {
    const { problem } = imported;
    return refuse({ ...problem, ...locate(file, areas[problem.row - 1]?.at ?? 0) });
  }
  await layOutFirst(trx, vintage);
  const known = areas.filter(({ code }) => stored.has(code)).length;
  return accept({
    vintage,
    areas: areas.length,
    added: areas.length - known,
    boundaries: boundaries.length,
    others: stored.size - known,
  });
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
