export { mostAssumptions, type SaltelliDesign, saltelliDesign } from './saltelli-design.ts';
export { type BootstrapOptions, type Interval, type SobolIndex, sobolIndices } from './sobol-indices.ts';
export { mostDimensions, sobolSequence } from './sobol-sequence.ts';
