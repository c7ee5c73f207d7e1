export { type CurrentIndex, currentIndex } from './actions/read-index.ts';
export { removeExampleIndex, welcomeExample } from './actions/remove-example.ts';
export { type IndexToStore, type StoreOptions, storeIndex } from './actions/store-index.ts';
export {
  type IndexSources,
  parseIndexSources,
  type RefusedColumn,
  type SourceColumn,
  type SourcesProblem,
} from './core/index-sources.ts';
export { findAreaResult, listAreaResults } from './store/area-results.ts';
export { wasExampleRemoved } from './store/example-removals.ts';
export { findCurrentVersion, findExampleIds, findVersion, type StoredVersion } from './store/index-versions.ts';
export { migrations } from './store/migrations.ts';
