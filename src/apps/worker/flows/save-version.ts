import { z } from 'zod';
import {
  buildStored,
  endSave,
  findSave,
  findState,
  findTable,
  findWorkingVintage,
  insertSensitivity,
  type MappingProblem,
  noteIfStopped,
  noteProgress,
  storeIndex,
  studyStored,
} from '#domains/mapping';
import { appendAudit } from '#platform/audit';
import type { Database, Transaction } from '#platform/database';
import { defineJob } from '#platform/jobs';
import { type AreasNotKnown, settleVintage } from './settle-vintage.ts';

/** Builds a version of a working, with draws, and stores it as a draft. */
export const saveVersionJob = defineJob({
  name: 'mapping.save-version',
  payload: z.object({ save: z.string() }),
  key: ({ save }) => save,
  expireSeconds: 6 * 3600,
  retries: 2,
});

/** Why a working did not become a version, as it is kept for whoever asked. */
export type SaveProblem = MappingProblem | AreasNotKnown;

export interface SaveVersionOptions {
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** A failure now is told to whoever asked; before, it is tried again. */
  readonly isLastAttempt: boolean;
  readonly workers?: number;
  /** Rows of the study of what moves the ranks. */
  readonly samples?: number;
}

/** Enough to tell what matters from what does not: a few seconds at 33,755 areas. */
const studySamples = 256;

/** How often to say how far it is: a page that shows it asks about as often. */
const noteMilliseconds = 1000;

/**
 * Does what a save asks for. Done twice, the second time changes nothing; interrupted, nothing is stored and the next run begins again. What cannot
 * become a version is refused in the words of a build, which stay with the save.
 */
export async function saveVersion(db: Database, id: string, options: SaveVersionOptions): Promise<void> {
  const save = await findSave(db, id);
  if (save === null || !(save.outcome.state === 'waiting' || save.outcome.state === 'building')) return;
  try {
    await build(db, id, save, options);
  } catch (error) {
    if (options.isLastAttempt && !options.signal.aborted)
      await db.transaction().execute((trx) => end(trx, id, save, { state: 'failed' }));
    throw error;
  }
}

type SaveAsked = NonNullable<Awaited<ReturnType<typeof findSave>>>;

async function build(
  db: Database,
  id: string,
  save: SaveAsked,
  { now, signal, workers, samples = studySamples }: SaveVersionOptions,
) {
  const state = await findState(db, save.workingId, save.step);
  if (state === null) throw new Error(`the save ${id} names a step without a recipe`);
  const files = new Map<string, string>();
  for (const [file, tableId] of Object.entries(state.tables)) {
    const table = await findTable(db, tableId);
    if (table !== null) files.set(file, table.sha256);
  }
  await noteProgress(db, id, 0);
  const notes = progressNotes(db, id);
  const built = await buildStored(
    db,
    { recipe: state.recipe, files },
    {
      signal,
      onProgress: (share) => notes.note(share / 2),
      ...(workers === undefined ? {} : { workers }),
    },
  );
  const studied = built.ok
    ? await studyStored(
        db,
        { recipe: state.recipe, files },
        { samples, workers, signal, onProgress: (share) => notes.note((1 + share) / 2) },
      )
    : null;
  await notes.settled();
  const isCut = [built, studied].some((one) => one?.ok === false && one.problem.kind === 'cancelled');
  if (isCut) throw new Error('a build was interrupted');
  await db.transaction().execute(async (trx) => {
    if (!built.ok) {
      await noteIfStopped(trx, state.recipe, built.problem, now());
      return end(trx, id, save, { state: 'refused', problem: built.problem });
    }
    const codes = built.value.areas.map(({ code }) => code);
    const vintage = await settleVintage(trx, codes, await findWorkingVintage(trx, save.workingId));
    if (!vintage.ok) return end(trx, id, save, { state: 'refused', problem: vintage.problem });
    const actor = save.askedBy;
    const options = { status: 'draft', vintage: vintage.value, sources: null, actor, now: now() } as const;
    const versionId = await storeIndex(trx, built.value, options);
    if (studied?.ok && studied.value !== null) await insertSensitivity(trx, versionId, studied.value);
    if (!(await end(trx, id, save, { state: 'stored', versionId })))
      throw new Error(`the save ${id} was ended by another run meanwhile`);
  });
}

async function end(
  trx: Transaction,
  id: string,
  { workingId, askedBy: actor }: SaveAsked,
  outcome: Parameters<typeof endSave>[2],
): Promise<boolean> {
  const ended = await endSave(trx, id, outcome);
  if (!ended) return false;
  const version = outcome.state === 'stored' ? { version: outcome.versionId } : {};
  const detail = { save: id, state: outcome.state, ...version };
  await appendAudit(trx, { actor, action: 'mapping.version-saved', subject: `working:${workingId}`, detail });
  return true;
}

/** Writes progress down now and then, one writing at a time. */
function progressNotes(db: Database, id: string) {
  let writing: Promise<void> = Promise.resolve();
  let isWriting = false;
  let last = performance.now();
  return {
    note(share: number): void {
      if (isWriting || performance.now() - last < noteMilliseconds) return;
      isWriting = true;
      last = performance.now();
      writing = noteProgress(db, id, Math.min(1, share)).finally(() => {
        isWriting = false;
      });
    },
    settled: () => writing,
  };
}
