import type { Parts } from '#domains/moderation';
import type { RumourKeys } from '#domains/straight-talk';
import type { SlurList } from '#domains/voices';
import type { Auth } from '#platform/auth';
import type { Codes } from '#platform/codes';
import type { Database } from '#platform/database';
import type { Catalogue } from '#platform/i18n';
import type { Mailer } from '#platform/mail';
import type { Publications } from '../../mapping/publication.ts';
import type { Assets } from '../../shell/assets.ts';
import type { Site } from '../../shell/page.tsx';
import type { PaintCard } from '../../voices/card.ts';
import type { DeskRoute } from './access.ts';
import type { StaffVisit, Visit } from './visit.ts';

/** What the desk is made of. */
export interface DeskParts {
  readonly db: Database;
  readonly auth: Auth;
  readonly codes: Codes;
  /** Every kind of content that comes to the queue of moderation. */
  readonly contentParts: Parts;
  /** What is veiled of words that somebody sent in, and what rumours are compared with. */
  readonly slurs: SlurList;
  readonly rumourKeys: RumourKeys;
  /** Null in an installation that sends no mail. */
  readonly mailer: Mailer | null;
  readonly staffWords: Catalogue;
  /** The words of public pages, in every language. */
  readonly catalogue: Catalogue;
  readonly paintCard: PaintCard;
  readonly publications: Publications;
  /** What a public page is wrapped in. */
  readonly site: () => Site;
  readonly assets: Assets;
  readonly publicUrl: string;
  readonly now: () => Date;
  /** To be called after a change of what is public: this process then shows the public nothing from before. */
  readonly publicHasChanged: () => void;
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
