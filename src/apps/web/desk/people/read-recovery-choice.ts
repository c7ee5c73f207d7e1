import { listPeople, listRecoveries, looksAfterAll, type Person } from '#domains/desk';
import type { Database } from '#platform/database';
import type { RecoveryChoice } from './recovery-page.tsx';

/** What a steward can do to let somebody in again: nothing for herself. */
export async function readRecoveryChoice(
  db: Database,
  steward: Person,
  person: Person,
  now: Date,
): Promise<RecoveryChoice | null> {
  if (steward.id === person.id) return null;
  const waiting = (await listRecoveries(db, now)).find((one) => one.person.id === person.id) ?? null;
  const stewards = (await listPeople(db)).filter(looksAfterAll);
  return { waiting, hasSecondSteward: stewards.some(({ id }) => id !== steward.id && id !== person.id) };
}
