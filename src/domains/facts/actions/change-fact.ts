import { addDays, dayOf } from '#foundations/calendar';
import { approvedOf, judgePaper, openOf, type PaperDecision, type PaperProblem } from '#foundations/paper';
import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import { type BodyProblem, bodyProblems } from '../core/body-problems.ts';
import { type FactBody, type FactId, findDefinition } from '../core/fact.ts';
import { sameBody } from '../core/register-file.ts';
import { agreedOf, type FactVersion, MOST_DAYS_UNTIL_NEXT_CHECK } from '../core/standing.ts';
import { holdRegister, insertCheck, insertVersion, type Register, storeDecision } from '../store/register.ts';

/** Who does something, and when. */
export interface Doing {
  readonly actor: string;
  readonly now: Date;
}

export type ProposeProblem =
  | { readonly kind: 'gone' | 'changed-since' | 'nothing-new' | 'never-vanishes' }
  | { readonly kind: 'body'; readonly problems: readonly BodyProblem[] };

/** Proposes what a fact is to say, or (null) that it is taken out of every page. Nothing changes until a second person agrees. `after`: the newest version that was there. */
export async function proposeFact(
  trx: Transaction,
  id: FactId,
  { body, after }: { readonly body: FactVersion; readonly after: number },
  { actor, now }: Doing,
): Promise<Result<number, ProposeProblem>> {
  const definition = findDefinition(id);
  if (definition === null) return refuse<ProposeProblem>({ kind: 'gone' });
  const papers = (await holdRegister(trx)).papers.get(id) ?? [];
  if ((papers.at(-1)?.number ?? 0) !== after) return refuse<ProposeProblem>({ kind: 'changed-since' });
  if (body === null && definition.isStanding) return refuse<ProposeProblem>({ kind: 'never-vanishes' });
  if (body !== null) {
    const problems = bodyProblems(definition, body, dayOf(now));
    if (problems.length > 0) return refuse<ProposeProblem>({ kind: 'body', problems });
  }
  const current = agreedOf(papers, definition.seed);
  const isSame = body === null ? current === null : current !== null && sameBody(body, current);
  if (isSame && openOf(papers) === null) return refuse<ProposeProblem>({ kind: 'nothing-new' });
  const number = after + 1;
  await insertVersion(trx, id, { number, body, writtenBy: actor, writtenAt: now });
  await appendAudit(trx, { actor, action: 'facts.proposed', subject: `fact:${id}`, detail: { number } });
  return accept(number);
}

/** The decision of a second person, who has held the new version against its source. What is approved stands on every page with the same transaction. */
export async function decideFact(
  trx: Transaction,
  id: FactId,
  {
    number,
    verdict,
    note,
  }: { readonly number: number; readonly verdict: PaperDecision['outcome']; readonly note: string },
  { actor, now }: Doing,
): Promise<Result<null, PaperProblem>> {
  const papers = (await holdRegister(trx)).papers.get(id) ?? [];
  const judged = judgePaper(papers, { number, verdict, by: actor, note });
  if (!judged.ok) return judged;
  await storeDecision(trx, id, number, { outcome: verdict, by: actor, at: now, note: note.trim() });
  await appendAudit(trx, { actor, action: `facts.${verdict}`, subject: `fact:${id}`, detail: { number } });
  return accept(null);
}

export type CheckProblem = 'gone' | 'taken-out' | 'next-check';

/** Records that somebody has found what stands here on the page of its owner today. `nextCheck` is an ISO date, at most half a year ahead. */
export async function recordCheck(
  trx: Transaction,
  id: FactId,
  nextCheck: string,
  { actor, now }: Doing,
): Promise<Result<null, CheckProblem>> {
  const definition = findDefinition(id);
  if (definition === null) return refuse('gone');
  const today = dayOf(now);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(nextCheck) && !Number.isNaN(Date.parse(nextCheck));
  if (!isDay || nextCheck <= today || nextCheck > addDays(today, MOST_DAYS_UNTIL_NEXT_CHECK))
    return refuse('next-check');
  const papers = (await holdRegister(trx)).papers.get(id) ?? [];
  if (agreedOf(papers, definition.seed) === null) return refuse('taken-out');
  const version = approvedOf(papers)?.number ?? 0;
  await insertCheck(trx, id, { version, checkedOn: today, nextCheck, by: actor });
  await appendAudit(trx, { actor, action: 'facts.checked', subject: `fact:${id}`, detail: { version, nextCheck } });
  return accept(null);
}

/** Proposes every row of a register file that says something else than what stands or waits here. */
export async function proposeRegister(
  trx: Transaction,
  rows: readonly { readonly id: FactId; readonly body: FactBody }[],
  { actor, now }: Doing,
): Promise<readonly FactId[]> {
  const register = await holdRegister(trx);
  const proposed: FactId[] = [];
  for (const { id, body } of rows) {
    const before = newestOf(register, id);
    if (before !== null && sameBody(before, body)) continue;
    const after = register.papers.get(id)?.at(-1)?.number ?? 0;
    const done = await proposeFact(trx, id, { body, after }, { actor, now });
    if (!done.ok) throw new Error(`a row that was checked was refused: ${id}, ${done.problem.kind}`);
    proposed.push(id);
  }
  return proposed;
}

function newestOf(register: Register, id: FactId): FactVersion {
  const papers = register.papers.get(id) ?? [];
  const open = openOf(papers);
  if (open !== null && open.decision === null) return open.body;
  return agreedOf(papers, findDefinition(id)?.seed ?? null);
}
