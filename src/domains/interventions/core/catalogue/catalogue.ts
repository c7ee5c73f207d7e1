/** What drives a place's need, as indicators and fieldwork tell it; what help may address. */
export const DRIVERS = [
  'income',
  'work',
  'education',
  'health',
  'ties',
  'places',
  'trust',
  'isolation',
  'tension',
  'reach',
] as const;
export type Driver = (typeof DRIVERS)[number];

/** A number with where it comes from. Without a source it is illustrative, and cannot enter a published plan. */
export interface Sourced {
  readonly value: number;
  readonly source: string | null;
}

/** One kind of help that can be bought for an area, for a year. */
export interface CatalogueEntry {
  readonly id: string;
  /** Its entry in the evidence library of the centre. */
  readonly evidence: string;
  readonly drivers: readonly Driver[];
  /** People that one group or worker serves in a year. */
  readonly places: number;
  /** Pounds for one place and year. */
  readonly costPerPlace: Sourced;
  /** The share by which the outcome that its studies measured falls among those who take part; below 0 where it grows. */
  readonly effect: Sourced;
  readonly effectSd: number;
  /** Who carries it out. */
  readonly staff: 'youth-worker' | 'teacher' | 'therapist' | 'volunteer' | 'adviser' | 'facilitator';
  /** Languages in which material exists with us, by tag. */
  readonly languages: readonly string[];
}

const english = ['en'] as const;
const all = ['en', 'ur', 'ar', 'bn', 'so', 'tr'] as const;
const illustrative = (value: number): Sourced => ({ value, source: null });

/**
 * The kinds of help we know. Costs and effects without a source are round numbers to try the program with, and say so; where studies found no gain, or none
 * was looked for, the effect is set low and its uncertainty wide.
 */
export const catalogue: readonly CatalogueEntry[] = [
  {
    ...{
      id: 'mentoring',
      evidence: 'mentoring',
      drivers: ['education', 'work', 'isolation'],
      places: 30,
      staff: 'youth-worker',
      languages: english,
    },
    ...{ costPerPlace: illustrative(1800), effect: { value: 0.21, source: 'yef-mentors' }, effectSd: 0.08 },
  },
  {
    ...{
      id: 'youth-work',
      evidence: 'youth-work',
      drivers: ['places', 'ties', 'isolation'],
      places: 120,
      staff: 'youth-worker',
      languages: english,
    },
    ...{ costPerPlace: illustrative(400), effect: illustrative(0.06), effectSd: 0.05 },
  },
  {
    ...{
      id: 'women-leadership',
      evidence: 'women-leadership',
      drivers: ['ties', 'trust'],
      places: 20,
      staff: 'facilitator',
      languages: all,
    },
    ...{ costPerPlace: illustrative(1500), effect: illustrative(0.05), effectSd: 0.06 },
  },
  {
    ...{
      id: 'parents-groups',
      evidence: 'parents-groups',
      drivers: ['ties', 'isolation', 'reach'],
      places: 40,
      staff: 'facilitator',
      languages: all,
    },
    ...{ costPerPlace: illustrative(300), effect: illustrative(0.04), effectSd: 0.05 },
  },
  {
    ...{
      id: 'critical-thinking',
      evidence: 'critical-thinking',
      drivers: ['education', 'reach'],
      places: 300,
      staff: 'teacher',
      languages: english,
    },
    ...{ costPerPlace: illustrative(25), effect: illustrative(0.04), effectSd: 0.03 },
  },
  {
    ...{
      id: 'sport',
      evidence: 'sport',
      drivers: ['places', 'health', 'isolation'],
      places: 100,
      staff: 'volunteer',
      languages: english,
    },
    ...{ costPerPlace: illustrative(350), effect: illustrative(0.07), effectSd: 0.08 },
  },
  {
    ...{
      id: 'employment-support',
      evidence: 'employment-support',
      drivers: ['work', 'income'],
      places: 50,
      staff: 'adviser',
      languages: english,
    },
    ...{ costPerPlace: illustrative(2200), effect: illustrative(0.05), effectSd: 0.08 },
  },
  {
    ...{
      id: 'intermediaries',
      evidence: 'intermediaries',
      drivers: ['trust', 'reach', 'tension'],
      places: 60,
      staff: 'volunteer',
      languages: all,
    },
    ...{ costPerPlace: illustrative(120), effect: illustrative(0.04), effectSd: 0.05 },
  },
  {
    ...{
      id: 'counter-speech-training',
      evidence: 'counter-speech-training',
      drivers: ['reach', 'tension'],
      places: 80,
      staff: 'facilitator',
      languages: all,
    },
    ...{ costPerPlace: illustrative(90), effect: illustrative(0.05), effectSd: 0.04 },
  },
  {
    ...{
      id: 'interfaith-contact',
      evidence: 'interfaith-contact',
      drivers: ['tension', 'ties', 'trust'],
      places: 60,
      staff: 'facilitator',
      languages: english,
    },
    ...{ costPerPlace: illustrative(250), effect: illustrative(0.08), effectSd: 0.05 },
  },
  {
    ...{
      id: 'family-support',
      evidence: 'family-support',
      drivers: ['health', 'isolation', 'education'],
      places: 25,
      staff: 'therapist',
      languages: english,
    },
    ...{
      costPerPlace: { value: 2285, source: 'cary-2013' },
      effect: { value: 0, source: 'fonagy-2018' },
      effectSd: 0.1,
    },
  },
  {
    ...{
      id: 'hate-crime-support',
      evidence: 'hate-crime-support',
      drivers: ['tension', 'trust'],
      places: 50,
      staff: 'adviser',
      languages: all,
    },
    ...{ costPerPlace: illustrative(500), effect: illustrative(0.06), effectSd: 0.06 },
  },
  {
    ...{
      id: 'conversation-kits',
      evidence: 'conversation-kits',
      drivers: ['reach', 'tension'],
      places: 200,
      staff: 'teacher',
      languages: all,
    },
    ...{ costPerPlace: illustrative(20), effect: illustrative(0.03), effectSd: 0.03 },
  },
  {
    ...{
      id: 'multi-agency',
      evidence: 'multi-agency',
      drivers: ['trust', 'health', 'work'],
      places: 40,
      staff: 'adviser',
      languages: english,
    },
    ...{ costPerPlace: illustrative(900), effect: illustrative(0.04), effectSd: 0.06 },
  },
];

export function catalogueEntry(id: string): CatalogueEntry | null {
  return catalogue.find((entry) => entry.id === id) ?? null;
}
