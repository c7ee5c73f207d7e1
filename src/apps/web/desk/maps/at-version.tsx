import { findVersion } from '#domains/mapping';
import type { IndexVersion } from '#domains/mapping/core';
import { type DeskParts, forStaff, type Handler } from '../frame/parts.ts';
import { RefusalPage } from '../frame/refusal-page.tsx';
import { respondAtDesk } from '../frame/respond-at-desk.ts';
import type { StaffVisit } from '../frame/visit.ts';

/** Handlers of one version, which has to be there. */
export function atVersion({ db, assets }: Pick<DeskParts, 'db' | 'assets'>) {
  const missing = (visit: StaffVisit) =>
    respondAtDesk(visit, <RefusalPage visit={visit} assets={assets} refusal="not-there" />, 404);
  const forVersion = (handler: (visit: StaffVisit, version: IndexVersion) => Promise<Response> | Response): Handler =>
    forStaff(async (visit) => {
      const stored = await findVersion(db, visit.context.req.param('id') ?? '');
      return stored === null ? missing(visit) : handler(visit, stored.version);
    });
  return { missing, forVersion };
}
