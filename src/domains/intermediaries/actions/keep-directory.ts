import { randomBytes } from 'node:crypto';
import { addDays, dayOf } from '#foundations/calendar';
import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Codes, NewCode } from '#platform/codes';
import type { Transaction } from '#platform/database';
import { type AssuranceProblem, assuranceProblems, consentsAfter, DAYS_ASSURED } from '../core/assurance.ts';
import {
  type FieldProblem,
  type Listing,
  type ListingFields,
  listingProblems,
  type Organisation,
  organisationProblems,
} from '../core/listing.ts';
import {
  deleteListing,
  findOrganisation,
  holdListing,
  insertListing,
  saveOrganisation,
  updateListing,
} from '../store/directory.ts';

/** Who does something, and when. */
export interface Doing {
  readonly actor: string;
  readonly now: Date;
}

/** Somebody who is listed, when she does something with her six words. */
export const herself = 'intermediary';

/** What staff do stands in the log of what was done. What she does herself does not: an entry has a moment, and nobody needs to know when she was here. */
async function note(trx: Transaction, id: string, action: string, { actor }: Doing): Promise<void> {
  if (actor !== herself)
    await appendAudit(trx, { actor, action: `intermediaries.${action}`, subject: `intermediary:${id}` });
}

/** What a listing may name: codes of areas, and tags of languages. */
export interface Known {
  readonly areas: ReadonlySet<string>;
  readonly languages: ReadonlySet<string>;
}

const newId = (): string => randomBytes(16).toString('hex');
/** Takes an organisation in. */
export async function addOrganisation(
  trx: Transaction,
  said: Pick<Organisation, 'name' | 'website' | 'areas'>,
  known: Known,
  { actor }: Doing,
): Promise<Result<string, readonly FieldProblem[]>> {
  const problems = organisationProblems(said, known.areas);
  if (problems.length > 0) return refuse(problems);
  const id = newId();
  await saveOrganisation(trx, { ...said, name: said.name.trim(), id, isActive: true });
  await appendAudit(trx, { actor, action: 'intermediaries.organisation-added', subject: `organisation:${id}` });
  return accept(id);
}

/** Ends an organisation, or takes it up again. While it is ended nobody of it is shown. */
export async function setOrganisation(
  trx: Transaction,
  id: string,
  isActive: boolean,
  { actor }: Doing,
): Promise<Result<null, 'gone'>> {
  const organisation = await findOrganisation(trx, id);
  if (organisation === null) return refuse('gone');
  await saveOrganisation(trx, { ...organisation, isActive });
  const action = isActive ? 'intermediaries.organisation-resumed' : 'intermediaries.organisation-ended';
  await appendAudit(trx, { actor, action, subject: `organisation:${id}` });
  return accept(null);
}

export type NominateProblem =
  | { readonly kind: 'gone' }
  | { readonly kind: 'fields'; readonly problems: readonly FieldProblem[] };

/** Nominates somebody for an organisation. The code is hers: with it she says what may be shown, pauses, and leaves. It is shown this once. */
export async function nominate(
  trx: Transaction,
  codes: Codes,
  organisationId: string,
  fields: ListingFields,
  known: Known,
  { actor }: Doing,
): Promise<Result<{ readonly id: string; readonly code: NewCode }, NominateProblem>> {
  if ((await findOrganisation(trx, organisationId)) === null) return refuse<NominateProblem>({ kind: 'gone' });
  const problems = listingProblems(fields, known);
  if (problems.length > 0) return refuse<NominateProblem>({ kind: 'fields', problems });
  const [id, code] = [newId(), codes.make('listing')];
  const begun = { consents: {}, isPaused: false, trainedOn: null, references: [], assuredUntil: null };
  await insertListing(
    trx,
    { id, organisationId, fields, ...begun, nominatedBy: actor, removalAskedBy: null },
    code.hash,
  );
  await appendAudit(trx, { actor, action: 'intermediaries.nominated', subject: `intermediary:${id}` });
  return accept({ id, code });
}

export type StepProblem =
  | 'gone'
  | 'day'
  | 'enough'
  | 'not-asked'
  | 'asked'
  | 'same-person'
  | { readonly assurance: readonly AssuranceProblem[] }
  | { readonly fields: readonly FieldProblem[] };

type Step = Result<null, StepProblem>;

async function change(
  trx: Transaction,
  id: string,
  action: string,
  doing: Doing,
  to: (listing: Listing) => Promise<Result<Listing, StepProblem>> | Result<Listing, StepProblem>,
): Promise<Step> {
  const listing = await holdListing(trx, id);
  if (listing === null) return refuse<StepProblem>('gone');
  const changed = await to(listing);
  if (!changed.ok) return changed;
  await updateListing(trx, changed.value);
  await note(trx, id, action, doing);
  return accept(null);
}

const isPast = (day: string, { now }: Doing): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && day <= dayOf(now);

/** Changes what stands there. What she agreed to before holds for what stays the same. */
export const changeFields = (trx: Transaction, id: string, fields: ListingFields, known: Known, doing: Doing) =>
  change(trx, id, 'changed', doing, (listing) => {
    const problems = listingProblems(fields, known);
    if (problems.length > 0) return refuse<StepProblem>({ fields: problems });
    return accept({ ...listing, fields, consents: consentsAfter(listing, fields) });
  });

/** Records that somebody who knows her spoke for her on a day. Not who: that stays with whoever asked. */
export const addReference = (trx: Transaction, id: string, day: string, doing: Doing) =>
  change(trx, id, 'reference', doing, (listing) => {
    if (!isPast(day, doing)) return refuse<StepProblem>('day');
    if (listing.references.length >= 2) return refuse<StepProblem>('enough');
    return accept({ ...listing, references: [...listing.references, day] });
  });

export const recordTraining = (trx: Transaction, id: string, day: string, doing: Doing) =>
  change(trx, id, 'trained', doing, (listing) =>
    isPast(day, doing) ? accept({ ...listing, trainedOn: day }) : refuse<StepProblem>('day'),
  );

/** Assures for half a year, by somebody other than whoever nominated. */
export const assure = (trx: Transaction, id: string, doing: Doing) =>
  change(trx, id, 'assured', doing, async (listing) => {
    const organisation = await findOrganisation(trx, listing.organisationId);
    if (organisation === null) return refuse<StepProblem>('gone');
    const today = dayOf(doing.now);
    const problems = assuranceProblems(listing, organisation, { by: doing.actor, today });
    if (problems.length > 0) return refuse<StepProblem>({ assurance: problems });
    return accept({ ...listing, assuredUntil: addDays(today, DAYS_ASSURED) });
  });

/** Hides somebody at once, or shows her again. */
export const setPaused = (trx: Transaction, id: string, isPaused: boolean, doing: Doing) =>
  change(trx, id, isPaused ? 'paused' : 'resumed', doing, (listing) => accept({ ...listing, isPaused }));

/** Says what of her may be shown: her own doing. */
export const setConsents = (trx: Transaction, id: string, fields: readonly string[], doing: Doing) =>
  change(trx, id, 'consented', doing, (listing) => {
    const today = dayOf(doing.now);
    const agreed = (['name', 'phone', 'place', 'gender', 'hours'] as const).filter((field) => fields.includes(field));
    return accept({
      ...listing,
      consents: Object.fromEntries(agreed.map((field) => [field, listing.consents[field] ?? today])),
    });
  });

/** Asks for somebody to be removed. A second person agrees, or nothing happens; until then she is paused. */
export const askToRemove = (trx: Transaction, id: string, doing: Doing) =>
  change(trx, id, 'removal-asked', doing, (listing) =>
    listing.removalAskedBy === null
      ? accept({ ...listing, removalAskedBy: doing.actor, isPaused: true })
      : refuse<StepProblem>('asked'),
  );

export async function settleRemoval(trx: Transaction, id: string, agrees: boolean, doing: Doing): Promise<Step> {
  const listing = await holdListing(trx, id);
  if (listing === null) return refuse<StepProblem>('gone');
  if (listing.removalAskedBy === null) return refuse<StepProblem>('not-asked');
  if (agrees && listing.removalAskedBy === doing.actor) return refuse<StepProblem>('same-person');
  if (agrees) return leave(trx, id, 'removed', doing);
  return change(trx, id, 'removal-refused', doing, (held) => accept({ ...held, removalAskedBy: null }));
}

/** Takes somebody out for good, with everything that was kept of her: by her own code, or by two people. */
export async function leave(trx: Transaction, id: string, action: 'left' | 'removed', doing: Doing): Promise<Step> {
  await deleteListing(trx, id);
  await note(trx, id, action, doing);
  return accept(null);
}
