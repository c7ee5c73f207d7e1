export { type Margin, type RakedSample, rake } from './rake.ts';
export { type Estimate, weightedMean } from './weighted-mean.ts';
