import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import { deleteExampleAreas } from '../store/areas.ts';

/**
 * Takes the example's areas and hexagons away, but for those that imported areas stand in and those whose codes are to be kept, because
 * something else speaks of them. Tells how many went.
 */
export async function removeExampleAreas(
  trx: Transaction,
  { actor, keep }: { readonly actor: string; readonly keep: readonly string[] },
): Promise<number> {
  const areas = await deleteExampleAreas(trx, keep);
  if (areas > 0) {
    await appendAudit(trx, {
      actor,
      action: 'geography.example-removed',
      subject: 'geography:example',
      detail: { areas },
    });
  }
  return areas;
}
