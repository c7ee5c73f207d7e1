import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Demonstration, loadDemonstration, parseDemonstration } from '#domains/voices';
import { packageRoot } from '#platform/config';
import type { Database } from '#platform/database';

/** The wave of the worked example, as it ships with the program. */
export async function readDemonstration(): Promise<Demonstration> {
  const text = await readFile(join(packageRoot(), 'example/demonstration-wave/wave.json'), 'utf8');
  return parseDemonstration(JSON.parse(text));
}

/** Puts the wave of the worked example in place, beside its map. Loading it again changes nothing. */
export async function loadDemonstrationWave(
  db: Database,
  doing: { readonly actor: string; readonly now: Date },
): Promise<'loaded' | 'already-there'> {
  const demonstration = await readDemonstration();
  return db.transaction().execute((trx) => loadDemonstration(trx, demonstration, doing));
}
