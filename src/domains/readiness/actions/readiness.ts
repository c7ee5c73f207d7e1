import { dayOf } from '#foundations/calendar';
import type { Database } from '#platform/database';
import type { Entry } from '../core/entry.ts';
import { type PolicyId, requirements } from '../core/requirement.ts';
import { type Checked, checkAll, type Missing, missingOf } from '../core/standing.ts';
import { listLatest } from '../store/entries.ts';

/** A recorded text that the public has a right to see. */
export interface Policy {
  readonly id: PolicyId;
  readonly entry: Entry;
}

/** Every requirement, with how it stands. */
export async function listReadiness(db: Database, now: Date): Promise<readonly Checked[]> {
  return checkAll(await listLatest(db), dayOf(now));
}

/** The gate: what keeps this installation from publishing anything. Empty when it is open. */
export async function missingRequirements(db: Database, now: Date): Promise<readonly Missing[]> {
  return missingOf(await listReadiness(db, now));
}

/** The texts that are public pages, in the order of the requirements. */
export async function listPolicies(db: Database): Promise<readonly Policy[]> {
  const latest = await listLatest(db);
  return requirements.flatMap(({ id, isPublic }) => {
    const entry = latest.find(({ requirement }) => requirement === id);
    return isPublic && entry !== undefined ? [{ id, entry }] : [];
  });
}
