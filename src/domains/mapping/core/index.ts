export { aggregate, firstNotPositive, needsPositive } from './aggregate.ts';
export type { AreaColumns } from './area-columns.ts';
export { type CompiledIndex, type CompiledIndicator, type CompileProblem, compileModel } from './compile-model.ts';
export { type ComputeProblem, computeIndex, type IndexScores } from './compute-index.ts';
export { shareInTopDecile } from './coverage.ts';
export { describeCoverage } from './describe-coverage.ts';
export type {
  AreaGroupResult,
  AreaResult,
  CoverageStatement,
  GroupSummary,
  IndexVersion,
  IndicatorSummary,
  Provenance,
} from './index-version.ts';
export type {
  Aggregate,
  GroupScores,
  GroupUncertainty,
  IndexModel,
  ModelGroup,
  ModelIndicator,
  ModelMember,
  Normalise,
  StandardError,
  UncertaintySpec,
} from './model.ts';
export { type NormaliseObstacle, normalise, whyNotNormalise } from './normalise.ts';
export type { ProtectedTopic } from './protected-words.ts';
export {
  type AssetsAndGaps,
  AXES,
  type AxisId,
  assetsAndGaps,
  axisBands,
  axisGroup,
  BANDS,
  type Band,
  type BandView,
  bandOfRank,
  bandView,
  type Comparison,
  compareOnAxis,
  coverageOf,
  type Driver,
  drivers,
  effectiveWeights,
  type Histogram,
  histogram,
  largestDriver,
  type Sureness,
  similarAreas,
} from './public-view.ts';
export { rankByNeed, topDecileRank } from './rank-by-need.ts';
export {
  type MissingRule,
  parseRecipe,
  type Recipe,
  type RecipeAreas,
  type RecipeGroup,
  type RecipeIndicator,
  type RecipeMember,
  type RecipeTable,
  type RecipeValue,
  type Treatment,
} from './recipe.ts';
export type { RecipeProblem } from './recipe-problem.ts';
export { mostDraws, recipeJsonSchema } from './recipe-schema.ts';
