/** What an area is. The kind follows from the first three characters of its code, as the ONS gives them out. */
export type AreaKind =
  | 'country'
  | 'region'
  | 'unitary-authority'
  | 'district'
  | 'metropolitan-district'
  | 'london-borough'
  | 'principal-area'
  | 'council-area'
  | 'local-government-district'
  | 'lsoa'
  | 'msoa'
  | 'data-zone'
  | 'intermediate-zone'
  | 'super-data-zone';

const kinds: Readonly<Record<string, AreaKind>> = {
  E92: 'country',
  W92: 'country',
  S92: 'country',
  N92: 'country',
  E12: 'region',
  E06: 'unitary-authority',
  E07: 'district',
  E08: 'metropolitan-district',
  E09: 'london-borough',
  W06: 'principal-area',
  S12: 'council-area',
  N09: 'local-government-district',
  E01: 'lsoa',
  W01: 'lsoa',
  E02: 'msoa',
  W02: 'msoa',
  S01: 'data-zone',
  N20: 'data-zone',
  S02: 'intermediate-zone',
  N21: 'super-data-zone',
};

export const areaKinds: readonly AreaKind[] = [...new Set(Object.values(kinds))];

/** Kinds that are a local authority, the unit of the map of authorities. */
export const authorityKinds: readonly AreaKind[] = [
  'unitary-authority',
  'district',
  'metropolitan-district',
  'london-borough',
  'principal-area',
  'council-area',
  'local-government-district',
];

/** The kind of the area with this code (`E09000001` is a London borough), or null when it is not a code we know. */
export function areaKind(code: string): AreaKind | null {
  return /^[ENSW]\d{8}$/.test(code) ? (kinds[code.slice(0, 3)] ?? null) : null;
}

/**
 * An edition of a set of areas: what kind of set and the year, as in `lad24` (local authority districts of April 2024), `lsoa21`, `msoa11`,
 * `region24`. A code can mean different ground in different vintages.
 */
export type Vintage = `${'region' | 'lad' | 'msoa' | 'lsoa'}${number}`;

export function parseVintage(text: string): Vintage | null {
  return /^(region|lad|msoa|lsoa)\d{2}$/.test(text) ? (text as Vintage) : null;
}

const kindsBySet: Readonly<Record<string, readonly AreaKind[]>> = {
  // Wales, Scotland and Northern Ireland have no regions: each stands whole beside England's nine.
  region: ['region', 'country'],
  lad: authorityKinds,
  msoa: ['msoa', 'intermediate-zone', 'super-data-zone'],
  lsoa: ['lsoa', 'data-zone'],
};

/** Which kinds of areas a vintage is made of, the one that names it first. */
export function kindsOf(vintage: Vintage): readonly AreaKind[] {
  return kindsBySet[vintage.slice(0, -2)] ?? [];
}

/** The year of a vintage: 2021 for `lsoa21`. */
export function yearOf(vintage: Vintage): number {
  return 2000 + Number(vintage.slice(-2));
}

/** One area of one vintage. Areas are described; nobody who lives there is. */
export interface Area {
  readonly vintage: Vintage;
  readonly code: string;
  readonly kind: AreaKind;
  readonly name: string;
  readonly parent: AreaKey | null;
  /** Usual residents, where known. */
  readonly population: number | null;
  /** Where its people live on average, in degrees; the middle of its ground where nobody has said. */
  readonly centre: { readonly lon: number; readonly lat: number } | null;
}

export interface AreaKey {
  readonly vintage: Vintage;
  readonly code: string;
}
