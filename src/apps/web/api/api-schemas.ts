import { z } from '@hono/zod-openapi';

/** What the interface for programs says, each part once: answers are made from these, and the description of the interface too. */

const axisBand = z
  .object({
    band: z
      .int()
      .min(1)
      .max(5)
      .openapi({ description: 'Fifth of all areas: 5 is the fifth with the most need or the fewest ties.' }),
    low: z.int().min(1).max(5),
    high: z
      .int()
      .min(1)
      .max(5)
      .openapi({ description: 'The bands over which the area moves in nine of ten recalculations.' }),
    sureness: z.enum(['sure', 'fair', 'unsure', 'unknown']).openapi({
      description: 'sure: one band. fair: two. unsure: three or more. unknown: never recalculated.',
    }),
    interval: z
      .object({ from: z.number().min(0).max(1), to: z.number().min(0).max(1) })
      .nullable()
      .openapi({ description: 'Where those nine of ten lie, from 0 (least) to 1 (most), in twentieths.' }),
  })
  .openapi('AxisBand');

const bands = z
  .object({ vulnerability: axisBand.nullable(), amenability: axisBand.nullable(), propensity: axisBand.nullable() })
  .openapi('Bands', {
    description:
      'Three axes, kept apart. Null where a map has nothing to say on one. There are no scores and no ranks.',
  });

const named = z.object({ code: z.string(), name: z.string() }).openapi('NamedArea');

export const areaSchema = z
  .object({
    code: z.string().openapi({ example: 'E08000035' }),
    name: z.string().openapi({ example: 'Leeds' }),
    within: z.array(named).openapi({ description: 'The larger areas it lies in, the smallest first.' }),
    population: z
      .int()
      .nullable()
      .openapi({ description: 'To the nearest 5. Null where it is not known, or under 10.' }),
    bands,
  })
  .openapi('Area');

export const areaWithFiguresSchema = areaSchema
  .extend({
    figures: z.record(z.string(), z.number().nullable()).openapi({
      description:
        'The published statistics behind the bands, by the id of the indicator. Null where none was published.',
    }),
  })
  .openapi('AreaWithFigures');

export const areasSchema = z
  .object({
    areas: z.array(areaSchema),
    next: z.string().nullable().openapi({ description: 'The address of the next page; null on the last.' }),
  })
  .openapi('AreasPage');

const links = z.object({
  self: z.url(),
  areas: z.url(),
  page: z.url(),
  method: z.url(),
  csv: z.url(),
  geojson: z.url(),
});

export const mapHeadingSchema = z
  .object({
    id: z
      .string()
      .openapi({ example: 'england-2025-v1', description: 'A version: its figures never change under this id.' }),
    recipe: z
      .string()
      .openapi({ description: 'Versions of one recipe follow one another; at most one of them is public.' }),
    title: z.string(),
    status: z.enum(['published', 'example']).openapi({
      description: 'example: the worked example that comes with the program; no organisation has put its name to it.',
    }),
    publishedAt: z.iso.datetime().nullable(),
    areas: z.int(),
    vintage: z
      .string()
      .openapi({ example: 'lad24', description: 'Which edition of which set of areas the codes are of.' }),
    links,
  })
  .openapi('MapHeading');

export const mapsSchema = z
  .object({ maps: z.array(mapHeadingSchema).openapi({ description: 'What was published last stands first.' }) })
  .openapi('Maps');

const indicator = z
  .object({
    id: z.string(),
    title: z.string(),
    publisher: z.string(),
    release: z.string().nullable(),
    period: z.string(),
    unit: z.string().nullable(),
    licence: z.string(),
    attribution: z.string().nullable(),
    direction: z
      .union([z.literal(1), z.literal(-1)])
      .openapi({ description: '1: a larger figure means more need. -1: a smaller one does.' }),
    imputed: z.int().openapi({ description: 'Missing figures that were filled in.' }),
    treated: z.int().openapi({ description: 'Extreme figures that were moved in.' }),
  })
  .openapi('Indicator');

const group = z
  .object({
    id: z.string(),
    title: z.string(),
    isAxis: z.boolean(),
    aggregate: z.enum(['weighted-sum', 'weighted-mean', 'geometric-mean', 'harmonic-mean']),
    members: z.array(z.object({ id: z.string(), weight: z.number() })),
  })
  .openapi('Group');

export const mapSchema = mapHeadingSchema
  .extend({
    caveats: z.array(z.string()).openapi({ description: 'What has to be said wherever these figures are shown.' }),
    attributions: z.array(z.string()).openapi({ description: 'Lines that must travel with the figures.' }),
    indicators: z.array(indicator),
    groups: z.array(group),
    coverage: z
      .array(
        z.object({
          group: z.string(),
          of: z.enum(['people', 'people-in-need']),
          indicator: z.string().nullable(),
          shareInTopDecile: z.number(),
        }),
      )
      .openapi({ description: 'How many live in the tenth of areas that stands out. The rest live elsewhere.' }),
    audit: z
      .array(
        z.object({
          group: z.string(),
          need: z.string().openapi({ description: 'The indicator that stands for need.' }),
          rows: z.array(
            z.object({
              characteristic: z.string(),
              areas: z.int(),
              spearman: z.number().nullable(),
              partialSpearmanGivenNeed: z.number().nullable(),
              selectionRatioTopDecile: z.number().nullable(),
              exposureIndex: z.number().nullable(),
            }),
          ),
        }),
      )
      .nullable()
      .openapi({
        description:
          'On whom the map falls: each top group held against shares of residents, to two digits. Figures about few people are null; all is null where no audit was made.',
      }),
    recipe: z.string(),
    method: z
      .record(z.string(), z.unknown())
      .openapi({ description: 'The whole recipe (outspoken-recipe/1), to build every figure again.' }),
    provenance: z.object({
      programVersion: z.string(),
      inputs: z.array(z.object({ file: z.string(), sha256: z.string() })),
      seed: z.number(),
      draws: z.int(),
      associationGate: z.enum(['checked', 'not-checked']),
      allowed: z
        .array(
          z.object({
            of: z.enum(['indicator', 'group']),
            id: z.string(),
            share: z.string().nullable(),
            association: z.number(),
            reason: z.string(),
            by: z.string().nullable(),
            at: z.string(),
          }),
        )
        .optional()
        .openapi({
          description: 'What goes closely with who lives in a place and was let in by a steward, with the reason.',
        }),
      warnings: z.array(z.string()),
    }),
  })
  .openapi('Map');

export const problemSchema = z
  .object({
    type: z.url(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
  })
  .openapi('Problem', { description: 'What went wrong (RFC 9457).' });
