// The one table of who may use whom. The border checks and the table in docs/architecture.md are made from it.

/** Tiers from top to bottom: each may use those below it; anyone may use the foundations. */
export const tiers = ['apps', 'domains', 'platform', 'foundations'];

/** Which app may start or call which. */
export const apps = {
  cli: ['web', 'worker'],
  web: ['worker'],
  worker: [],
};

/** Which domain may use which. A domain that is not yet built is not listed. */
export const domains = {
  geography: [],
  mapping: ['geography'],
  facts: [],
  intermediaries: ['geography'],
  trust: [],
  coalition: [],
  desk: ['geography'],
  voices: ['geography'],
  moderation: [],
  readiness: [],
  fieldwork: ['geography'],
  centre: [],
  interventions: ['mapping', 'centre'],
  'straight-talk': ['moderation'],
  imports: [],
};

/** The rooms of a domain, and which other rooms of the same domain each may use. */
export const rooms = {
  core: [],
  store: ['core'],
  actions: ['core', 'store'],
};

/** Packages that only calculate: the ones that core and foundations may use. */
export const purePackages = [
  ...['zod', 'd3-array', 'd3-delaunay', 'd3-geo', 'd3-scale', 'd3-shape'],
  ...['@maplibre/geojson-vt', '@maplibre/vt-pbf', 'flatbush'],
];

/** Packages that a browser island may use. */
export const browserPackages = ['preact', 'maplibre-gl', 'pmtiles'];
