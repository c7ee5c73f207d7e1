import { findPerson, mayActIn, type Person } from '#domains/desk';
import { electionLock, missingRequirements } from '#domains/readiness';
import {
  beginWave,
  type DecideProblem,
  decidePaper,
  type EndorsementStep,
  type PublishingRules,
  steerWave,
  stepEndorsement,
  type WriteProblem,
  writePaper,
} from '#domains/voices';
import type { PaperKind, StepProblem, Wave, WavePlan, WaveReport } from '#domains/voices/core';
import type { PaperDecision } from '#foundations/paper';
import { type Result, refuse } from '#foundations/result';
import type { Database } from '#platform/database';
import { isBeforeElection } from './before-election.ts';
import { readLineage } from './lineage.ts';

/**
 * Whether somebody looks after a wave: an organiser or a steward, whose own areas take in every area that the wave is for. One for everywhere is
 * looked after by people who work everywhere.
 */
export async function looksAfter(db: Database, person: Person | null, areas: readonly string[]): Promise<boolean> {
  if (person === null || !person.roles.some((role) => role === 'organiser' || role === 'steward')) return false;
  if (person.areas.length === 0) return true;
  if (areas.length === 0) return false;
  for (const code of areas) {
    const lineage = (await readLineage(db, { code })).map((area) => area.code);
    if (!mayActIn(person, lineage.length === 0 ? [code] : lineage)) return false;
  }
  return true;
}

/** What keeps an installation from publishing just now: what it has yet to record, and the weeks before an election. */
export async function publishingRules(db: Database, now: Date): Promise<PublishingRules> {
  const missing = (await missingRequirements(db, now)).map(({ requirement }) => requirement);
  return { missing, lock: await electionLock(db, now) };
}

/** Who does it, by the id of one of the staff. */
export interface Organising {
  readonly by: string;
  readonly now: Date;
}

/** Somebody who does not look after the wave, or not any more. */
export type NotYours = 'not-yours';

export async function startWave(
  db: Database,
  wave: { readonly id: string; readonly slug: string; readonly plan: WavePlan; readonly isOffered: boolean },
  { by, now }: Organising,
): Promise<'begun' | 'taken' | NotYours> {
  return db.transaction().execute(async (trx) => {
    if (!(await looksAfter(trx, await findPerson(trx, by), wave.plan.areas))) return 'not-yours';
    return beginWave(trx, wave, { actor: `staff:${by}`, now });
  });
}

/** Writes the next version of a plan. Whoever writes it looks after the wave as it is and as it would be. */
export async function writePlan(
  db: Database,
  wave: Pick<Wave, 'id' | 'areas'>,
  writing: { readonly body: WavePlan; readonly after: number; readonly isOffered: boolean },
  { by, now }: Organising,
): Promise<Result<number, WriteProblem | NotYours>> {
  return db.transaction().execute(async (trx) => {
    const person = await findPerson(trx, by);
    for (const areas of [wave.areas, writing.body.areas])
      if (!(await looksAfter(trx, person, areas))) return refuse<WriteProblem | NotYours>('not-yours');
    return writePaper(trx, wave.id, 'plan', writing, { actor: `staff:${by}`, now });
  });
}

export async function writeReport(
  db: Database,
  wave: Pick<Wave, 'id' | 'areas'>,
  writing: { readonly body: WaveReport; readonly after: number; readonly isOffered: boolean },
  { by, now }: Organising,
): Promise<Result<number, WriteProblem | NotYours>> {
  return db.transaction().execute(async (trx) => {
    if (!(await looksAfter(trx, await findPerson(trx, by), wave.areas)))
      return refuse<WriteProblem | NotYours>('not-yours');
    return writePaper(trx, wave.id, 'report', writing, { actor: `staff:${by}`, now });
  });
}

/** The decision of a second person on what the public will see, judged by everything that stands at this moment. */
export async function decideOnWave(
  db: Database,
  wave: Pick<Wave, 'id' | 'areas'>,
  kind: PaperKind,
  deciding: { readonly number: number; readonly verdict: PaperDecision['outcome']; readonly note: string },
  { by, now }: Organising,
): Promise<Result<PaperDecision['outcome'], DecideProblem | { readonly kind: NotYours }>> {
  return db.transaction().execute(async (trx) => {
    if (!(await looksAfter(trx, await findPerson(trx, by), wave.areas)))
      return refuse<DecideProblem | { readonly kind: NotYours }>({ kind: 'not-yours' });
    return decidePaper(trx, wave.id, kind, deciding, { actor: `staff:${by}`, now }, await publishingRules(trx, now));
  });
}

/** Pauses, resumes or ends a wave. In the weeks before an election nothing is resumed. */
export async function moveWave(
  db: Database,
  wave: Pick<Wave, 'id' | 'areas'>,
  step: 'pause' | 'resume' | 'close',
  { by, now }: Organising,
): Promise<Result<Wave, StepProblem | 'no-wave' | 'lock' | NotYours>> {
  if (!(await looksAfter(db, await findPerson(db, by), wave.areas))) return refuse('not-yours');
  if (step === 'resume' && (await isBeforeElection(db, now))) return refuse('lock');
  return steerWave(db, wave.id, step, { actor: `staff:${by}`, now });
}

/** Confirms who answered a link, or takes an endorser away. */
export async function settleEndorsement(
  db: Database,
  wave: Pick<Wave, 'id' | 'areas'>,
  id: string,
  step: Extract<EndorsementStep, { readonly kind: 'confirm' | 'end' }>,
  { by, now }: Organising,
) {
  return db.transaction().execute(async (trx) => {
    if (!(await looksAfter(trx, await findPerson(trx, by), wave.areas))) return refuse('not-yours' as const);
    if (step.kind === 'confirm') {
      const { missing } = await publishingRules(trx, now);
      if (missing.length > 0 || (await isBeforeElection(trx, now))) return refuse('lock' as const);
    }
    return stepEndorsement(trx, wave.id, id, step, { actor: `staff:${by}`, now });
  });
}
