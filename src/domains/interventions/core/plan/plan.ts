import { z } from 'zod';
import { findProtectedWord, type ProtectedTopic } from '#domains/mapping/core';
import { accept, type Result, refuse } from '#foundations/result';

/** A plan to spend a budget on interventions in areas: `outspoken-plan/1`, with its defaults filled in. */
export interface Plan {
  readonly id: string;
  readonly title: string;
  /** The budget levels, ascending; each plan holds the one before it. One level for a plan that is not nested. */
  readonly budgets: readonly number[];
  readonly areas: PlanAreas;
  readonly interventions: readonly PlannedIntervention[];
  readonly fit: PlanFit | null;
  readonly limits: PlanLimits;
  readonly scenarios: { readonly draws: number; readonly seed: number };
}

export interface PlanAreas {
  readonly file: string;
  readonly code: string;
  readonly need: string;
  readonly needSd: string | null;
  readonly population: string | null;
  readonly region: string | null;
}

export interface PlannedIntervention {
  readonly id: string;
  readonly cost: number;
  readonly effect: number;
  readonly effectSd: number;
  /** Null where it may serve any number. */
  readonly maxAreas: number | null;
}

export interface PlanFit {
  readonly file: string;
  readonly area: string;
  readonly intervention: string;
  readonly multiplier: string;
}

export interface PlanLimits {
  /** Null where an area may have all. */
  readonly perArea: number | null;
  readonly regionMinimum: ReadonlyMap<string, number>;
}

/** Why a plan file is refused. `path` says where in it, such as `interventions[2].cost`. */
export type PlanProblem =
  | { readonly kind: 'bad-plan'; readonly path: string; readonly detail: string }
  | { readonly kind: 'no-budget' }
  | { readonly kind: 'intervention-twice'; readonly id: string }
  | { readonly kind: 'minimum-without-region' }
  | {
      readonly kind: 'protected-column';
      readonly path: string;
      readonly column: string;
      readonly word: string;
      readonly topic: ProtectedTopic;
    };

export const DEFAULT_DRAWS = 200;
export const MOST_SCENARIOS = 2000;
export const MOST_INTERVENTIONS = 60;

const text = z.string().trim().min(1, 'must not be blank');
const money = z.number().min(0, 'must be 0 or more').max(1e13);
const count = z.int('must be a whole number').min(0, 'must be 0 or more').max(1e7);

const planSchema = z.strictObject({
  format: z.literal('outspoken-plan/1'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/u, 'must be small letters, digits and hyphens'),
  title: text,
  budget: money.optional(),
  budgets: z.array(money).min(1).max(20).optional(),
  areas: z.strictObject({
    file: text,
    code: text,
    need: text,
    needSd: text.nullish(),
    population: text.nullish(),
    region: text.nullish(),
  }),
  interventions: z
    .array(
      z.strictObject({
        id: text,
        cost: z.number().gt(0, 'must be more than 0').max(1e12),
        effect: z.number().min(-1e6).max(1e6),
        effectSd: z.number().min(0, 'must be 0 or more').max(1e6).nullish(),
        maxAreas: count.nullish(),
      }),
    )
    .min(1)
    .max(MOST_INTERVENTIONS),
  fit: z.strictObject({ file: text, area: text, intervention: text, multiplier: text }).nullish(),
  limits: z
    .strictObject({
      perArea: z.int('must be a whole number').min(0, 'must be 0 or more').max(MOST_INTERVENTIONS).nullish(),
      regionMinimum: z.record(z.string(), count).nullish(),
    })
    .nullish(),
  scenarios: z
    .strictObject({
      draws: z.int('must be a whole number').min(0).max(MOST_SCENARIOS),
      seed: z.int('must be a whole number').min(0),
    })
    .nullish(),
});

/** Reads a plan file's contents. A column that says who people are is refused: it never decides where money goes. */
export function parsePlan(file: unknown): Result<Plan, PlanProblem> {
  const parsed = planSchema.safeParse(file);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = (issue?.path ?? [])
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
      .join('');
    return refuse({ kind: 'bad-plan', path: path.replace(/^\./u, ''), detail: issue?.message ?? '' });
  }
  const { id, title, budget, budgets = [], areas, interventions, fit, limits, scenarios } = parsed.data;
  const levels = [...new Set([...(budget === undefined ? [] : [budget]), ...budgets])].sort((a, b) => a - b);
  if (levels.length === 0) return refuse({ kind: 'no-budget' });
  const twice = interventions.find((one, i) => interventions.findIndex((other) => other.id === one.id) !== i);
  if (twice) return refuse({ kind: 'intervention-twice', id: twice.id });
  const plan: Plan = {
    ...{ id, title, budgets: levels },
    areas: {
      ...areas,
      needSd: areas.needSd ?? null,
      population: areas.population ?? null,
      region: areas.region ?? null,
    },
    interventions: interventions.map((one) => ({
      ...one,
      effectSd: one.effectSd ?? 0,
      maxAreas: one.maxAreas ?? null,
    })),
    fit: fit ?? null,
    limits: {
      perArea: limits?.perArea ?? null,
      regionMinimum: new Map(Object.entries(limits?.regionMinimum ?? {}).filter(([, least]) => least > 0)),
    },
    scenarios: scenarios ?? { draws: DEFAULT_DRAWS, seed: 1 },
  };
  if (plan.limits.regionMinimum.size > 0 && plan.areas.region === null)
    return refuse({ kind: 'minimum-without-region' });
  const described = protectedColumn(plan);
  return described ? refuse(described) : accept(plan);
}

function protectedColumn({ areas, fit }: Plan): PlanProblem | null {
  const columns: readonly (readonly [string, string | null | undefined])[] = [
    ['areas.need', areas.need],
    ['areas.needSd', areas.needSd],
    ['areas.population', areas.population],
    ['areas.region', areas.region],
    ['fit.multiplier', fit?.multiplier],
  ];
  for (const [path, column] of columns) {
    const found = column ? findProtectedWord(column) : null;
    if (column && found) return { kind: 'protected-column', path, column, ...found };
  }
  return null;
}
