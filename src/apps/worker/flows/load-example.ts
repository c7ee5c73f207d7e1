import { isDeepStrictEqual } from 'node:util';
import { importAreas, layOutAuthorities, removeExampleAreas } from '#domains/geography';
import {
  buildFromRecipe,
  findCodesInUse,
  findCurrentVersion,
  findExampleIds,
  findVersion,
  holdRecipe,
  removeExampleIndex,
  storeIndex,
  wasExampleRemoved,
  welcomeExample,
} from '#domains/mapping';
import { programVersion } from '#platform/config';
import type { Database } from '#platform/database';
import { broken, type ExampleFiles, exampleFolder, exampleRecipeId, readExampleFiles } from './example-files.ts';

export interface LoadExampleOptions {
  readonly actor: string;
  readonly now: Date;
  /** Whether somebody asked for it (`demo load`). At the start of a server it stays away once it was removed or is not needed. */
  readonly asked: boolean;
  /** Threads for the draws. */
  readonly workers?: number | undefined;
  readonly folder?: string;
}

/**
 * loaded: it was not there. replaced: it was, from other files or by another program. already-there: nothing changed. removed-before: somebody took it away and
 * nobody asked for it again. not-needed: the installation has published its own index.
 */
export type ExampleOutcome =
  | { readonly outcome: 'loaded' | 'replaced' | 'already-there'; readonly versionId: string }
  | { readonly outcome: 'removed-before' | 'not-needed' };

/**
 * Builds the embedded example with its uncertainty and stores it: areas, hexagons and an index version with the status `example`, in one
 * transaction with its audit entries. Loading it again changes nothing. About 2 s.
 */
export async function loadExample(db: Database, options: LoadExampleOptions): Promise<ExampleOutcome> {
  const folder = options.folder ?? exampleFolder();
  const files = await readExampleFiles(folder);
  const settled = await outcomeWithoutLoading(db, files, options.asked);
  if (settled !== null) return settled;
  const { workers } = options;
  const built = await buildFromRecipe(files.recipePath, { workers });
  if (!built.ok) throw broken(folder, built.problem);
  return db.transaction().execute(async (trx) => {
    await holdRecipe(trx, exampleRecipeId);
    // Another process may have loaded it meanwhile.
    const settledMeanwhile = await outcomeWithoutLoading(trx, files, options.asked);
    if (settledMeanwhile !== null) return settledMeanwhile;
    const { actor, now } = options;
    const replaced = await removeExampleIndex(trx, exampleRecipeId, { actor, now });
    if (replaced.length > 0) await removeExampleAreas(trx, { actor, keep: await findCodesInUse(trx) });
    await welcomeExample(trx, exampleRecipeId);
    const imported = await importAreas(trx, files.areas, { actor, origin: 'example' });
    if (!imported.ok) throw broken(folder, imported.problem);
    await layOutAuthorities(trx, files.vintage);
    const { vintage, sources } = files;
    const versionId = await storeIndex(trx, built.value, { status: 'example', vintage, sources, actor, now });
    return { outcome: replaced.length > 0 ? 'replaced' : 'loaded', versionId };
  });
}

async function outcomeWithoutLoading(
  db: Database,
  files: ExampleFiles,
  asked: boolean,
): Promise<ExampleOutcome | null> {
  if (!asked && (await wasExampleRemoved(db, exampleRecipeId))) return { outcome: 'removed-before' };
  const same = await findSameEdition(db, files);
  if (same !== null) return { outcome: 'already-there', versionId: same };
  const current = asked ? null : await findCurrentVersion(db);
  return current?.version.status === 'published' ? { outcome: 'not-needed' } : null;
}

/** The stored example, where it was built from these very files by this very program. */
async function findSameEdition(db: Database, files: ExampleFiles): Promise<string | null> {
  const ids = await findExampleIds(db, exampleRecipeId);
  const stored = ids.length === 1 && ids[0] !== undefined ? await findVersion(db, ids[0]) : null;
  if (stored === null) return null;
  if (stored.version.provenance.programVersion !== programVersion()) return null;
  const inputs = new Map(stored.version.provenance.inputs.map(({ file, sha256 }) => [file, sha256]));
  return isDeepStrictEqual(inputs, files.inputs) && isDeepStrictEqual(stored.sources, files.sources)
    ? stored.version.id
    : null;
}
