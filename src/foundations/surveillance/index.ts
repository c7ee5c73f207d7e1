export { type EarsBounds, type EarsOptions, ears } from './ears.ts';
export type { PowerTransformation } from './farrington/bound.ts';
export { type FarringtonOptions, farrington, scanFarrington } from './farrington/farrington.ts';
export {
  type FarringtonFlexibleOptions,
  farringtonFlexible,
  scanFarringtonFlexible,
} from './farrington/farrington-flexible.ts';
export type { FarringtonScan } from './farrington/scan.ts';
