import { basename } from 'node:path';
import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Database, Transaction } from '#platform/database';
import { deleteFile } from '#platform/files';
import {
  deleteProtectedTable,
  findProtectedTable,
  type InstalledTable,
  insertProtectedTable,
} from '../store/protected-table.ts';
import { listTablesOf } from '../store/stored-tables.ts';
import { keepBytes } from './add-table.ts';
import { type ProtectedTable, readProtected } from './check-associations.ts';
import type { MappingProblem } from './mapping-problem.ts';
import { withStoredTables } from './stored-source.ts';

/** Who installs or removes the table, and when. */
interface Doing {
  readonly actor: string;
  readonly now: Date;
}

export type TableToInstall = Omit<InstalledTable, 'id' | 'installedBy' | 'installedAt'>;

/** One that was read and whose bytes are stored, with the names of its shares. */
export interface KeptProtectedTable extends TableToInstall {
  readonly names: readonly string[];
}

/** Reads a table of protected characteristics from the disk, and keeps its bytes and those of its lookup: what `installProtectedTable` needs. */
export async function keepProtectedTable(
  db: Database,
  table: ProtectedTable,
): Promise<Result<KeptProtectedTable, MappingProblem>> {
  const read = await readProtected(table);
  if (!read.ok) return read;
  const kept: { fileName: string; sha256: string }[] = [];
  for (const { file, sha256 } of read.value.inputs) {
    const stored = await keepBytes(db, file, { fileName: file, sha256 });
    if (!stored.ok) return stored;
    kept.push({ fileName: basename(file), sha256 });
  }
  const [counts, lookup] = kept;
  if (counts === undefined) throw new Error('a table of protected characteristics was read without a file');
  const names = read.value.shares.map(({ name }) => name);
  return accept({ ...counts, codeColumn: table.code, shares: table.shares, lookup: lookup ?? null, names });
}

/**
 * Installs a table of protected characteristics in the place of the one before: from then on every index that is built here is held against it. Its bytes
 * have to be stored before. A table that recipes may use cannot become one.
 */
export async function installProtectedTable(
  trx: Transaction,
  table: TableToInstall,
  { actor, now }: Doing,
): Promise<Result<string, MappingProblem>> {
  const [input] = await listTablesOf(trx, table.sha256);
  if (input !== undefined) return refuse({ kind: 'input-as-protected-table', file: input.fileName });
  await takeAway(trx);
  const id = await insertProtectedTable(trx, { ...table, installedBy: actor, installedAt: now });
  const detail = { sha256: table.sha256, ...(table.lookup && { lookup: table.lookup.sha256 }) };
  await appendAudit(trx, { actor, action: 'mapping.protected-installed', subject: `protected:${id}`, detail });
  return accept(id);
}

/** Takes the installed table away with its bytes. Tells whether there was one. Drafts built afterwards say that they were not checked. */
export async function removeProtectedTable(trx: Transaction, { actor }: Pick<Doing, 'actor'>): Promise<boolean> {
  const gone = await takeAway(trx);
  if (gone === null) return false;
  const detail = { sha256: gone.sha256 };
  await appendAudit(trx, { actor, action: 'mapping.protected-removed', subject: `protected:${gone.id}`, detail });
  return true;
}

async function takeAway(trx: Transaction): Promise<InstalledTable | null> {
  const gone = await deleteProtectedTable(trx);
  if (gone === null) return null;
  await deleteFile(trx, gone.sha256);
  if (gone.lookup !== null) await deleteFile(trx, gone.lookup.sha256);
  return gone;
}

/** The installed table, for as long as `use` runs; undefined where none is installed. */
export async function withProtectedTable<Value>(
  db: Database,
  use: (table: ProtectedTable | undefined) => Promise<Value>,
): Promise<Value> {
  const installed = await findProtectedTable(db);
  if (installed === null) return use(undefined);
  const { fileName: path, sha256, codeColumn: code, shares, lookup } = installed;
  const files = new Map([[path, sha256]]);
  if (lookup !== null) files.set(lookup.fileName, lookup.sha256);
  return withStoredTables(db, files, (source) => use({ path, code, shares, lookup: lookup?.fileName ?? null, source }));
}
