import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { auditVersion, type VersionAudit } from '../core/audit/audit-version.ts';
import { type AuditRow, auditScore } from '../core/audit/proxy-audit.ts';
import { countsOfAreas } from '../core/gates/protected-shares.ts';
import { findProtectedTable } from '../store/protected-table.ts';
import { findAudit, insertAudit } from '../store/proxy-audits.ts';
import { readProtected } from './check-associations.ts';
import type { MappingProblem } from './mapping-problem.ts';
import { withProtectedTable } from './protect.ts';
import { readIndex } from './read-index.ts';

/** Whether a version has yet to be held against the table that is installed now; never where none is. */
export async function lacksAudit(db: Database, versionId: string): Promise<boolean> {
  const installed = await findProtectedTable(db);
  return installed !== null && (await findAudit(db, versionId))?.table.id !== installed.id;
}

/**
 * Holds a stored version against the installed table and keeps the result, whatever it says. Does nothing where that was done already; null where there
 * is no such version, or no table. Some two seconds at 33,755 areas.
 */
export async function auditStored(
  db: Database,
  versionId: string,
  { actor, now }: { readonly actor: string; readonly now: Date },
): Promise<Result<VersionAudit | null, MappingProblem>> {
  const installed = await findProtectedTable(db);
  if (installed === null) return accept(null);
  if (!(await lacksAudit(db, versionId))) return accept(await findAudit(db, versionId));
  const index = await readIndex(db, versionId);
  if (index === null) return accept(null);
  return withProtectedTable(db, async (table) => {
    if (table === undefined) return accept(null);
    const read = await readProtected(table);
    if (!read.ok) return read;
    const { counts, shares, links } = read.value;
    const codes = index.areas.map(({ code }) => code);
    const { groups, matched } = countsOfAreas(codes, counts, shares, links);
    if (matched === 0)
      return refuse({ kind: 'no-area-protected', file: table.path, column: table.code, example: codes[0] ?? '' });
    const { id, fileName, sha256 } = installed;
    const audit: VersionAudit = {
      versionId,
      table: { id, fileName, sha256 },
      madeAt: now,
      groups: auditVersion(index.version, index.areas, groups),
    };
    await db.transaction().execute(async (trx) => {
      await insertAudit(trx, audit);
      const detail = { table: sha256, groups: audit.groups.map(({ groupId }) => groupId) };
      await appendAudit(trx, { actor, action: 'mapping.audited', subject: `index:${versionId}`, detail });
    });
    return accept(audit);
  });
}

/**
 * Holds any value of areas against the installed table of protected characteristics: on whom money falls, say. Null where no table is installed, or none of
 * the areas is in it. Nothing is stored, and nothing of it is ever an input.
 */
export async function auditValues(
  db: Database,
  codes: readonly string[],
  { values, need }: { readonly values: Float64Array; readonly need: Float64Array | null },
): Promise<readonly AuditRow[] | null> {
  return withProtectedTable(db, async (table) => {
    if (table === undefined) return null;
    const read = await readProtected(table);
    if (!read.ok) return null;
    const { counts, shares, links } = read.value;
    const { groups, matched } = countsOfAreas(codes, counts, shares, links);
    return matched === 0 ? null : auditScore(values, groups, need);
  });
}
