export {
  type BuildOptions,
  type BuildTimings,
  type BuiltIndex,
  buildFromRecipe,
} from './actions/build-from-recipe.ts';
export type { ProtectedTable } from './actions/check-associations.ts';
export { type DrawOptions, drawUncertainty } from './actions/draw-uncertainty.ts';
export type { MappingProblem } from './actions/mapping-problem.ts';
export { type CurrentIndex, currentIndex } from './actions/read-index.ts';
export { removeExampleIndex, welcomeExample } from './actions/remove-example.ts';
export { runSelftest, type SelftestBounds, type SelftestResult } from './actions/run-selftest.ts';
export { type IndexToStore, type StoreOptions, storeIndex } from './actions/store-index.ts';
export { checkBuildFolder, writeBuild } from './actions/write-build.ts';
export {
  type IndexSources,
  parseIndexSources,
  type RefusedColumn,
  type SourceColumn,
  type SourcesProblem,
} from './core/index-sources.ts';
export { findAreaResult, listAreaResults } from './store/area-results.ts';
export { wasExampleRemoved } from './store/example-removals.ts';
export {
  findCodesInUse,
  findCurrentVersion,
  findExampleIds,
  findVersion,
  holdRecipe,
  type StoredVersion,
} from './store/index-versions.ts';
export { migrations } from './store/migrations.ts';
