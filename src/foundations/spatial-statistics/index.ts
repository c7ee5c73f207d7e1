export { globalGeary } from './global/global-geary.ts';
export { type GlobalStatistic, globalMoran } from './global/global-moran.ts';
export { giStar } from './local/gi-star.ts';
export { type LocalMoran, localMoran, type Quadrant } from './local/local-moran.ts';
export { countExtremes, type Extremes, type Lots, lotCount } from './permutation/count-extremes.ts';
export { drawForArea, type OwnDraws, type Patience } from './permutation/own-draws.ts';
export { type PermutationTest, permutationTestOf } from './permutation/permutation-test.ts';
export { pseudoP } from './permutation/pseudo-p.ts';
export {
  empiricalBayesRates,
  localEmpiricalBayesRates,
  type Occurrences,
  standardisedRates,
} from './rates/empirical-bayes.ts';
export { type Deviations, deviationsOf } from './values/deviations.ts';
export { twoSidedP } from './values/two-sided.ts';
export { type Components, components, type NeighbourSummary, summariseNeighbours } from './weights/components.ts';
export { type Polygons, queenNeighbours, rookNeighbours } from './weights/contiguity.ts';
export { distanceBand, nearestNeighbours } from './weights/near.ts';
export {
  type Neighbours,
  neighbourCount,
  neighboursFromLinks,
  neighboursFromRows,
  neighboursOf,
} from './weights/neighbours.ts';
export type { Distance, Points } from './weights/point-index.ts';
