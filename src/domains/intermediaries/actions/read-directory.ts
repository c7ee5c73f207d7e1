import { listAuthorities } from '#domains/geography';
import type { Database } from '#platform/database';
import { type PublicListing, publicListing, type Standing, standingOf } from '../core/assurance.ts';
import { contactFigures, type QuarterFigures } from '../core/contacts.ts';
import { outwardOf, type Spot } from '../core/find-somebody.ts';
import type { Listing, Organisation } from '../core/listing.ts';
import { listContacts } from '../store/contacts.ts';
import { listListings, listOrganisations } from '../store/directory.ts';
import { findOutwardCode } from '../store/outward-codes.ts';

export interface Area {
  readonly code: string;
  readonly name: string;
  readonly centre: Spot | null;
}

/** The local authorities that listings name, as the newest edition of areas has them. */
export async function listKnownAreas(db: Database): Promise<readonly Area[]> {
  return (await listAuthorities(db)).map(({ code, name, centre }) => ({ code, name, centre: centre ?? null }));
}

/** Everybody whom the public may ask on a day. Read anew for every question: who has paused is gone at once. */
export async function listPublicListings(db: Database, today: string): Promise<readonly PublicListing[]> {
  const organisations = new Map((await listOrganisations(db)).map((one) => [one.id, one]));
  return (await listListings(db)).flatMap((listing) => {
    const organisation = organisations.get(listing.organisationId);
    return organisation === undefined ? [] : (publicListing(listing, organisation, today) ?? []);
  });
}

/** Organisations that somebody is listed for, and where: what leaves as a file or by the API. Nobody is named. */
export async function listPublicOrganisations(db: Database): Promise<readonly Organisation[]> {
  return (await listOrganisations(db)).filter(({ isActive }) => isActive);
}

export interface StaffListing {
  readonly listing: Listing;
  readonly organisation: Organisation;
  readonly standing: Standing;
}

export async function listForStaff(db: Database, today: string): Promise<readonly StaffListing[]> {
  const organisations = new Map((await listOrganisations(db)).map((one) => [one.id, one]));
  return (await listListings(db)).flatMap((listing) => {
    const organisation = organisations.get(listing.organisationId);
    return organisation === undefined
      ? []
      : [{ listing, organisation, standing: standingOf(listing, organisation, today) }];
  });
}

export async function readContactFigures(db: Database, today: string): Promise<readonly QuarterFigures[]> {
  return contactFigures(await listContacts(db), today);
}

/** Where a place is that somebody typed: an outward postcode, or the name of a local authority; null for what is neither. */
export async function findPlace(db: Database, areas: readonly Area[], typed: string): Promise<Area | null> {
  const outward = outwardOf(typed);
  if (outward !== null) {
    const centre = await findOutwardCode(db, outward);
    if (centre !== null) return { code: '', name: outward, centre };
  }
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .toLowerCase();
  const wanted = plain(typed);
  if (wanted === '') return null;
  const named = areas.map((area) => [plain(area.name), area] as const);
  const exact = named.find(([name]) => name === wanted);
  const beginning = named.filter(([name]) => name.startsWith(wanted));
  return (exact ?? (beginning.length === 1 ? beginning[0] : undefined))?.[1] ?? null;
}
