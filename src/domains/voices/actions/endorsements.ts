import { createHash, randomBytes } from 'node:crypto';
import { type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Database, Transaction } from '#platform/database';
import {
  acceptEndorsement,
  confirmEndorsement,
  type Endorsement,
  type EndorsementProblem,
  endEndorsement,
  endorsementExpiry,
} from '../core/endorsement.ts';
import type { WaveContent } from '../core/wave-content.ts';
import { canonical } from '../core/wave-plan.ts';
import { findByLink, holdEndorsement, insertEndorsement, updateEndorsement } from '../store/endorsements.ts';
import type { Doing } from './waves.ts';

/** Of what a wave says: who stands behind it stands behind these words. */
export const hashOfContent = (content: WaveContent): string => hashOf(canonical(content));

/** A link for somebody who is asked to stand behind a wave. Only its hash is kept. */
export async function askEndorser(trx: Transaction, waveId: string, { actor, now }: Doing): Promise<{ token: string }> {
  const token = randomBytes(32).toString('base64url');
  const id = randomBytes(16).toString('hex');
  const nothing = { name: null, role: null, contentHash: null, confirmedBy: null };
  const asked = {
    id,
    askedBy: actor,
    askedAt: now,
    expiresAt: endorsementExpiry(now),
    state: 'asked',
    ...nothing,
  } as const;
  await insertEndorsement(trx, waveId, { ...asked, linkHash: hashOf(token) });
  await appendAudit(trx, { actor, action: 'endorsement.asked', subject: `endorsement:${id}` });
  return { token };
}

/** Whom a link is for; null for one that nobody made. */
export const findAsked = (db: Database, waveId: string, token: string): Promise<Endorsement | null> =>
  findByLink(db, waveId, hashOf(token));

export type EndorsementStep =
  | { readonly kind: 'accept'; readonly name: string; readonly role: string; readonly content: WaveContent }
  /** Declined, withdrawn, or taken away here. */
  | { readonly kind: 'end' }
  | { readonly kind: 'confirm' };

/** One step of an endorsement. `actor` is the endorser ("endorser") or one of the staff. */
export async function stepEndorsement(
  trx: Transaction,
  waveId: string,
  id: string,
  step: EndorsementStep,
  { actor, now }: Doing,
): Promise<Result<Endorsement, EndorsementProblem | 'nobody'>> {
  const endorsement = await holdEndorsement(trx, waveId, id);
  if (endorsement === null) return refuse<EndorsementProblem | 'nobody'>('nobody');
  const stepped = after(endorsement, step, actor, now);
  if (!stepped.ok) return stepped;
  await updateEndorsement(trx, waveId, stepped.value);
  await appendAudit(trx, { actor, action: `endorsement.${stepped.value.state}`, subject: `endorsement:${id}` });
  return stepped;
}

function after(endorsement: Endorsement, step: EndorsementStep, actor: string, now: Date) {
  switch (step.kind) {
    case 'accept':
      return acceptEndorsement(endorsement, step, hashOfContent(step.content), now);
    case 'end':
      return endEndorsement(endorsement);
    case 'confirm':
      return confirmEndorsement(endorsement, actor);
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
