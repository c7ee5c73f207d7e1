import { findWithoutPlace } from '#domains/geography';
import type { Database, Transaction } from '#platform/database';
import { type Candidate, type Obstacle, obstaclesTo } from '../core/publication/publication-request.ts';
import type { IndexVersion } from '../core/version/index-version.ts';
import { listCodes } from '../store/area-results.ts';
import { findVersion, holdRecipe } from '../store/index-versions.ts';
import { findOpenRequest } from '../store/publication-requests.ts';
import { lacksAudit } from './audit-stored.ts';

/** What decides whether a version may be published. `missing` is what the installation has yet to record. */
export async function readCandidate(
  db: Database,
  { id, status, vintage, provenance }: IndexVersion,
  missing: readonly string[],
): Promise<Candidate> {
  const withoutPlace = await findWithoutPlace(db, vintage, await listCodes(db, id));
  const { associationGate } = provenance;
  return { status, associationGate, lacksAudit: await lacksAudit(db, id), withoutPlace, missing };
}

/** A version as it is once nobody else can change what is public of its recipe, until the transaction ends. */
export async function holdVersion(trx: Transaction, id: string): Promise<IndexVersion | null> {
  const found = await findVersion(trx, id);
  if (found === null) return null;
  await holdRecipe(trx, found.version.recipeId);
  return (await findVersion(trx, id))?.version ?? null;
}

/** Everything that keeps a version from being published just now; nothing is known of a version that is not there. */
export async function obstaclesOf(
  db: Database,
  versionId: string,
  missing: readonly string[],
): Promise<readonly Obstacle[]> {
  const found = await findVersion(db, versionId);
  if (found === null) return [];
  const candidate = await readCandidate(db, found.version, missing);
  // To propose a version audits it: only one that waits can lack that, when another table was installed meanwhile.
  const isAsked = (await findOpenRequest(db, versionId)) !== null;
  return obstaclesTo({ ...candidate, lacksAudit: candidate.lacksAudit && isAsked });
}
