import { z } from 'zod';
import { type FileLook, lookAtAreaFile } from '#domains/geography';
import {
  type AskProblem,
  askForCheck,
  askToStore,
  endCheck,
  endStoring,
  failImport,
  findImport,
  holdStoring,
  noteProgress,
  receiveImport,
  refuseStoring,
  type Seen,
} from '#domains/imports';
import type { Import, ImportKind } from '#domains/imports/core';
import { accept, type Result, refuse } from '#foundations/result';
import type { Database } from '#platform/database';
import { deleteFile, type StoredFile } from '#platform/files';
import { defineJob, sendJob } from '#platform/jobs';
import { type Doing, type Findings, type ImportProblem, mostFaults, type Outcome, readImport } from './import-ways.ts';
import { type ImportWishes, importWishes } from './import-wishes.ts';
import { withUploadedFile } from './uploaded-file.ts';

/** Checks or stores an uploaded file, whichever was asked for last. */
export const workOnImportJob = defineJob({
  name: 'imports.work',
  payload: z.object({ import: z.string(), turn: z.number() }),
  key: ({ import: id, turn }) => `${id}:${turn}`,
  expireSeconds: 2 * 3600,
  retries: 2,
});

/** What is kept of the work on a file, for whoever waits for it. */
export type ImportReport =
  | {
      readonly kind: 'faults';
      readonly problems: readonly ImportProblem[];
      /** Whether these are all: reading stops where there are very many. */
      readonly isAll: boolean;
    }
  | { readonly kind: 'found'; readonly findings: Findings }
  | { readonly kind: 'stored'; readonly findings: Findings; readonly outcome: Outcome };

/** How many rows are shown of a file before anything is said of it, and how much of a cell. */
const rowsShown = 5;
const signsShown = 60;
const columnsShown = 2000;

export type UploadProblem = ImportProblem | { readonly kind: 'needs-table'; readonly file: string };

/**
 * Takes in a file whose bytes were stored just now, if it is one that can be looked into. Tells the id of the import. The bytes of a file that is
 * refused are let go.
 */
export async function receiveUpload(
  db: Database,
  { kind, fileName, file }: { readonly kind: ImportKind; readonly fileName: string; readonly file: StoredFile },
  doing: Doing,
): Promise<Result<string, UploadProblem>> {
  const look = await withUploadedFile(db, { fileName, sha256: file.sha256 }, (path) => lookAtAreaFile(path, rowsShown));
  const problem = whyNot(kind, fileName, look);
  return db.transaction().execute(async (trx) => {
    if (look.ok && problem === null)
      return accept(await receiveImport(trx, { kind, fileName, ...file, look: shorten(look.value) }, doing));
    await deleteFile(trx, file.sha256);
    return refuse(problem ?? { kind: 'empty-file', file: fileName });
  });
}

function whyNot(
  kind: ImportKind,
  file: string,
  look: Awaited<ReturnType<typeof lookAtAreaFile>>,
): UploadProblem | null {
  if (!look.ok) return { ...look.problem, file };
  return kind !== 'areas' && look.value.format !== 'csv' ? { kind: 'needs-table', file } : null;
}

function shorten({ header, rows, ...look }: FileLook): FileLook {
  const cut = (cell: string) => (cell.length > signsShown ? `${cell.slice(0, signsShown - 1)}…` : cell);
  return {
    ...look,
    header: header.slice(0, columnsShown),
    rows: rows.map((row) => row.slice(0, columnsShown).map(cut)),
  };
}

/** Asks for a check; a job does it. */
export async function requestCheck(
  db: Database,
  seen: Seen,
  wishes: ImportWishes,
  doing: Doing,
): Promise<Result<null, AskProblem>> {
  return db.transaction().execute(async (trx) => {
    const asked = await askForCheck(trx, seen, wishes, doing);
    if (!asked.ok) return asked;
    await sendJob(trx, workOnImportJob, { import: seen.id, turn: asked.value });
    return accept(null);
  });
}

/** Asks for a checked file to be stored; a job does it. */
export async function requestStoring(db: Database, seen: Seen, doing: Doing): Promise<Result<null, AskProblem>> {
  return db.transaction().execute(async (trx) => {
    const asked = await askToStore(trx, seen, doing);
    if (!asked.ok) return asked;
    await sendJob(trx, workOnImportJob, { import: seen.id, turn: asked.value });
    return accept(null);
  });
}

export interface WorkOptions {
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** A failure now is told to whoever asked; before, it is tried again. */
  readonly isLastAttempt: boolean;
}

/**
 * Does what the turn of an import asks for. Interrupted, nothing is stored and the next run begins again; done twice, the second time changes
 * nothing.
 */
export async function workOnImport(
  db: Database,
  { import: id, turn }: { readonly import: string; readonly turn: number },
  options: WorkOptions,
): Promise<void> {
  const one = await findImport(db, id);
  if (one === null || one.turn !== turn || !(one.state === 'checking' || one.state === 'storing')) return;
  try {
    await (one.state === 'checking' ? check(db, one, options) : store(db, one, options));
  } catch (error) {
    if (error instanceof NobodyWaits) return;
    if (options.isLastAttempt && !options.signal.aborted) await db.transaction().execute((trx) => failImport(trx, one));
    throw error;
  }
}

/** Somebody has stopped the work: what was read is forgotten. */
class NobodyWaits extends Error {}

async function check(db: Database, one: Import, { signal }: WorkOptions): Promise<void> {
  const problems: ImportProblem[] = [];
  let isAll = true;
  const onFault = (fault: ImportProblem) => {
    problems.push(fault);
    isAll = problems.length < mostFaults;
    return isAll;
  };
  const report = await readWhole(db, one, signal, { onFault }, async (read): Promise<ImportReport> => {
    if (!read.ok) return { kind: 'faults', problems: problems.length > 0 ? problems : [read.problem], isAll };
    const found = await read.value.preview(db);
    return found.ok
      ? { kind: 'found', findings: found.value }
      : { kind: 'faults', problems: found.problem, isAll: found.problem.length < mostFaults };
  });
  await db.transaction().execute((trx) => endCheck(trx, one, { isGood: report.kind === 'found', report }));
}

async function store(db: Database, one: Import, { now, signal }: WorkOptions): Promise<void> {
  await readWhole(db, one, signal, {}, (read) =>
    db.transaction().execute(async (trx) => {
      if (!(await holdStoring(trx, one))) throw new NobodyWaits();
      const stored = read.ok ? await read.value.store(trx, { actor: one.askedBy, now: now() }) : read;
      const before = one.report as Extract<ImportReport, { kind: 'found' }>;
      const report: ImportReport = stored.ok
        ? { kind: 'stored', findings: before.findings, outcome: stored.value }
        : { kind: 'faults', problems: [stored.problem], isAll: true };
      await (stored.ok ? endStoring(trx, one, report) : refuseStoring(trx, one, report));
    }),
  );
}

/** Reads a file from first to last byte, says how far that is, and hands over what was read. */
async function readWhole<Value>(
  db: Database,
  one: Import,
  signal: AbortSignal,
  options: Pick<Parameters<typeof readImport>[2] & object, 'onFault'>,
  use: (read: Awaited<ReturnType<typeof readImport>>) => Promise<Value>,
): Promise<Value> {
  // It was parsed when it was asked for.
  const wishes = importWishes.parse(one.wishes);
  const notes = progressNotes(db, one, signal);
  return withUploadedFile(db, one, async (path) => {
    const read = await readImport({ path, fileName: one.fileName }, wishes, { ...options, onProgress: notes.note });
    await notes.settled();
    signal.throwIfAborted();
    return use(read);
  });
}

/** How often to say how far it is: a page that shows it asks about as often. */
const noteMilliseconds = 1000;

/** Writes progress down now and then, one writing at a time, and ends the reading by throwing when nobody waits for it any more. */
function progressNotes(db: Database, one: Import, signal: AbortSignal) {
  const total = totalOf(one);
  let writing: Promise<void> = Promise.resolve();
  let isWriting = false;
  let isWanted = true;
  let last = performance.now();
  return {
    note(done: number): void {
      signal.throwIfAborted();
      if (!isWanted) throw new NobodyWaits();
      if (isWriting || performance.now() - last < noteMilliseconds) return;
      isWriting = true;
      last = performance.now();
      writing = noteProgress(db, one, { done, total })
        .then(
          (wanted) => {
            isWanted = wanted;
          },
          () => {}, // How far it is is only shown; the work itself will meet a database that does not answer.
        )
        .finally(() => {
          isWriting = false;
        });
    },
    settled: () => writing,
  };
}

/** How many areas there are to read, once a check has counted them. */
function totalOf({ report }: Import): number | null {
  const known = report as ImportReport | null;
  return known?.kind === 'found' && known.findings.kind === 'areas' ? known.findings.plan.areas : null;
}
