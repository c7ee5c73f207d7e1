export { type Factor, fitMixedModel, type MixedModel, type MixedModelProblem } from './fit-mixed-model.ts';
