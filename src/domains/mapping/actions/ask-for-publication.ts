import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import {
  type AskProblem,
  askToPublish,
  askToWithdraw,
  type PublicationRequest,
} from '../core/publication/publication-request.ts';
import { setStatus } from '../store/index-versions.ts';
import { findOpenRequest, insertRequest } from '../store/publication-requests.ts';
import { holdVersion, readCandidate } from './candidate.ts';

export interface Asking {
  readonly versionId: string;
  /** The id of somebody of the staff. */
  readonly by: string;
  readonly note: string;
  readonly now: Date;
}

export type AskForProblem = AskProblem | { readonly kind: 'no-version' };

/** Proposes a version to be published: somebody else decides. `missing` is what the installation has yet to record before anything is public. */
export async function requestPublication(
  trx: Transaction,
  { versionId, by, note, now }: Asking,
  missing: readonly string[],
): Promise<Result<PublicationRequest, AskForProblem>> {
  const version = await holdVersion(trx, versionId);
  if (version === null) return refuse({ kind: 'no-version' });
  const isAsked = (await findOpenRequest(trx, versionId)) !== null;
  const kept = askToPublish(await readCandidate(trx, version, missing), isAsked, note);
  if (!kept.ok) return kept;
  return accept(await keep(trx, { versionId, kind: 'publish', askedBy: by, askedAt: now, note: kept.value }));
}

/** Takes a version back: from now on the public sees nothing of it. Somebody else makes that final, or brings it back. */
export async function requestWithdrawal(
  trx: Transaction,
  { versionId, by, note, now }: Asking,
): Promise<Result<PublicationRequest, AskForProblem>> {
  const version = await holdVersion(trx, versionId);
  if (version === null) return refuse({ kind: 'no-version' });
  const isAsked = (await findOpenRequest(trx, versionId)) !== null;
  const kept = askToWithdraw(version.status, isAsked, note);
  if (!kept.ok) return kept;
  await setStatus(trx, versionId, 'withdrawn');
  return accept(await keep(trx, { versionId, kind: 'withdraw', askedBy: by, askedAt: now, note: kept.value }));
}

async function keep(
  trx: Transaction,
  request: Omit<PublicationRequest, 'id' | 'decision'>,
): Promise<PublicationRequest> {
  const id = await insertRequest(trx, request);
  await appendAudit(trx, {
    actor: `staff:${request.askedBy}`,
    action: request.kind === 'publish' ? 'mapping.publication-asked' : 'mapping.hidden',
    subject: `index:${request.versionId}`,
    detail: { request: id },
  });
  return { ...request, id, decision: null };
}
