import { findArea } from '#domains/geography';
import {
  catalogueEntry,
  costOf,
  type Driver,
  driverOf,
  type Fit,
  fitOf,
  type Plan,
  type PlannedAreas,
  type PlanSettings,
} from '#domains/interventions/core';
import { type CurrentIndex, readIndex } from '#domains/mapping';
import { effectiveWeights } from '#domains/mapping/core';
import { accept, type Result, refuse } from '#foundations/result';
import type { Database } from '#platform/database';

/** A version of the map as plans use it. */
export interface PlanInputs {
  readonly index: CurrentIndex;
  readonly regionNames: readonly string[];
  /** The region of each area, by name; blank where it has none. */
  readonly regions: readonly string[];
}

/** Reads a version with its areas and their regions; null where there is none. */
export async function readPlanInputs(db: Database, versionId: string): Promise<PlanInputs | null> {
  const index = await readIndex(db, versionId);
  if (index === null) return null;
  const parents = [...new Set(index.areas.flatMap(({ parent }) => parent ?? []))].sort();
  const names = new Map<string, string>();
  for (const code of parents) names.set(code, (await findArea(db, code))?.name ?? code);
  const regions = index.areas.map(({ parent }) => (parent === null ? '' : (names.get(parent) ?? parent)));
  return { index, regions, regionNames: [...new Set(regions)].filter((name) => name !== '').sort() };
}

export interface PlannedFromMap {
  readonly plan: Plan;
  readonly areas: PlannedAreas;
  readonly fit: Fit;
  readonly indicators: readonly { readonly id: string; readonly title: string; readonly driver: Driver | null }[];
}

/** Above so many pairs the uncertainty of fits is left out of the draws: it would not fit in memory. */
const MOST_UNCERTAIN_FITS = 20_000;

/**
 * A plan's settings and its map as numbers: need is the score of the axis as a share of 100, with its deviation over the map's draws; effect is that of one
 * place, times the places that a year of help has.
 */
export function planFromMap(
  settings: PlanSettings,
  { index, regions }: PlanInputs,
): Result<PlannedFromMap, 'no-axis' | 'negative-scores'> {
  const { version, areas } = index;
  const at = version.groups.findIndex(({ id }) => id === settings.axis);
  if (at === -1) return refuse('no-axis');
  const scores = areas.map(({ groups }) => groups[at]);
  if (scores.some((group) => group === undefined || group.score < 0)) return refuse('negative-scores');
  const weights = effectiveWeights(version, settings.axis);
  const indicators = version.indicators
    .filter(({ id }) => weights.has(id))
    .map(({ id, title }) => {
      const said = settings.drivers[id];
      return { id, title, driver: said === undefined ? driverOf({ id, title }) : said };
    });
  const parts = indicators.map(({ id, driver }) => {
    const position = version.indicators.findIndex((one) => one.id === id);
    const values = Float64Array.from(areas, ({ normalised }) => normalised[position] as number);
    return { driver, weight: weights.get(id) ?? 0, values };
  });
  const addressed = settings.help.map(({ id }) => catalogueEntry(id)?.drivers ?? []);
  const fit = fitOf(parts, addressed, settings.seed);
  return accept({
    plan: {
      ...{ id: 'plan', title: settings.title, budgets: [settings.budget], fit: null },
      areas: { file: '', code: 'code', need: settings.axis, needSd: null, population: null, region: 'region' },
      interventions: settings.help.map((help) => ({
        ...{ id: help.id, cost: costOf(help), maxAreas: help.maxAreas },
        ...{ effect: help.places * help.effect, effectSd: help.places * help.effectSd },
      })),
      limits: { perArea: settings.perArea, regionMinimum: new Map(Object.entries(settings.minimums)) },
      scenarios: { draws: settings.draws, seed: settings.seed },
    },
    areas: {
      codes: areas.map(({ code }) => code),
      need: Float64Array.from(scores, (group) => (group?.score ?? 0) / 100),
      needSd: Float64Array.from(scores, (group) => (group?.uncertainty?.scoreSd ?? 0) / 100),
      population: new Float64Array(areas.length).fill(1),
      ...{ regions, fit: fit.multiplier, fitSd: fit.sd.length > MOST_UNCERTAIN_FITS ? null : fit.sd },
    },
    ...{ fit, indicators },
  });
}
