import { type Neighbours, neighboursOf } from '../weights/neighbours.ts';

/** What happened, and to how many: counts of events and the population at risk, one of each for every area. */
export interface Occurrences {
  readonly events: ArrayLike<number>;
  readonly population: ArrayLike<number>;
}

/**
 * Rates pulled towards the rate of all areas together, the more the fewer people there are: where rates of small areas jump by chance, a map of raw ones
 * shows little but that. With b the rate of all, s^2 the variance of the rates weighted by population, and a = s^2 - b / mean population (at
 * least 0) what of it is not chance,
 *
 *     b + (r - b) a / (a + b / population)
 *
 * Source: Marshall (1991), "Mapping disease and mortality rates using empirical Bayes estimators", Applied Statistics 40, 283-294: the global estimator.
 * An area without population, and counts below 0, throw.
 */
export function empiricalBayesRates(occurrences: Occurrences): Float64Array<ArrayBuffer> {
  const all = Array.from({ length: occurrences.events.length }, (_, area) => area);
  const prior = priorOf(occurrences, all);
  return Float64Array.from(all, (area) => shrunk(occurrences, area, prior));
}

/**
 * The same, towards the rate of an area and its neighbours together. An island keeps its own. What comes out is alike among neighbours because they
 * were made so: to look for clusters in it would find them everywhere.
 *
 * Source: Marshall (1991), the local estimator; the variance is about the mean of the neighbourhood, as in GeoDa and in spdep with geoda = TRUE.
 */
export function localEmpiricalBayesRates(occurrences: Occurrences, neighbours: Neighbours): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: neighbours.count }, (_, area) =>
    shrunk(occurrences, area, priorOf(occurrences, [area, ...neighboursOf(neighbours, area)])),
  );
}

/**
 * Rates on one footing whatever the populations, so that Moran's I can be asked whether neighbours are alike: (r - b) / sqrt(a + b / population).
 *
 *     globalMoran(deviationsOf(standardisedRates(occurrences)), neighbours)
 *
 * Here a may be below 0, as in the paper and in PySAL (spdep takes 0 then); where that leaves no variance it is b / population. No events anywhere give 0
 * everywhere.
 *
 * Source: Assunção and Reis (1999), "A new proposal to adjust Moran's I for population density", Statistics in Medicine 18, 2147-2162.
 */
export function standardisedRates(occurrences: Occurrences): Float64Array<ArrayBuffer> {
  const all = Array.from({ length: occurrences.events.length }, (_, area) => area);
  const { rate, spread } = priorOf(occurrences, all);
  return Float64Array.from(all, (area) => {
    const chance = rate / occurrences.population[area]!;
    const variance = spread + chance > 0 ? spread + chance : chance;
    return rate === 0 ? 0 : (occurrences.events[area]! / occurrences.population[area]! - rate) / Math.sqrt(variance);
  });
}

/** Where rates come from before anything is known of an area: b of the formulas, and a, which may come out below 0. */
interface Prior {
  readonly rate: number;
  readonly spread: number;
}

function priorOf({ events, population }: Occurrences, areas: readonly number[]): Prior {
  let [allEvents, allPeople, squares] = [0, 0, 0];
  for (const area of areas) {
    requireCounts(events[area]!, population[area]!, area);
    allEvents += events[area]!;
    allPeople += population[area]!;
  }
  const rate = allEvents / allPeople;
  for (const area of areas) squares += population[area]! * (events[area]! / population[area]! - rate) ** 2;
  return { rate, spread: squares / allPeople - rate / (allPeople / areas.length) };
}

function shrunk({ events, population }: Occurrences, area: number, { rate, spread }: Prior): number {
  const chance = rate / population[area]!;
  const share = spread > 0 ? spread / (spread + chance) : 0;
  return rate + (events[area]! / population[area]! - rate) * share;
}

function requireCounts(events: number, population: number, area: number): void {
  if (!(events >= 0 && events < Infinity && population > 0 && population < Infinity))
    throw new RangeError(
      `a rate needs events from 0 up and people to whom they happen: got ${events} and ${population} at position ${area}`,
    );
}
