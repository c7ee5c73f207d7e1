import type { Auth } from '#platform/auth';
import type { Database } from '#platform/database';
import type { Catalogue } from '#platform/i18n';
import type { Assets } from '../shell/assets.ts';
import type { DeskRoute } from './access.ts';
import type { StaffVisit, Visit } from './visit.ts';

/** What the desk is made of. */
export interface DeskParts {
  readonly db: Database;
  readonly auth: Auth;
  readonly staffWords: Catalogue;
  readonly assets: Assets;
  readonly publicUrl: string;
  readonly now: () => Date;
}

export type Handler = (visit: Visit) => Response | Promise<Response>;

/** One handler for each entry of the table of access: one too few or too many does not compile. */
export type DeskHandlers = { readonly [Route in DeskRoute]: Handler };

/** A handler of a route that the table opens to staff alone. */
export function forStaff(handler: (visit: StaffVisit) => Response | Promise<Response>): Handler {
  return (visit) => {
    const { person, session } = visit;
    if (person === null || session === null) throw new Error('the table of access let nobody into a route for staff');
    return handler({ ...visit, person, session });
  };
}
