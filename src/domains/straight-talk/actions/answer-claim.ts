import { approvedOf, judgePaper, type PaperDecision, type PaperProblem } from '#foundations/paper';
import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import { type AnswerBody, type AnswerProblem, problemsOf } from '../core/answer/answer.ts';
import { leastCopies, type Risk } from '../core/triage/triage.ts';
import { insertAnswer, readAnswers, storeAnswerDecision } from '../store/answers.ts';
import { findClaimBySlug, holdClaim, type StoredClaim, updateClaim } from '../store/claims.ts';
import { countCopies } from '../store/rumours.ts';
import { knownSourceTexts } from '../store/source-texts.ts';
import { type ClaimProblem, type Doing, holdTaken } from './look-at-claim.ts';

/** Puts a claim into words of ours by whoever has taken it: its address, its language, and what a checker thinks of its risk. */
export async function wordClaim(
  trx: Transaction,
  id: string,
  words: { readonly slug: string; readonly original: string; readonly risk: Risk; readonly seenElsewhere: string },
  doing: Doing,
): Promise<Result<null, ClaimProblem | 'slug-taken'>> {
  const held = await holdTaken(trx, id, doing);
  if (!held.ok) return held;
  if (held.value.state === 'private') return refuse('private');
  const { seenElsewhere, ...worded } = words;
  const other = await findClaimBySlug(trx, worded.slug);
  if (other !== null && other.id !== id) return refuse('slug-taken');
  await updateClaim(trx, { ...held.value, state: 'worded', worded, seenElsewhere: seenElsewhere.trim() });
  await appendAudit(trx, { actor: doing.actor, action: 'straight-talk.worded', subject: `claim:${id}` });
  return accept(null);
}

export type WriteAnswerProblem =
  | { readonly kind: 'not-worded' | 'changed-since' | 'no-original' }
  | { readonly kind: 'answer'; readonly problems: readonly AnswerProblem[] };

export interface WrittenAnswer {
  readonly language: string;
  readonly body: AnswerBody;
  /** What its writer has to do with the matter; empty for nothing. */
  readonly interest: string;
  /** The number of the version that its writer had before them; 0 for none. */
  readonly after: number;
  readonly isOffered: boolean;
}

/**
 * Writes the next version of an answer. In another language than the original it is a translation of what is public there now, and says so. Only what is offered to a
 * second checker has to be whole.
 */
export async function writeAnswer(
  trx: Transaction,
  claimId: string,
  { language, body, interest, after, isOffered }: WrittenAnswer,
  { actor, now }: Doing,
): Promise<Result<number, WriteAnswerProblem>> {
  const claim = await holdWorded(trx, claimId);
  if (claim === null) return refuse<WriteAnswerProblem>({ kind: 'not-worded' });
  const answers = await readAnswers(trx, claimId, claim.worded.original);
  const papers = answers.byLanguage.get(language) ?? [];
  if ((papers.at(-1)?.number ?? 0) !== after) return refuse<WriteAnswerProblem>({ kind: 'changed-since' });
  const isTranslation = language !== answers.original;
  const original = approvedOf(answers.byLanguage.get(answers.original) ?? []);
  if (isTranslation && original === null) return refuse<WriteAnswerProblem>({ kind: 'no-original' });
  const problems = isOffered ? await problemsWith(trx, body, { isFirst: isTranslation || original === null }) : [];
  if (problems.length > 0) return refuse<WriteAnswerProblem>({ kind: 'answer', problems });

  const number = after + 1;
  const translates = isTranslation ? (original?.number ?? null) : null;
  const version = { ...body, translates, interest: interest.trim() };
  const paper = { number, body: version, writtenBy: actor, writtenAt: now, isOffered };
  await insertAnswer(trx, claimId, language, paper);
  const action = isOffered ? 'straight-talk.answer-offered' : 'straight-talk.answer-written';
  await appendAudit(trx, { actor, action, subject: `claim:${claimId}`, detail: { language, number } });
  return accept(number);
}

/** Everything that is wrong with an answer, sources among it of which no text is kept here. */
async function problemsWith(
  trx: Transaction,
  body: AnswerBody,
  { isFirst }: { readonly isFirst: boolean },
): Promise<readonly AnswerProblem[]> {
  const problems = problemsOf(body, { isFirst });
  const kept = await knownSourceTexts(
    trx,
    body.sources.map(({ copy }) => copy.sha256),
  );
  const isSaid = (at: number) =>
    problems.some((problem) => problem.kind === 'source' && problem.at === at && problem.what === 'copy');
  const lost = body.sources.flatMap(({ copy }, at): readonly AnswerProblem[] =>
    kept.has(copy.sha256) || isSaid(at) ? [] : [{ kind: 'source', at, what: 'copy' }],
  );
  return [...problems, ...lost];
}

export type DecideAnswerProblem =
  | PaperProblem
  | 'not-worded'
  /** Whoever wrote or decides has to do with the matter. */
  | 'interest'
  /** An answer would make it known to more people than the rumour did. */
  | 'seen-too-little'
  /** The original is another by now than the one that was translated. */
  | 'original-changed'
  /** The installation has something to record before it publishes anything. */
  | 'not-ready';

export interface AnswerDecision {
  readonly language: string;
  readonly number: number;
  readonly verdict: PaperDecision['outcome'];
  readonly note: string;
  /** What whoever decides has to do with the matter; empty for nothing. */
  readonly interest: string;
  /** Whether the installation may publish at all. */
  readonly isReady: boolean;
}

/** The decision of a second checker. What is approved is public with the same transaction, and stands in the log for good. */
export async function decideAnswer(
  trx: Transaction,
  claimId: string,
  { language, number, verdict, note, interest, isReady }: AnswerDecision,
  { actor, now }: Doing,
): Promise<Result<PaperDecision['outcome'], DecideAnswerProblem>> {
  const claim = await holdWorded(trx, claimId);
  if (claim === null) return refuse('not-worded');
  const answers = await readAnswers(trx, claimId, claim.worded.original);
  const judged = judgePaper(answers.byLanguage.get(language) ?? [], { number, verdict, by: actor, note });
  if (!judged.ok) return judged;
  if (verdict === 'approved') {
    if (!isReady) return refuse('not-ready');
    if (judged.value.body.interest !== '' || interest.trim() !== '') return refuse('interest');
    if ((await countCopies(trx, claimId)).confirmed < leastCopies && claim.seenElsewhere === '')
      return refuse('seen-too-little');
    const original = approvedOf(answers.byLanguage.get(answers.original) ?? []);
    if (language !== answers.original && judged.value.body.translates !== original?.number)
      return refuse('original-changed');
  }
  await storeAnswerDecision(
    trx,
    { claimId, language, number },
    { outcome: verdict, by: actor, at: now, note: note.trim() },
  );
  if (verdict === 'approved' && claim.answeredAt === null) await updateClaim(trx, { ...claim, answeredAt: now });
  const action = `straight-talk.answer-${verdict}`;
  await appendAudit(trx, { actor, action, subject: `claim:${claimId}`, detail: { language, number } });
  return accept(verdict);
}

async function holdWorded(
  trx: Transaction,
  id: string,
): Promise<(StoredClaim & { readonly worded: NonNullable<StoredClaim['worded']> }) | null> {
  const claim = await holdClaim(trx, id);
  return claim === null || claim.state !== 'worded' || claim.worded === null
    ? null
    : { ...claim, worded: claim.worded };
}
