import { comparable, editsBetween } from '#foundations/text';
import { type Atlas, type Authority, byName, type Place } from './atlas.ts';

/** What a piece of text stands for on a map: one place, one authority, or what it may have meant. */
export type Found =
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'authority'; readonly authority: Authority }
  | {
      readonly kind: 'several' | 'near';
      readonly authorities: readonly Authority[];
      /** The first of them, by name. */
      readonly places: readonly Place[];
      /** How many places there are in all. */
      readonly placeCount: number;
    }
  | { readonly kind: 'nothing' };

/** The place that was found, if it is one. */
export const placeOf = (found: Found): Place | null => (found.kind === 'place' ? found.place : null);

const MOST_SHOWN = 30;

/**
 * Finds by code or by name, whole or in part, in whatever letters it is typed; where nothing fits, by what is spelled nearly so. An authority
 * comes before the small areas that bear its name.
 */
export function findOnMap(atlas: Atlas, query: string): Found {
  const wanted = comparable(query);
  if (wanted === '') return { kind: 'nothing' };
  const { places, authorities } = indexOf(atlas);
  const place = places.find(({ name, code }) => name === wanted || code === wanted);
  if (place !== undefined) return { kind: 'place', place: place.what };
  const authority = authorities.find(({ name, code }) => name === wanted || code === wanted);
  if (authority !== undefined) return { kind: 'authority', authority: authority.what };
  const held = <What>({ name, what }: Entry<What>) => (name.includes(wanted) ? [what] : []);
  const found = settle('several', authorities.flatMap(held), places.flatMap(held));
  return found.kind === 'nothing' ? findNear(atlas, wanted) : found;
}

/** The one that is meant, where all that was found is one. */
function settle(kind: 'several' | 'near', authorities: readonly Authority[], places: readonly Place[]): Found {
  const [authority] = authorities;
  if (authority !== undefined && authorities.length === 1 && places.every((place) => place.authority === authority))
    return { kind: 'authority', authority };
  const [place] = places;
  if (place !== undefined && places.length === 1) return { kind: 'place', place };
  if (authority === undefined && place === undefined) return { kind: 'nothing' };
  return {
    kind,
    authorities: authorities.toSorted(byName).slice(0, MOST_SHOWN),
    places: places.toSorted(byName).slice(0, MOST_SHOWN),
    placeCount: places.length,
  };
}

/** "leds 1a" is near "Leeds 001A": the name may be misspelled, and the number of a small area may lack its zeros or its letter. */
function findNear(atlas: Atlas, wanted: string): Found {
  const { places, authorities } = indexOf(atlas);
  if (atlas.layout === 'hexagons') return settle('near', [], spelledLike(wanted, places));
  const [, name = wanted, number] = /^(\D+?) ?0*(\d{1,3}[a-z]?)$/.exec(wanted) ?? [];
  const meant = spelledLike(name, authorities);
  if (number === undefined) return settle('near', meant, []);
  const ending = new RegExp(` 0*${number}[a-z]?$`);
  return settle(
    'near',
    [],
    meant.flatMap((authority) => authority.places.filter((place) => ending.test(comparable(place.name)))),
  );
}

/** What differs in the fewest letters, if that is one in a short name or two in a long one. */
function spelledLike<What>(name: string, entries: readonly Entry<What>[]): readonly What[] {
  let fewest = name.length < 4 ? 0 : name.length < 8 ? 1 : 2;
  let nearest: What[] = [];
  for (const entry of entries) {
    if (Math.abs(entry.name.length - name.length) > fewest) continue;
    const edits = editsBetween(name, entry.name);
    if (edits > fewest) continue;
    if (edits < fewest) nearest = [];
    fewest = edits;
    nearest.push(entry.what);
  }
  return nearest;
}

interface Entry<What> {
  readonly name: string;
  readonly code: string;
  readonly what: What;
}

interface Names {
  readonly places: readonly Entry<Place>[];
  readonly authorities: readonly Entry<Authority>[];
}

const known = new WeakMap<Atlas, Names>();

/** The comparing forms of all names, made when somebody first looks for one: 0.2 s at 33,755 places. */
function indexOf(atlas: Atlas): Names {
  const names = known.get(atlas) ?? {
    places: atlas.places.map((place: Place) => entryOf(place)),
    authorities: atlas.layout === 'outlines' ? atlas.authorities.map((authority) => entryOf(authority)) : [],
  };
  known.set(atlas, names);
  return names;
}

function entryOf<What extends { readonly name: string; readonly code: string }>(what: What): Entry<What> {
  return { name: comparable(what.name), code: what.code.toLowerCase(), what };
}
