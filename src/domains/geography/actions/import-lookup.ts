import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import type { LookupLink } from '../core/apply-lookup.ts';
import type { Vintage } from '../core/area.ts';
import { saveLookup } from '../store/lookups.ts';

/** Replaces the lookup from one vintage to another, with an entry in the audit log. `sha256` is of the file it came in. */
export async function importLookup(
  trx: Transaction,
  vintages: { readonly from: Vintage; readonly to: Vintage },
  links: readonly LookupLink[],
  actor: string,
  sha256?: string,
): Promise<void> {
  await saveLookup(trx, vintages.from, vintages.to, links);
  await appendAudit(trx, {
    actor,
    action: 'geography.lookup-imported',
    subject: `geography:${vintages.from}+${vintages.to}`,
    detail: { links: links.length, ...(sha256 !== undefined && { sha256 }) },
  });
}
