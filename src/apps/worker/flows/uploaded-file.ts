import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '#platform/database';
import { materialiseFile } from '#platform/files';

/** A stored file on the disk for as long as `use` runs, for what reads files by path. How it is read depends on the ending of its name alone. */
export async function withUploadedFile<Value>(
  db: Database,
  { fileName, sha256 }: { readonly fileName: string; readonly sha256: string | null },
  use: (path: string) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'outspoken-import-'));
  try {
    const [ending] = /(\.(csv|json|geojson|topojson))?(\.gz)?$/u.exec(fileName.toLowerCase()) ?? [''];
    const path = join(folder, `file${ending}`);
    if (sha256 === null || !(await materialiseFile(db, sha256, path)))
      throw new Error(`the uploaded file ${sha256} is not there`);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a file is called from here on: how its sender called it, without folders, within reason. */
export function tidyFileName(given: string): string {
  const name = given.split(/[\\/]/u).at(-1) ?? '';
  const clean = name
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
    .replace(/\.gz$/iu, '.gz');
  return clean.length > 120 ? clean.slice(-120) : clean;
}
