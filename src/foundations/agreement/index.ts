export { type AlphaInterval, bootstrapAlpha } from './bootstrap-alpha.ts';
export { type AlphaProblem, krippendorffAlpha } from './krippendorff-alpha.ts';
export { type Level, levels } from './level.ts';
