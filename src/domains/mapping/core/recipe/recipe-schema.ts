import { z } from 'zod';

const text = z.string().regex(/\S/u);
const id = z.string().regex(/^[A-Za-z0-9][\p{L}\p{N}_-]*$/u);
const column = text.describe('The name of a column in the areas file or in one of the tables.');

const normaliseByName = z.enum([
  'rank-exponential',
  'min-max',
  'z-score',
  'rank',
  'percentile-rank',
  'distance-to-max',
  'none',
]);

const normaliseWithOptions = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('rank-exponential'),
    k: z.number().min(1).default(23),
    offset: z.number().min(0).max(1).default(1),
    ties: z.enum(['average', 'min']).default('average'),
  }),
  z.strictObject({
    method: z.literal('min-max'),
    to: z.tuple([z.number(), z.number()]).default([0, 100]),
  }),
  z.strictObject({
    method: z.enum(['z-score', 'rank', 'percentile-rank', 'distance-to-max', 'none']),
  }),
]);

/** A method by its name alone takes that method's defaults. */
const normalise = z.union([normaliseByName, normaliseWithOptions]);

const aggregate = z.enum(['weighted-sum', 'weighted-mean', 'geometric-mean', 'harmonic-mean']);

const indicator = z.strictObject({
  id,
  title: text,
  source: text,
  licence: text,
  year: z.int().min(1000).max(9999),
  direction: z
    .union([z.literal(1), z.literal(-1)])
    .describe('1 when a larger value means more need, -1 when a smaller one does.'),
  column: column.optional(),
  numerator: column.optional().describe('With denominator, in place of column: the value is their ratio.'),
  denominator: column.optional(),
  shrink: z
    .literal('parent')
    .optional()
    .describe('Pulls the rate towards its parent area’s by inverse-variance weighting on the logit scale.'),
  standardError: column.optional().describe('A column with the sampling error of the value, on its own scale.'),
  missing: z.enum(['refuse', 'drop-area', 'median', 'parent-median', 'group-mean']).default('refuse'),
  missingGroup: column.optional().describe('With missing: group-mean, the column that says which group an area is in.'),
  treat: z.enum(['none', 'winsorise', 'log']).default('none'),
  maxWinsorised: z
    .int()
    .min(1)
    .optional()
    .describe('With treat: winsorise, the most points that may move; 5 by default.'),
  normalise,
});

const group = z.strictObject({
  id,
  title: text,
  aggregate,
  members: z.array(z.strictObject({ id, weight: z.number().min(0) })).min(1),
  normalise: normalise.optional(),
});

/** More would run for hours and sharpen nothing. */
export const mostDraws = 10_000_000;

const uncertainty = z.strictObject({
  draws: z.int().min(0).max(mostDraws).default(1000),
  seed: z.int().min(0).default(1),
  weightNoise: z.number().min(0).max(1).default(0),
  normalise: z.array(normalise).default([]),
  aggregate: z.array(aggregate).default([]),
  dropOne: z.boolean().default(false),
});

/** The shape of a recipe file. What a shape cannot say (cycles, duplicates, keys that need one another) is checked by `parseRecipe`. */
export const recipeSchema = z.strictObject({
  format: z.literal('outspoken-recipe/1'),
  id,
  title: text,
  areas: z.strictObject({
    file: text.describe('A CSV file, also .gz, relative to this recipe.'),
    code: text,
    name: text.optional(),
    parent: text.optional(),
    population: text.optional(),
  }),
  tables: z.array(z.strictObject({ file: text, code: text })).default([]),
  indicators: z.array(indicator).min(1),
  groups: z.array(group).min(1).describe('A group may hold indicators or earlier groups.'),
  uncertainty: uncertainty.optional(),
});

/** A recipe as it is written: what has a default may be left out. */
export type RecipeInput = z.input<typeof recipeSchema>;

export type RecipeFile = z.output<typeof recipeSchema>;
export type NormaliseInFile = z.output<typeof normalise>;

/** The recipe format as JSON Schema (2020-12), for editors and other programs. */
export function recipeJsonSchema(): object {
  return { title: 'outspoken-recipe/1', ...z.toJSONSchema(recipeSchema, { io: 'input' }) };
}
