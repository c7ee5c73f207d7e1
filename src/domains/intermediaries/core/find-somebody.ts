import type { PublicListing } from './assurance.ts';
import type { AccessWay, PlaceKind, TimeBand } from './listing.ts';

/** A spot on the ground, in degrees. */
export interface Spot {
  readonly lon: number;
  readonly lat: number;
}

export interface Wishes {
  readonly near: Spot | null;
  readonly language: string;
  readonly gender: '' | 'woman' | 'man';
  readonly hours: '' | TimeBand;
  readonly access: '' | AccessWay;
  readonly kind: '' | PlaceKind;
}

export interface Found {
  readonly listing: PublicListing;
  /** Between the places that were named, by their centres; null where none was, or one is not known. */
  readonly kilometres: number | null;
}

const EARTH_KILOMETRES = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in kilometres, by the haversine formula: Sinnott, Virtues of the haversine, Sky and Telescope 68 (1984) 159. */
export function kilometresBetween(one: Spot, other: Spot): number {
  const [dLat, dLon] = [radians(other.lat - one.lat), radians(other.lon - one.lon)];
  const half =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(half)));
}

/**
 * Everybody who fits, the nearest first. What somebody did not say of herself does not count against her where it is only a preference (hours): a wish for a woman, a
 * language or a way in is kept to.
 */
export function findSomebody(
  listings: readonly PublicListing[],
  wishes: Wishes,
  centreOf: (area: string) => Spot | null,
): readonly Found[] {
  const fits = (listing: PublicListing) =>
    (wishes.language === '' || listing.languages.includes(wishes.language)) &&
    (wishes.gender === '' || listing.gender === wishes.gender) &&
    (wishes.hours === '' || listing.hours.length === 0 || listing.hours.includes(wishes.hours)) &&
    (wishes.access === '' || listing.access.includes(wishes.access)) &&
    (wishes.kind === '' || listing.kind === wishes.kind);
  const distanceTo = ({ areas }: PublicListing): number | null => {
    const { near } = wishes;
    if (near === null) return null;
    const distances = areas.flatMap((area) => {
      const centre = centreOf(area);
      return centre === null ? [] : kilometresBetween(near, centre);
    });
    return distances.length === 0 ? null : Math.min(...distances);
  };
  return listings
    .filter(fits)
    .map((listing) => ({ listing, kilometres: distanceTo(listing) }))
    .sort(
      (one, other) => (one.kilometres ?? Number.POSITIVE_INFINITY) - (other.kilometres ?? Number.POSITIVE_INFINITY),
    );
}

/** The outward half of a postcode: "ls6 3ab" and "LS6" are "LS6". Null for what is none. The inward half, which names a street, is thrown away. */
export function outwardOf(text: string): string | null {
  const plain = text.toUpperCase().replaceAll(/\s+/g, '');
  return /^([A-Z]{1,2}\d[A-Z\d]?)(?:\d[A-Z]{2})?$/.exec(plain)?.[1] ?? null;
}
