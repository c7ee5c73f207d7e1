import { addDays } from '#foundations/calendar';
import type { Listing, ListingFields, Organisation, ShownField } from './listing.ts';

/** How long one assurance lasts, in days: half a year. */
export const DAYS_ASSURED = 182;
/** How long a training counts. */
export const DAYS_TRAINED = 365;
export const REFERENCES_NEEDED = 2;

export type AssuranceProblem = 'references' | 'training' | 'consent' | 'same-person' | 'organisation';

/** What keeps somebody from being assured on a day (ISO date), by a person of the staff. */
export function assuranceProblems(
  listing: Listing,
  organisation: Organisation,
  { by, today }: { readonly by: string; readonly today: string },
): readonly AssuranceProblem[] {
  const problems: AssuranceProblem[] = [];
  if (!organisation.isActive) problems.push('organisation');
  if (listing.references.length < REFERENCES_NEEDED) problems.push('references');
  if (listing.trainedOn === null || addDays(listing.trainedOn, DAYS_TRAINED) < today) problems.push('training');
  if (!canBeReached(listing)) problems.push('consent');
  if (listing.nominatedBy === by) problems.push('same-person');
  return problems;
}

/** What the public sees of somebody: what she agreed to, and nothing that says which listing it is. */
export interface PublicListing {
  /** Null where she did not agree to her name being shown. */
  readonly name: string | null;
  readonly organisation: string;
  readonly website: string;
  readonly phone: string | null;
  readonly place: string | null;
  readonly gender: ListingFields['gender'];
  readonly hours: ListingFields['hours'];
  readonly kind: ListingFields['kind'];
  readonly areas: readonly string[];
  readonly languages: readonly string[];
  readonly access: ListingFields['access'];
  readonly assuredUntil: string;
}

export type Standing = 'listed' | 'paused' | 'lapsed' | 'not-assured' | 'organisation-ended' | 'no-consent';

/** Why somebody is shown or not on a day. One reason: the first that holds. */
export function standingOf(listing: Listing, organisation: Organisation, today: string): Standing {
  if (!organisation.isActive) return 'organisation-ended';
  if (listing.assuredUntil === null) return 'not-assured';
  if (listing.assuredUntil < today) return 'lapsed';
  if (listing.isPaused) return 'paused';
  return canBeReached(listing) ? 'listed' : 'no-consent';
}

/** Null for somebody who is not shown. An assurance that has run out hides by itself: nobody has to do anything. */
export function publicListing(listing: Listing, organisation: Organisation, today: string): PublicListing | null {
  if (standingOf(listing, organisation, today) !== 'listed' || listing.assuredUntil === null) return null;
  const { fields } = listing;
  const has = (field: ShownField) => listing.consents[field] !== undefined;
  return {
    name: has('name') ? fields.name : null,
    organisation: organisation.name,
    website: organisation.website,
    phone: has('phone') && fields.phone !== '' ? fields.phone : null,
    place: has('place') && fields.place !== '' ? fields.place : null,
    gender: has('gender') ? fields.gender : '',
    hours: has('hours') ? fields.hours : [],
    kind: fields.kind,
    areas: fields.areas,
    languages: fields.languages,
    access: fields.access,
    assuredUntil: listing.assuredUntil,
  };
}

/** Nobody can call or visit somebody who shows neither. */
const canBeReached = ({ fields, consents }: Listing): boolean =>
  (consents.phone !== undefined && fields.phone !== '') || (consents.place !== undefined && fields.place !== '');

/** The consents that still hold after a change: what was agreed to was what stood there then. */
export function consentsAfter(before: Listing, fields: ListingFields): Listing['consents'] {
  const same = (field: ShownField) => JSON.stringify(before.fields[field]) === JSON.stringify(fields[field]);
  return Object.fromEntries(Object.entries(before.consents).filter(([field]) => same(field as ShownField)));
}
