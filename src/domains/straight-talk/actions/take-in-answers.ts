import { approvedOf } from '#foundations/paper';
import { comparable, presentable } from '#foundations/text';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import type { AnswerBody } from '../core/answer/answer.ts';
import type { SharedClaim } from '../core/feed/feed.ts';
import { keptShapeOf, shapeOf } from '../core/matching/shape.ts';
import { insertAnswer, readAnswers } from '../store/answers.ts';
import { findClaimBySlug, holdClaim, insertClaim, type StoredClaim, updateClaim } from '../store/claims.ts';
import { insertKnownText } from '../store/known-texts.ts';
import { exactOf, hourOf, newId, type RumourKeys } from './submit-rumour.ts';

/** How many answers of another organisation were taken in, and what became of the rest. */
export interface TakenIn {
  readonly newClaims: number;
  /** Drafts for checkers here, in any language. */
  readonly drafts: number;
  /** The same as before, or checkers here have written on. */
  readonly left: number;
}

/**
 * Takes in answers of another organisation, as drafts: its checkers are not ours. Nothing of it is public before somebody here has read its sources, copied what they
 * say, and a second person has approved it. A translation comes in once its original is public here. Rumours find the claim from now on.
 */
export async function takeInAnswers(
  trx: Transaction,
  keys: RumourKeys,
  claims: readonly SharedClaim[],
  { from, languages, actor, now }: { from: string; languages: readonly string[]; actor: string; now: Date },
): Promise<TakenIn> {
  let [newClaims, drafts, left] = [0, 0, 0];
  for (const shared of claims) {
    const slug = `${from}-${shared.slug}`.slice(0, 80).replace(/-+$/, '');
    const known = await findClaimBySlug(trx, slug);
    const claim = known ?? (await beginClaim(trx, keys, shared, { slug, from, now }));
    if (known === null) newClaims++;
    for (const { language, body } of inOrder(shared)) {
      const isDraft =
        languages.includes(language) && (await takeIn(trx, claim, { language, body, by: `peer:${from}`, now }));
      if (isDraft) drafts++;
      else left++;
    }
  }
  const detail = { from, newClaims, drafts };
  await appendAudit(trx, { actor, action: 'straight-talk.answers-taken-in', subject: `peer:${from}`, detail });
  return { newClaims, drafts, left };
}

/** The original first. */
const inOrder = ({ original, answers }: SharedClaim) =>
  answers.toSorted((one, other) => Number(other.language === original) - Number(one.language === original));

async function beginClaim(
  trx: Transaction,
  keys: RumourKeys,
  { original, answers }: SharedClaim,
  { slug, from, now }: { readonly slug: string; readonly from: string; readonly now: Date },
): Promise<StoredClaim> {
  const id = newId();
  await insertClaim(trx, { id, hour: hourOf(now) });
  const claim = await holdClaim(trx, id);
  if (claim === null) throw new Error('a claim is gone as it begins');
  const risk = { violence: 0, harm: 0, checkability: 3 } as const;
  const worded = { ...claim, state: 'worded', worded: { slug, original, risk }, seenElsewhere: from } as const;
  await updateClaim(trx, worded);
  for (const { body } of answers) {
    const shape = keptShapeOf(shapeOf(body.claim, keys.shingles));
    await insertKnownText(trx, { id: newId(), claimId: id, exact: exactOf(body.claim, keys), shape });
  }
  return worded;
}

/** Whether it became a draft: only where nobody here has written on, and it says something new. */
async function takeIn(
  trx: Transaction,
  claim: StoredClaim,
  { language, body, by, now }: { language: string; body: AnswerBody; by: string; now: Date },
): Promise<boolean> {
  if (claim.worded === null || claim.state !== 'worded') return false;
  const papers = await readAnswers(trx, claim.id, claim.worded.original);
  const newest = papers.byLanguage.get(language)?.at(-1) ?? null;
  const original = approvedOf(papers.byLanguage.get(papers.original) ?? []);
  const isTranslation = language !== papers.original;
  if (newest !== null && newest.writtenBy !== by) return false;
  if (isTranslation && original === null) return false;
  const said = presentableBody(body);
  if (newest !== null && sameWords(newest.body, said)) return false;
  const version = {
    ...(isTranslation && original !== null
      ? { ...said, verdict: original.body.verdict, sources: original.body.sources }
      : said),
    translates: isTranslation ? (original?.number ?? null) : null,
    interest: '',
  };
  const number = (newest?.number ?? 0) + 1;
  await insertAnswer(trx, claim.id, language, {
    number,
    body: version,
    writtenBy: by,
    writtenAt: now,
    isOffered: false,
  });
  return true;
}

function presentableBody(body: AnswerBody): AnswerBody {
  const entries = Object.entries(body).map(([part, said]) => [
    part,
    typeof said === 'string' ? presentable(said) : said,
  ]);
  return Object.fromEntries(entries) as unknown as AnswerBody;
}

const sameWords = (one: AnswerBody, other: AnswerBody): boolean =>
  (['claim', 'verdict', 'fact', 'warning', 'why', 'cause', 'unknown', 'wouldChangeOurMind', 'card'] as const).every(
    (part) => comparable(one[part]) === comparable(other[part]),
  );
