export {
  type AssuranceProblem,
  assuranceProblems,
  consentsAfter,
  DAYS_ASSURED,
  type PublicListing,
  publicListing,
  type Standing,
  standingOf,
} from './assurance.ts';
export {
  type ContactKnew,
  type ContactOutcome,
  type Contacts,
  type ContactTopic,
  contactFigures,
  contactKnew,
  contactOutcomes,
  contactTopics,
  isOpenMonth,
  type QuarterFigures,
} from './contacts.ts';
export { type Found, findSomebody, kilometresBetween, outwardOf, type Spot, type Wishes } from './find-somebody.ts';
export {
  type AccessWay,
  accessWays,
  type FieldProblem,
  type Listing,
  type ListingFields,
  listingProblems,
  type Organisation,
  organisationProblems,
  type PlaceKind,
  placeKinds,
  type ShownField,
  shownFields,
  type TimeBand,
  timeBands,
} from './listing.ts';
