import { z } from 'zod';
import { accept, type Result, refuse } from '#foundations/result';

const text = z.string().regex(/\S/u);
const share = z.number().min(-1).max(1);

const association = z
  .strictObject({
    /** The census share that a statistic goes with most closely. */
    share: text,
    spearman: share,
    /** Of the statistic on all shares together. */
    rSquared: z.number().min(0).max(1),
  })
  .readonly();

const column = z
  .strictObject({
    column: text,
    standardError: z
      .strictObject({ column: text, scale: z.enum(['value', 'logit']) })
      .readonly()
      .nullable(),
    /** The indicator of the recipe that reads this column. */
    indicator: text,
    axis: z.enum(['vulnerability', 'amenability', 'propensity']),
    title: text,
    publisher: text,
    release: text,
    published: text,
    period: text,
    year: z.int(),
    unit: text,
    direction: z.union([z.literal(1), z.literal(-1)]),
    licence: text,
    /** The line that anything made from it must carry. */
    attribution: text,
    why: text,
    association,
  })
  .readonly();

const refused = z
  .strictObject({
    title: text,
    publisher: text,
    period: text,
    /**
     * association: the gate stops it. too-near: the gate lets it pass by a hair. incomplete: areas without a figure. principle: it is never used,
     * whatever the figures.
     */
    reason: z.enum(['association', 'too-near', 'incomplete', 'principle']),
    why: text,
    /** How many areas have a figure; null where that was not looked at. */
    authorities: z.int().min(0).nullable(),
    association: association.nullable(),
  })
  .readonly();

const sources = z
  .strictObject({
    format: z.literal('outspoken-sources/1'),
    title: text,
    areas: z
      .strictObject({ vintage: text, kind: text, population: text, centre: text, attribution: text, note: text })
      .readonly(),
    /** Why each step is done as it is, in plain sentences. */
    method: z
      .strictObject({
        missing: text,
        treat: text,
        normalise: text,
        aggregate: text,
        weights: text,
        uncertainty: text,
        standardErrors: text,
        propensity: text,
      })
      .readonly(),
    /** How the columns were held against the census tables, and the limits they had to keep. */
    associationCheck: z
      .strictObject({
        level: text,
        spearmanLimit: z.number().positive(),
        rSquaredLimit: z.number().positive(),
        margin: text,
        source: text,
        censusDate: z.iso.date(),
        checked: z.iso.date(),
        note: text,
      })
      .readonly(),
    columns: z.array(column).min(1).readonly(),
    refused: z.array(refused).readonly(),
  })
  .readonly();

/**
 * Where the columns of an index come from and why each was taken, with those that were not: what the method page prints. Kept beside the recipe
 * as `sources.json` and stored with the version.
 */
export type IndexSources = z.infer<typeof sources>;
export type SourceColumn = z.infer<typeof column>;
export type RefusedColumn = z.infer<typeof refused>;

export interface SourcesProblem {
  readonly kind: 'bad-sources';
  /** Where in the file, as in `columns[2].year`. */
  readonly path: string;
  readonly reason: string;
}

export function parseIndexSources(file: unknown): Result<IndexSources, SourcesProblem> {
  const parsed = sources.safeParse(file);
  if (parsed.success) return accept(parsed.data);
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? [])
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('');
  return refuse({ kind: 'bad-sources', path: path.replace(/^\./u, ''), reason: issue?.message ?? 'not understood' });
}
