import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { accept, type Result, refuse } from '#foundations/result';
import { readTable, type Table, type TableProblem } from '#platform/tables';
import { type Plan, type PlanProblem, parsePlan } from '../core/plan/plan.ts';
import type { PlannedAreas } from '../core/plan/planned-areas.ts';

export interface ReadPlan {
  readonly plan: Plan;
  readonly areas: PlannedAreas;
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
}

interface AtRow {
  readonly file: string;
  readonly row: number;
  readonly column: string;
}

export type ReadPlanProblem =
  | { readonly kind: 'missing-plan'; readonly file: string }
  | { readonly kind: 'unreadable-plan'; readonly file: string; readonly reason: string }
  | { readonly kind: 'plan-not-json'; readonly file: string; readonly detail: string }
  | { readonly kind: 'plan-refused'; readonly file: string; readonly problem: PlanProblem }
  | TableProblem
  | (AtRow & { readonly kind: 'plan-blank-code' })
  | (AtRow & { readonly kind: 'plan-code-twice'; readonly code: string })
  | (AtRow & { readonly kind: 'plan-no-value'; readonly code: string })
  | (AtRow & { readonly kind: 'plan-below-zero'; readonly code: string; readonly value: number })
  | (AtRow & { readonly kind: 'fit-unknown-area'; readonly code: string; readonly areas: string })
  | (AtRow & {
      readonly kind: 'fit-unknown-intervention';
      readonly intervention: string;
      readonly known: readonly string[];
    })
  | (AtRow & { readonly kind: 'fit-twice'; readonly code: string; readonly intervention: string });

/** Reads a plan file and the tables it names, which lie where it says from its own folder. Refuses with file, row and column what is not whole. */
export async function readPlan(path: string): Promise<Result<ReadPlan, ReadPlanProblem>> {
  const file = await readJson(path);
  if (!file.ok) return file;
  const parsed = parsePlan(file.value.contents);
  if (!parsed.ok) return refuse({ kind: 'plan-refused', file: path, problem: parsed.problem });
  const plan = parsed.value;
  const pathOf = (name: string) => (isAbsolute(name) ? name : join(dirname(path), name));
  const { code, need, needSd, population, region } = plan.areas;
  const table = await readTable(pathOf(plan.areas.file), {
    name: plan.areas.file,
    columns: {
      texts: [code, ...(region === null ? [] : [region])],
      numbers: [need, ...[needSd, population].filter((column) => column !== null)],
    },
  });
  if (!table.ok) return table;
  const positions = positionsOf(table.value, code);
  if (!positions.ok) return positions;
  for (const column of [need, needSd, population]) {
    const fault = column === null ? null : firstFault(table.value, code, column);
    if (fault) return refuse(fault);
  }
  const fit = await readFit(plan, pathOf, positions.value);
  if (!fit.ok) return fit;
  const codes = textsOf(table.value, code);
  const numbers = (column: string | null, otherwise: number) =>
    column === null ? new Float64Array(codes.length).fill(otherwise) : numbersOf(table.value, column);
  return accept({
    plan,
    areas: {
      ...{ codes, need: numbers(need, 0), needSd: numbers(needSd, 0), population: numbers(population, 1) },
      regions: region === null ? codes.map(() => '') : textsOf(table.value, region),
      ...{ fit: fit.value.multipliers, fitSd: null },
    },
    inputs: [file.value.input, { file: table.value.file, sha256: table.value.sha256 }, ...fit.value.inputs],
  });
}

async function readJson(path: string) {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return refuse({ kind: 'missing-plan', file: path } as const);
    if (/^E[A-Z0-9]+$/u.test(reason)) return refuse({ kind: 'unreadable-plan', file: path, reason } as const);
    throw error;
  }
  try {
    const contents: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return accept({
      contents,
      input: { file: basename(path), sha256: createHash('sha256').update(bytes).digest('hex') },
    });
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      return refuse({ kind: 'plan-not-json', file: path, detail: error.message } as const);
    throw error;
  }
}

function positionsOf(table: Table, column: string): Result<ReadonlyMap<string, number>, ReadPlanProblem> {
  const positions = new Map<string, number>();
  for (const [i, code] of textsOf(table, column).entries()) {
    const where = { file: table.file, row: rowOf(table, i), column };
    if (code === '') return refuse({ kind: 'plan-blank-code', ...where });
    if (positions.has(code)) return refuse({ kind: 'plan-code-twice', ...where, code });
    positions.set(code, i);
  }
  return accept(positions);
}

/** The first value of a column that is missing or below 0. */
function firstFault(table: Table, codeColumn: string, column: string): ReadPlanProblem | null {
  const values = numbersOf(table, column);
  const i = values.findIndex((value) => !(value >= 0));
  if (i === -1) return null;
  const value = values[i] as number;
  const at = { file: table.file, row: rowOf(table, i), column, code: textsOf(table, codeColumn)[i] as string };
  return Number.isNaN(value) ? { kind: 'plan-no-value', ...at } : { kind: 'plan-below-zero', ...at, value };
}

async function readFit(
  { fit, interventions, areas }: Plan,
  pathOf: (name: string) => string,
  positions: ReadonlyMap<string, number>,
) {
  const each = interventions.length;
  const multipliers = new Float64Array(positions.size * each).fill(1);
  if (fit === null) return accept({ multipliers, inputs: [] });
  const table = await readTable(pathOf(fit.file), {
    name: fit.file,
    columns: { texts: [fit.area, fit.intervention], numbers: [fit.multiplier] },
  });
  if (!table.ok) return table;
  const fault = firstFault(table.value, fit.area, fit.multiplier);
  if (fault) return refuse(fault);
  const known = interventions.map(({ id }) => id);
  const numberOf = new Map(known.map((id, i) => [id, i]));
  const codes = textsOf(table.value, fit.area);
  const names = textsOf(table.value, fit.intervention);
  const values = numbersOf(table.value, fit.multiplier);
  const seen = new Uint8Array(multipliers.length);
  for (const [i, code] of codes.entries()) {
    const where = { file: fit.file, row: rowOf(table.value, i) };
    const intervention = names[i] as string;
    const area = positions.get(code);
    const number = numberOf.get(intervention);
    if (area === undefined)
      return refuse({ kind: 'fit-unknown-area', ...where, column: fit.area, code, areas: areas.file } as const);
    if (number === undefined)
      return refuse({
        kind: 'fit-unknown-intervention',
        ...where,
        column: fit.intervention,
        intervention,
        known,
      } as const);
    const pair = area * each + number;
    if (seen[pair] === 1)
      return refuse({ kind: 'fit-twice', ...where, column: fit.intervention, code, intervention } as const);
    seen[pair] = 1;
    multipliers[pair] = values[i] as number;
  }
  return accept({ multipliers, inputs: [{ file: table.value.file, sha256: table.value.sha256 }] });
}

function rowOf(table: Table, index: number): number {
  return table.rowNumbers[index] as number;
}

function textsOf(table: Table, column: string): readonly string[] {
  const cells = table.texts.get(column);
  if (!cells) throw new Error(`${table.file} was read without its column ${column}`);
  return cells;
}

function numbersOf(table: Table, column: string): Float64Array {
  const cells = table.numbers.get(column);
  if (!cells) throw new Error(`${table.file} was read without its column ${column}`);
  return cells;
}
