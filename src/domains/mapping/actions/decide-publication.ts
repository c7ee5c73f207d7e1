import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import {
  type Decided,
  type DecideProblem,
  type Deciding,
  decideRequest,
  type PublicationRequest,
  type TakeBackProblem,
  takeBack,
} from '../core/publication/publication-request.ts';
import { findPublished, setStatus } from '../store/index-versions.ts';
import { findRequest, saveDecision } from '../store/publication-requests.ts';
import { holdVersion, readCandidate } from './candidate.ts';

/** What somebody outside of mapping knows when a request is decided. */
export interface Surroundings {
  /** What the installation has yet to record before anything is public. */
  readonly missing: readonly string[];
  /** Whether who asked works here still and may publish. */
  readonly isAskerHere: boolean;
  readonly now: Date;
}

/** Decides what somebody else asked for. What is published takes the place of whatever is public of its recipe. */
export async function decidePublication(
  trx: Transaction,
  requestId: number,
  deciding: Deciding,
  { missing, isAskerHere, now }: Surroundings,
): Promise<Result<Decided, DecideProblem>> {
  const held = await holdRequest(trx, requestId);
  if (held === null) return refuse({ kind: 'no-request' });
  const { request, version } = held;
  const candidate = await readCandidate(trx, version, missing);
  const publicNow = await findPublished(trx, version.recipeId);
  const decided = decideRequest(request, deciding, { candidate, publicNow, isAskerHere });
  if (!decided.ok) return decided;
  const { outcome, note, status, superseded } = decided.value;
  await saveDecision(trx, requestId, { outcome, by: deciding.by, at: now, note, superseded });
  if (superseded !== null) await setStatus(trx, superseded, 'superseded');
  if (status !== null) await setStatus(trx, version.id, status, request.kind === 'publish' ? now : undefined);
  await appendAudit(trx, {
    actor: `staff:${deciding.by}`,
    action: actionOf(request, outcome),
    subject: `index:${version.id}`,
    detail: { request: requestId, asked: `staff:${request.askedBy}`, superseded },
  });
  return decided;
}

function actionOf({ kind }: PublicationRequest, outcome: Decided['outcome']): string {
  if (kind === 'publish') return outcome === 'confirmed' ? 'mapping.published' : 'mapping.publication-declined';
  return outcome === 'confirmed' ? 'mapping.withdrawn' : 'mapping.brought-back';
}

/** Takes back what somebody asked for themselves. */
export async function takeBackRequest(
  trx: Transaction,
  requestId: number,
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<Result<void, TakeBackProblem>> {
  const held = await holdRequest(trx, requestId);
  if (held === null) return refuse({ kind: 'no-request' });
  const may = takeBack(held.request, by);
  if (!may.ok) return may;
  await saveDecision(trx, requestId, { outcome: 'taken-back', by, at: now });
  await appendAudit(trx, {
    actor: `staff:${by}`,
    action: 'mapping.publication-taken-back',
    subject: `index:${held.version.id}`,
    detail: { request: requestId },
  });
  return accept(undefined);
}

/** A request with its version, as they are once nobody else can decide about the recipe. */
async function holdRequest(trx: Transaction, id: number) {
  const found = await findRequest(trx, id);
  const version = found === null ? null : await holdVersion(trx, found.versionId);
  const request = await findRequest(trx, id);
  return request === null || version === null ? null : { request, version };
}
