export type { AreaFile, AreaFileProblem, ReadAreaOptions, Unit } from './actions/area-file.ts';
export {
  type AreaImport,
  type AreaImportProblem,
  type AreaPlan,
  importAreaFile,
  previewAreaFile,
} from './actions/import-area-file.ts';
export { type ImportOptions, importAreas } from './actions/import-areas.ts';
export { importLookup } from './actions/import-lookup.ts';
export { importLookupFile, type LookupImport, previewLookupFile } from './actions/import-lookup-file.ts';
export { layOutAuthorities } from './actions/lay-out-authorities.ts';
export { type FileLook, lookAtAreaFile } from './actions/look-at-area-file.ts';
export { type MakeTilesOptions, makeTiles, type TilesMade } from './actions/make-tiles.ts';
export { readAreaFile } from './actions/read-area-file.ts';
export { type Feature, readFeatures } from './actions/read-features.ts';
export {
  type LookupFile,
  type LookupFileProblem,
  type ReadLookupOptions,
  readLookupFile,
} from './actions/read-lookup-file.ts';
export { removeExampleAreas } from './actions/remove-example-areas.ts';
export { makeTilesJob, type RequestedTiles, requestTiles } from './actions/request-tiles.ts';
export {
  type AreaChange,
  applyLookup,
  type CarryProblem,
  carryCounts,
  type LookupLink,
  type LookupReport,
} from './core/apply-lookup.ts';
export {
  type Area,
  type AreaKey,
  type AreaKind,
  areaKind,
  authorityKinds,
  parseVintage,
  type Vintage,
} from './core/area.ts';
export type { Crossing } from './core/area-collector.ts';
export { type ColumnWishes, guessColumns, guessLookupColumns } from './core/area-columns.ts';
export { type Boundary, type Bounds, type PolygonGeometry, partsOfDegree, toGeoJson } from './core/boundary.ts';
export { type AreaEntry, type AreaProblem, checkAreas } from './core/check-areas.ts';
export { type HexPlacement, hexLayout, type LayoutArea } from './core/hex-layout.ts';
export { type HexLayoutQuality, hexLayoutQuality } from './core/hex-layout-quality.ts';
export {
  countCodes,
  findArea,
  findWithoutPlace,
  listAreas,
  listAuthorities,
  listChildren,
  listCodesWithin,
} from './store/areas.ts';
export {
  type AreaBoundary,
  findBoundaries,
  findBoundary,
  listBoundaries,
  listBoundedVintages,
  listBounds,
  type StoredBoundary,
} from './store/boundaries.ts';
export { listHexCells } from './store/hex-cells.ts';
export { listLookup } from './store/lookups.ts';
export { migrations } from './store/migrations.ts';
export type { Origin } from './store/tables.ts';
export {
  findReadyTiles,
  findTileSet,
  findTileSetById,
  listTileCodes,
  listTileSets,
  type TileSet,
} from './store/tile-sets.ts';
