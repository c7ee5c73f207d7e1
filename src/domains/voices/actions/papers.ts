import { judgePaper, openOf, type Paper, type PaperDecision, type PaperProblem } from '#foundations/paper';
import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Database, Transaction } from '#platform/database';
import { steer } from '../core/steer-wave.ts';
import { endOf, type Lock, phaseOf, type Wave } from '../core/wave.ts';
import { type PaperKind, type WavePlan, waveBy } from '../core/wave-plan.ts';
import { deleteExamples, insertExample } from '../store/examples.ts';
import { insertPaper, listPapers, type PaperBodies, replaceBody, storeDecision } from '../store/papers.ts';
import { findWave, holdWave, insertWave, listWaves, replaceContent, updateWave } from '../store/waves.ts';
import type { Doing } from './waves.ts';

/** Makes a wave with the first version of its plan. taken: another has the address. */
export async function beginWave(
  trx: Transaction,
  { id, slug, plan, isOffered }: { id: string; slug: string; plan: WavePlan; isOffered: boolean },
  doing: Doing,
): Promise<'begun' | 'taken'> {
  if ((await findWave(trx, slug)) !== null) return 'taken';
  const { actor, now } = doing;
  const nothingYet = { approvedAt: null, reachedAt: null, pausedAt: null, resumeAskedBy: null, closedAt: null };
  const begun = { id, slug, series: null, isExample: false, version: 1, createdBy: actor, changes: 0, changedAt: now };
  await insertWave(trx, { ...plan, ...begun, ...nothingYet, hiddenAt: null });
  await appendAudit(trx, { actor, action: 'wave.added', subject: `wave:${id}` });
  await addPaper(trx, id, 'plan', plan, isOffered, doing);
  return 'begun';
}

export type WriteProblem = 'no-wave' | 'changed-since' | 'over' | 'not-over';

/**
 * Writes the next version of what a wave plans or reports. Nothing of it is public until a second person has approved it. `after`: the number of the
 * version that the writer had before them. A plan is written until the wave is over, a report from then on.
 */
export async function writePaper<Kind extends PaperKind>(
  trx: Transaction,
  waveId: string,
  kind: Kind,
  { body, after, isOffered }: { body: PaperBodies[Kind]; after: number; isOffered: boolean },
  doing: Doing,
): Promise<Result<number, WriteProblem>> {
  const wave = await holdWave(trx, waveId);
  if (wave === null) return refuse('no-wave');
  const isOver = phaseOf(wave, doing.now) === 'closed';
  if (kind === 'plan' && isOver) return refuse('over');
  if (kind === 'report' && !isOver) return refuse('not-over');
  const papers = await listPapers(trx, waveId, kind);
  if ((papers.at(-1)?.number ?? 0) !== after) return refuse('changed-since');
  return accept(await addPaper(trx, waveId, kind, body, isOffered, doing, after + 1));
}

async function addPaper<Kind extends PaperKind>(
  trx: Transaction,
  waveId: string,
  kind: Kind,
  body: PaperBodies[Kind],
  isOffered: boolean,
  { actor, now }: Doing,
  number = 1,
): Promise<number> {
  await insertPaper(trx, waveId, kind, { number, body, writtenBy: actor, writtenAt: now, isOffered });
  const action = isOffered ? `wave.${kind}-offered` : `wave.${kind}-written`;
  await appendAudit(trx, { actor, action, subject: `wave:${waveId}`, detail: { number } });
  return number;
}

/** What a decision has to heed that is decided elsewhere. */
export interface PublishingRules {
  /** What the installation has yet to record. */
  readonly missing: readonly string[];
  readonly lock: Lock | null;
}

export type DecideProblem =
  | { readonly kind: PaperProblem | 'no-wave' | 'over-already' | 'lock' | 'opens-in-lock' }
  | { readonly kind: 'gate'; readonly missing: readonly string[] };

/** The decision of a second person. What is approved is public with the same transaction. */
export async function decidePaper(
  trx: Transaction,
  waveId: string,
  kind: PaperKind,
  deciding: { number: number; verdict: PaperDecision['outcome']; note: string },
  { actor, now }: Doing,
  rules: PublishingRules,
): Promise<Result<PaperDecision['outcome'], DecideProblem>> {
  const wave = await holdWave(trx, waveId);
  if (wave === null) return refuse<DecideProblem>({ kind: 'no-wave' });
  const { number, verdict, note } = deciding;
  const papers = await listPapers(trx, waveId, kind);
  const judged = judgePaper(papers, { ...deciding, by: actor });
  if (!judged.ok) return refuse<DecideProblem>({ kind: judged.problem });
  if (verdict === 'approved') {
    const obstacle = obstacleTo(judged.value, kind, rules, now);
    if (obstacle !== null) return refuse(obstacle);
    if (kind === 'plan') {
      const done = await putInPlace(trx, wave, judged.value as Paper<WavePlan>, { actor, now });
      if (done !== null) return refuse<DecideProblem>({ kind: done });
    }
  }
  await storeDecision(trx, waveId, kind, number, { outcome: verdict, by: actor, at: now, note: note.trim() });
  await appendAudit(trx, { actor, action: `wave.${kind}-${verdict}`, subject: `wave:${waveId}`, detail: { number } });
  return accept(verdict);
}

function obstacleTo(paper: Paper<unknown>, kind: PaperKind, { missing, lock }: PublishingRules, now: Date) {
  if (missing.length > 0) return { kind: 'gate', missing } as const;
  if (lock === null) return null;
  if (lock.from <= now && now < lock.until) return { kind: 'lock' } as const;
  if (kind !== 'plan') return null;
  const { opensAt } = paper.body as WavePlan;
  return lock.from <= opensAt && opensAt < lock.until ? ({ kind: 'opens-in-lock' } as const) : null;
}

async function putInPlace(
  trx: Transaction,
  wave: Wave,
  { number, body: plan }: Paper<WavePlan>,
  { actor, now }: Doing,
): Promise<'over-already' | 'same-person' | 'nothing-waits' | null> {
  if (plan.closesAt !== null && plan.closesAt <= now) return 'over-already';
  if (endOf(wave) !== null && phaseOf(wave, now) === 'closed') return 'over-already';
  const before = plan.follows === null ? null : ((await listWaves(trx)).find(({ id }) => id === plan.follows) ?? null);
  const planned = waveBy(plan, wave, before, now);
  if (before !== null && before.series === null) await updateWave(trx, { ...before, series: before.slug });
  if (wave.approvedAt === null) {
    const approved = steer(planned, 'approve', actor, now);
    if (!approved.ok) return approved.problem === 'not-now' ? 'nothing-waits' : approved.problem;
    await updateWave(trx, approved.value, actor);
    await replaceContent(trx, approved.value);
  } else await updateWave(trx, planned);
  await deleteExamples(trx, wave.id);
  for (const [place, example] of plan.examples.entries())
    await insertExample(trx, wave.id, { ...example, id: `${number}-${place + 1}`, place, isShown: true });
  return null;
}

/** Takes an example away for good, when whoever wrote it does not agree any more: from what is public, and from everything that was ever planned. */
export async function forgetExample(
  trx: Transaction,
  waveId: string,
  words: string,
  { actor }: Pick<Doing, 'actor'>,
): Promise<void> {
  await deleteExamples(trx, waveId, words);
  for (const { number, body } of await listPapers(trx, waveId, 'plan')) {
    const examples = body.examples.filter((example) => example.words !== words);
    if (examples.length < body.examples.length)
      await replaceBody(trx, waveId, 'plan', { number, body: { ...body, examples } });
  }
  await appendAudit(trx, { actor, action: 'wave.example-forgotten', subject: `wave:${waveId}` });
}

/** What a page needs of the papers of a wave. */
export async function readPapers(db: Database, waveId: string) {
  const [plans, reports] = [await listPapers(db, waveId, 'plan'), await listPapers(db, waveId, 'report')];
  return { plans, reports, openPlan: openOf(plans), openReport: openOf(reports) };
}
