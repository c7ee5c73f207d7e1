import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuse } from '#foundations/result';
import type { Database } from '#platform/database';
import { materialiseFile } from '#platform/files';
import { readHeader, readTable, type TableProblem } from '#platform/tables';
import type { TableSource } from './table-source.ts';

/**
 * Stored tables as a source for a recipe, for as long as `use` runs: each is written to a folder of its own when it is first asked for, and read there
 * as any file is. `files` leads from the names in the recipe to what is stored.
 */
export async function withStoredTables<Value>(
  db: Database,
  files: ReadonlyMap<string, string>,
  use: (source: TableSource) => Promise<Value>,
): Promise<Value> {
  let folder: Promise<string> | null = null;
  const written = new Map<string, Promise<string | null>>();
  const pathOf = (file: string): Promise<string | null> => {
    folder ??= mkdtemp(join(tmpdir(), 'outspoken-tables-'));
    const known = written.get(file) ?? writeOut(db, files.get(file), folder, nameFor(file, written.size));
    written.set(file, known);
    return known;
  };
  try {
    return await use({
      async header(file) {
        const path = await pathOf(file);
        return path === null ? missing(file) : readHeader(path, { name: file });
      },
      async table(file, columns) {
        const path = await pathOf(file);
        return path === null ? missing(file) : readTable(path, { name: file, columns });
      },
    });
  } finally {
    if (folder !== null) await rm(await folder, { recursive: true, force: true });
  }
}

async function writeOut(
  db: Database,
  sha256: string | undefined,
  folder: Promise<string>,
  name: string,
): Promise<string | null> {
  const path = join(await folder, name);
  return sha256 !== undefined && (await materialiseFile(db, sha256, path)) ? path : null;
}

/** Names in a recipe may hold folders; how a file is read depends on its ending alone. */
function nameFor(file: string, number: number): string {
  return `${number}${file.endsWith('.gz') ? '.csv.gz' : '.csv'}`;
}

function missing(file: string) {
  return refuse<TableProblem>({ kind: 'missing-file', file });
}
