import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Database, Transaction } from '#platform/database';
import { storeFile } from '#platform/files';
import { defaultLimits, readTable, surveyTable } from '#platform/tables';
import { findProtectedWord } from '../core/gates/input-gate.ts';
import { judgeColumns, mostColumns, type StoredTable, type TableColumn } from '../core/table/stored-table.ts';
import { findProtectedTable } from '../store/protected-table.ts';
import { insertTable } from '../store/stored-tables.ts';
import type { MappingProblem } from './mapping-problem.ts';
import { findCodeFaults } from './read-columns.ts';

/** A table that was read and found fit to be kept, but is not kept yet. */
export interface JudgedTable {
  readonly fileName: string;
  readonly sha256: string;
  readonly codeColumn: string;
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  /** In the order of the rows. */
  readonly codes: readonly string[];
}

/** What is said of a table beside what is in it. */
export type TableDescription = Pick<StoredTable, 'vintage' | 'title' | 'source' | 'licence' | 'year'>;

export interface JudgeOptions {
  readonly codeColumn: string;
  /** What the table is called from here on, in recipes too; the name of the file by default. One that ends in `.gz` is of a compressed file. */
  readonly fileName?: string;
  /** Columns that somebody wants to use as figures: every cell has to be a number or blank, and none may describe who people are. */
  readonly figures?: readonly string[];
  /** Told of each fault. Where it answers true, the reading goes on to find more; the table is refused all the same, for the first. */
  readonly onFault?: ((fault: MappingProblem) => boolean) | undefined;
}

/** Reads a table from first to last row: whether it can be read at all, whether its codes tell its rows apart, and what each column holds. */
export async function judgeTable(
  path: string,
  { codeColumn, fileName = basename(path), figures = [], onFault }: JudgeOptions,
): Promise<Result<JudgedTable, MappingProblem>> {
  const first = await findFault(path, { codeColumn, fileName, figures, onFault });
  if (first !== null) return refuse(first);
  const survey = await surveyTable(path, { name: fileName, keep: [codeColumn] });
  if (!survey.ok) return survey;
  const { sha256, rowCount, columns, texts } = survey.value;
  if (columns.length > mostColumns)
    return refuse({ kind: 'too-many-columns', file: fileName, columns: columns.length, most: mostColumns });
  const codes = texts.get(codeColumn) ?? [];
  return accept({ fileName, sha256, codeColumn, rows: rowCount, columns: judgeColumns(columns), codes });
}

/** The first fault of the columns that are wanted, when all were told that were to be. */
async function findFault(
  path: string,
  { codeColumn, fileName, figures, onFault }: Required<Omit<JudgeOptions, 'onFault'>> & Pick<JudgeOptions, 'onFault'>,
): Promise<MappingProblem | null> {
  const found: MappingProblem[] = [];
  const goesOn = (fault: MappingProblem) => {
    found.push(fault);
    return onFault?.(fault) === true;
  };
  for (const column of figures) {
    const word = findProtectedWord(column);
    if (word === null) continue;
    const fault = { kind: 'protected-input', indicator: null, where: fileName, text: column, ...word } as const;
    if (!goesOn(fault)) return fault;
  }
  const columns = { texts: [codeColumn], numbers: figures };
  const table = await readTable(path, { name: fileName, columns, onFault: goesOn });
  if (!table.ok) return found[0] ?? table.problem;
  for (const fault of findCodeFaults(table.value, codeColumn)) if (!goesOn(fault)) break;
  return found[0] ?? null;
}

/**
 * Keeps the bytes of a judged table. They are not those of the file that was judged when somebody changed it meanwhile, and then it is refused. What
 * no `addTable` follows is swept away.
 */
export async function keepBytes(
  db: Database,
  path: string,
  { fileName, sha256 }: Pick<JudgedTable, 'fileName' | 'sha256'>,
): Promise<Result<null, MappingProblem>> {
  const stored = await storeFile(db, createReadStream(path), { limitBytes: defaultLimits.tableBytes });
  if (!stored.ok) return refuse({ kind: 'table-too-large', file: fileName, limitBytes: stored.problem.limitBytes });
  return stored.value.sha256 === sha256 ? accept(null) : refuse({ kind: 'changed-while-read', file: fileName });
}

/**
 * Makes a table one that recipes may use, with its entry in the audit log. Its bytes have to be stored before. A table that is there already, under
 * the same name and for the same areas, stays as it is. The installed table of protected characteristics is refused.
 */
export async function addTable(
  trx: Transaction,
  { fileName, sha256, codeColumn, rows, columns }: Omit<JudgedTable, 'codes'>,
  description: TableDescription,
  { actor, now }: { readonly actor: string; readonly now: Date },
): Promise<Result<string, MappingProblem>> {
  const installed = await findProtectedTable(trx);
  if (installed?.sha256 === sha256) return refuse({ kind: 'protected-table-as-input', file: fileName });
  const table = { fileName, sha256, codeColumn, rows, columns, ...description, addedBy: actor, addedAt: now };
  const { id, isNew } = await insertTable(trx, table);
  if (isNew) {
    const detail = { sha256, rows, columns: columns.length, vintage: description.vintage };
    await appendAudit(trx, { actor, action: 'mapping.table-added', subject: `table:${id}`, detail });
  }
  return accept(id);
}
