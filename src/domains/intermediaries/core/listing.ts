/** What of somebody may be shown, each only with her own consent. */
export const shownFields = ['name', 'phone', 'place', 'gender', 'hours'] as const;
export type ShownField = (typeof shownFields)[number];

export const placeKinds = [
  ...(['community-centre', 'youth-club', 'library', 'sports-club', 'school', 'surgery', 'advice-centre'] as const),
  ...(['place-of-worship', 'shop', 'telephone'] as const),
] as const;
export type PlaceKind = (typeof placeKinds)[number];

export const accessWays = ['step-free', 'hearing-loop', 'sign-language', 'text', 'home-visit'] as const;
export type AccessWay = (typeof accessWays)[number];

/** When somebody can be reached, in bands: nobody's whole week is written down. */
export const timeBands = ['weekday-day', 'weekday-evening', 'weekend'] as const;
export type TimeBand = (typeof timeBands)[number];

/** What somebody says about reaching her. There is no field for anything else. */
export interface ListingFields {
  readonly name: string;
  /** As printed, in groups. */
  readonly phone: string;
  /** Where to go, on one line. */
  readonly place: string;
  readonly kind: PlaceKind;
  /** Codes of local authorities. */
  readonly areas: readonly string[];
  /** BCP 47 tags. */
  readonly languages: readonly string[];
  readonly gender: '' | 'woman' | 'man';
  readonly hours: readonly TimeBand[];
  readonly access: readonly AccessWay[];
}

/** Somebody of an organisation whom people may ask. */
export interface Listing {
  readonly id: string;
  readonly organisationId: string;
  readonly fields: ListingFields;
  /** When she agreed to each field being shown (ISO dates). A field that is changed has to be agreed to again. */
  readonly consents: Readonly<Partial<Record<ShownField, string>>>;
  readonly isPaused: boolean;
  /** ISO date of the certificate of the training; null for none. */
  readonly trainedOn: string | null;
  /** The days on which two people who know her spoke for her. */
  readonly references: readonly string[];
  /** ISO date; null for somebody who was never assured. */
  readonly assuredUntil: string | null;
  /** "staff:ID". */
  readonly nominatedBy: string;
  readonly removalAskedBy: string | null;
}

export interface Organisation {
  readonly id: string;
  readonly name: string;
  /** https, or empty. */
  readonly website: string;
  /** Codes of local authorities that it serves. */
  readonly areas: readonly string[];
  readonly isActive: boolean;
}

export const LONGEST_NAME = 80;
export const LONGEST_PLACE = 120;
const MOST_AREAS = 40;

export interface FieldProblem {
  readonly field: keyof ListingFields | 'website';
  readonly kind: 'missing' | 'too-long' | 'malformed' | 'unknown';
}

const phonePattern = /^[\d ]{5,20}$/;

/** Everything that is wrong with what a listing says. `areas` and `languages` are those that there are. */
export function listingProblems(
  fields: ListingFields,
  known: { readonly areas: ReadonlySet<string>; readonly languages: ReadonlySet<string> },
): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const say = (field: FieldProblem['field'], kind: FieldProblem['kind']) => problems.push({ field, kind });
  if (fields.name.trim() === '') say('name', 'missing');
  if (fields.name.length > LONGEST_NAME) say('name', 'too-long');
  if (fields.phone !== '' && !phonePattern.test(fields.phone)) say('phone', 'malformed');
  if (fields.place.length > LONGEST_PLACE) say('place', 'too-long');
  if (fields.phone === '' && fields.place === '') say('phone', 'missing');
  if (fields.areas.length === 0) say('areas', 'missing');
  if (fields.areas.length > MOST_AREAS) say('areas', 'too-long');
  if (!fields.areas.every((area) => known.areas.has(area))) say('areas', 'unknown');
  if (fields.languages.length === 0) say('languages', 'missing');
  if (!fields.languages.every((language) => known.languages.has(language))) say('languages', 'unknown');
  return problems;
}

export function organisationProblems(
  { name, website, areas }: Pick<Organisation, 'name' | 'website' | 'areas'>,
  known: ReadonlySet<string>,
): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (name.trim() === '') problems.push({ field: 'name', kind: 'missing' });
  if (name.length > LONGEST_NAME) problems.push({ field: 'name', kind: 'too-long' });
  const url = URL.parse(website);
  if (website !== '' && (url?.protocol !== 'https:' || url.username !== ''))
    problems.push({ field: 'website', kind: 'malformed' });
  if (areas.length === 0) problems.push({ field: 'areas', kind: 'missing' });
  if (!areas.every((area) => known.has(area))) problems.push({ field: 'areas', kind: 'unknown' });
  return problems;
}
