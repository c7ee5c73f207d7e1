export { BorderNet, type GridLine, NO_AREA } from './border-net.ts';
export { type Effort, findSelfIntersection } from './find-self-intersection.ts';
export { gabrielNeighbours } from './gabriel-neighbours.ts';
export { type HexCell, hexCentre, hexDistance, hexNeighbours, rowHeight } from './hex-grid.ts';
export { layOutOnHexagons } from './lay-out-on-hexagons.ts';
export {
  type Ground,
  groundUnder,
  type MercatorFrame,
  mercatorFrame,
  pointInFrame,
  type Rectangle,
  ringsInFrame,
} from './mercator-frame.ts';
export { type Place, toNationalPlane } from './national-plane.ts';
export { optimalAssignment } from './optimal-assignment.ts';
export type { PlanePoint } from './plane-point.ts';
export { simplifyLine } from './simplify-line.ts';
export { svgPath } from './svg-path.ts';
export { toWebMercator } from './web-mercator.ts';
