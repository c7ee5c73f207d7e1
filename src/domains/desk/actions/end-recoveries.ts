import { deleteAccount } from '#platform/auth';
import type { Transaction } from '#platform/database';
import type { Recovery } from '../core/recovery.ts';
import { closeRecovery, forgetReasons, listUnclosed } from '../store/recoveries.ts';

/** Closes a recovery that nobody has used, with whatever was set up by its link so far. */
export async function endUnused(
  trx: Transaction,
  { id, accountId }: Recovery,
  outcome: 'cancelled' | 'run-out',
  now: Date,
): Promise<void> {
  await closeRecovery(trx, id, outcome, now);
  if (accountId !== null) await deleteAccount(trx, accountId);
}

/** Closes what somebody who ends leaves open: a recovery of theirs, and any that they opened or confirmed and that was not used. */
export async function endRecoveriesOf(trx: Transaction, personId: string, now: Date): Promise<void> {
  for (const recovery of await listUnclosed(trx)) {
    const { personId: whose, openedBy, confirmedBy } = recovery;
    if ([whose, openedBy, confirmedBy].includes(personId)) await endUnused(trx, recovery, 'cancelled', now);
  }
  await forgetReasons(trx, personId);
}
