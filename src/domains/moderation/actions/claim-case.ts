import { type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Database, Transaction } from '#platform/database';
import type { Case } from '../core/case.ts';
import { type ClaimProblem, claimCase as claim, type Moderator, type Ties } from '../core/moderator.ts';
import { countClaims, holdCase, updateCase } from '../store/cases.ts';
import { holdPace } from '../store/decisions.ts';
import { insertRefusal, listRefusals } from '../store/people.ts';
import { closeHeld } from './close-case.ts';
import { type Content, type Parts, partOf } from './content.ts';

/** Who does something to which case, and when. */
export interface OnCase {
  readonly caseId: string;
  readonly moderator: Moderator;
  readonly now: Date;
}

type Refused = ClaimProblem | { readonly kind: 'closed' };

/** Takes a case for a quarter of an hour; the same again renews it. Of two who take it at once, one is told who has it. */
export async function claimCase(db: Database, parts: Parts, on: OnCase): Promise<Result<Case, Refused>> {
  return db.transaction().execute(async (trx) => {
    const { moderator, now } = on;
    // Two cases taken at the same moment by one person must see each other, or both would pass the limit.
    await holdPace(trx, moderator.id);
    const open = await holdWithContent(trx, parts, on.caseId);
    if (open === null) return refuse<Refused>({ kind: 'closed' });
    const held = await countClaims(trx, moderator.id, now);
    const claimed = claim(open.kase, moderator, { ties: open.ties, held, now });
    if (!claimed.ok) return claimed;
    await updateCase(trx, claimed.value);
    if (open.kase.claim?.by !== moderator.id)
      await appendAudit(trx, {
        actor: `staff:${moderator.id}`,
        action: 'moderation.claimed',
        subject: `case:${on.caseId}`,
      });
    return claimed;
  });
}

/** Gives a case back before its time is over. What is not one's own stays as it is. */
export async function giveBackCase(db: Database, { caseId, moderator }: OnCase): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const kase = await holdCase(trx, caseId);
    if (kase?.claim?.by !== moderator.id) return;
    await updateCase(trx, { ...kase, claim: null });
    await appendAudit(trx, {
      actor: `staff:${moderator.id}`,
      action: 'moderation.given-back',
      subject: `case:${caseId}`,
    });
  });
}

/** Somebody says that they should not decide this one. It goes back, and never comes to them again. */
export async function refuseCase(db: Database, { caseId, moderator, now }: OnCase): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const kase = await holdCase(trx, caseId);
    if (kase === null || kase.state === 'closed') return;
    await insertRefusal(trx, caseId, moderator.id, now);
    if (kase.claim?.by === moderator.id) await updateCase(trx, { ...kase, claim: null });
    await appendAudit(trx, {
      actor: `staff:${moderator.id}`,
      action: 'moderation.refused-self',
      subject: `case:${caseId}`,
    });
  });
}

/** The language was guessed wrong: it goes back with another, unless whoever says so reads that one too. Only for whoever holds the case. */
export async function correctLanguage(
  db: Database,
  { caseId, moderator, now }: OnCase,
  language: string | null,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const kase = await holdCase(trx, caseId);
    if (kase === null || kase.claim?.by !== moderator.id || kase.claim.until <= now) return false;
    const { languages } = moderator;
    const stays = languages.length === 0 || language === null || languages.includes(language);
    await updateCase(trx, { ...kase, language, claim: stays ? kase.claim : null });
    await appendAudit(trx, {
      actor: `staff:${moderator.id}`,
      action: 'moderation.language-corrected',
      subject: `case:${caseId}`,
      detail: { language },
    });
    return true;
  });
}

/** A case with what it is about, both held or read in one transaction. Closes a case whose content is gone: null then, and for none at all. */
export async function holdWithContent(
  trx: Transaction,
  parts: Parts,
  caseId: string,
): Promise<{ readonly kase: Case; readonly content: Content; readonly ties: Ties } | null> {
  const kase = await holdCase(trx, caseId);
  if (kase === null || kase.state === 'closed') return null;
  const content = await partOf(parts, kase.kind).content.read(trx, kase.subjectId);
  if (content === null) {
    await closeHeld(trx, kase, 'program');
    return null;
  }
  const ties = { interested: content.interested, refused: await listRefusals(trx, caseId) };
  return { kase, content, ties };
}
