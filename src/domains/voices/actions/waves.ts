import { type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Database, Transaction } from '#platform/database';
import { type StepProblem, steer, type WaveStep } from '../core/steer-wave.ts';
import { totalOf } from '../core/tally.ts';
import { isSafeInNumbers, type Wave } from '../core/wave.ts';
import { listHours } from '../store/tallies.ts';
import { deleteExampleWaves, holdWave, insertWave, updateWave } from '../store/waves.ts';

/** Who does it, and when. `actor` is "staff:ID". */
export interface Doing {
  readonly actor: string;
  readonly now: Date;
}

/** What somebody says who makes a wave. The content has been parsed. */
export type NewWave = Omit<Wave, keyof typeof nothingYet | 'version' | 'createdBy' | 'changes' | 'changedAt'>;

/** What nobody has decided of a new wave. */
const nothingYet = {
  approvedAt: null,
  reachedAt: null,
  pausedAt: null,
  resumeAskedBy: null,
  closedAt: null,
  hiddenAt: null,
};

/** Stores a draft. */
export async function addWave(trx: Transaction, wave: NewWave, { actor, now }: Doing): Promise<void> {
  await insertWave(trx, { ...wave, ...nothingYet, version: 1, createdBy: actor, changes: 0, changedAt: now });
  await appendAudit(trx, { actor, action: 'wave.added', subject: `wave:${wave.id}` });
}

/** Pauses, resumes or ends a wave, or approves one that comes without a plan. */
export async function steerWave(
  db: Database,
  id: string,
  step: WaveStep,
  { actor, now }: Doing,
): Promise<Result<Wave, StepProblem | 'no-wave'>> {
  return db.transaction().execute(async (trx) => {
    const wave = await holdWave(trx, id);
    if (wave === null) return refuse<StepProblem | 'no-wave'>('no-wave');
    const steered = steer(wave, step, actor, now);
    if (!steered.ok) return steered;
    await updateWave(trx, steered.value, step === 'approve' ? actor : null);
    const isAsked = step === 'resume' && steered.value.pausedAt !== null;
    const action = isAsked ? 'wave.resume-asked' : `wave.${pastOf[step]}`;
    await appendAudit(trx, { actor, action, subject: `wave:${id}` });
    return steered;
  });
}

const pastOf = { approve: 'approved', pause: 'paused', resume: 'resumed', close: 'closed' } as const;

/**
 * Writes down, once, that as many people have prepared as a wave asks for. Call it after a preparation has been committed, and whenever a wave is
 * looked at that waits: each of two who reach the number together may have counted too few, but the one who looks last does not.
 */
export async function noteIfEnough(db: Database, wave: Wave, now: Date): Promise<Wave> {
  if (isSafeInNumbers(wave) || !(await isEnough(db, wave))) return wave;
  return db.transaction().execute(async (trx) => {
    const held = await holdWave(trx, wave.id);
    if (held === null || isSafeInNumbers(held)) return held ?? wave;
    const reached = { ...held, reachedAt: now, changes: held.changes + 1, changedAt: now };
    await updateWave(trx, reached);
    await appendAudit(trx, { actor: 'program', action: 'wave.reached', subject: `wave:${wave.id}` });
    return reached;
  });
}

/** Those who took their words back stand with nobody. */
async function isEnough(db: Database, { id, threshold }: Wave): Promise<boolean> {
  const hours = await listHours(db, id);
  return totalOf(hours, 'prepared') - totalOf(hours, 'withdrawn') >= (threshold ?? 0);
}

/** Takes a wave away, or brings it back, in the transaction of the decision. gone: there is none. */
export async function hideWave(trx: Transaction, id: string, isHidden: boolean, now: Date): Promise<'done' | 'gone'> {
  const wave = await holdWave(trx, id);
  if (wave === null) return 'gone';
  if ((wave.hiddenAt !== null) === isHidden) return 'done';
  await updateWave(trx, { ...wave, hiddenAt: isHidden ? now : null, changes: wave.changes + 1, changedAt: now });
  return 'done';
}

/** Takes the example's waves away, with everything that was said in them. */
export async function removeExampleWaves(
  trx: Transaction,
  { actor }: Pick<Doing, 'actor'>,
): Promise<readonly string[]> {
  const ids = await deleteExampleWaves(trx);
  for (const id of ids) await appendAudit(trx, { actor, action: 'wave.example-removed', subject: `wave:${id}` });
  return ids;
}
