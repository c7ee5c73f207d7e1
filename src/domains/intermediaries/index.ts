export { type CountProblem, countContacts } from './actions/count-contacts.ts';
export {
  addOrganisation,
  addReference,
  askToRemove,
  assure,
  changeFields,
  type Doing,
  herself,
  type Known,
  leave,
  type NominateProblem,
  nominate,
  recordTraining,
  type StepProblem,
  setConsents,
  setOrganisation,
  setPaused,
  settleRemoval,
} from './actions/keep-directory.ts';
export {
  type Area,
  findPlace,
  listForStaff,
  listKnownAreas,
  listPublicListings,
  listPublicOrganisations,
  readContactFigures,
  type StaffListing,
} from './actions/read-directory.ts';
export { findListing, findListingByCode, findOrganisation, listOrganisations } from './store/directory.ts';
export { migrations } from './store/migrations.ts';
export { type OutwardCode, replaceOutwardCodes } from './store/outward-codes.ts';
