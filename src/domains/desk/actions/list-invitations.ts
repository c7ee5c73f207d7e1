import type { Database } from '#platform/database';
import { type Invitation, isOpen } from '../core/invitation.ts';
import { listWaiting } from '../store/invitations.ts';

/** The links that staff have sent and nobody has used, the newest first. */
export async function listInvitations(db: Database, now: Date): Promise<readonly Invitation[]> {
  return (await listWaiting(db)).filter((waiting) => waiting.kind === 'person' && isOpen(waiting, now));
}
