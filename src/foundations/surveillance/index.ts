export { type EarsBounds, type EarsOptions, ears } from './ears.ts';
