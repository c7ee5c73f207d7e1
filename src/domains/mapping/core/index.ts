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
export { recipeJsonSchema } from './recipe-schema.ts';
