export {
  type AreaChange,
  applyLookup,
  type CarryProblem,
  carryCounts,
  type LookupLink,
  type LookupReport,
} from './apply-lookup.ts';
export {
  type Area,
  type AreaKey,
  type AreaKind,
  areaKind,
  authorityKinds,
  parseVintage,
  type Vintage,
} from './area.ts';
export { type Boundary, type Bounds, partsOfDegree } from './boundary.ts';
export { type AreaEntry, type AreaProblem, checkAreas } from './check-areas.ts';
export { type HexPlacement, hexLayout, type LayoutArea } from './hex-layout.ts';
export { type HexLayoutQuality, hexLayoutQuality } from './hex-layout-quality.ts';
