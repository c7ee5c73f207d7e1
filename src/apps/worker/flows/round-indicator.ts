import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFigures } from '#domains/fieldwork';
import { axisOf, indicatorTable, type Question, type Round, wordsOf } from '#domains/fieldwork/core';
import { addTable, beginEmpty, changeWorking, judgeTable, keepBytes, type MappingProblem } from '#domains/mapping';
import { accept, type Result, refuse } from '#foundations/result';
import type { Database } from '#platform/database';
import { formatCsv } from '#platform/tables';
import { areasOfRound } from './round-findings.ts';

export type IndicatorProblem =
  /** No question may be used, or no area has enough voices on all of them. */
  | { readonly kind: 'nothing-to-use' }
  /** The recipe refused one of the questions. */
  | { readonly kind: 'not-taken'; readonly question: string; readonly problem: string }
  | { readonly kind: 'table'; readonly problem: MappingProblem };

/** Undoes the transaction: a table without its recipe is of no use. */
class Refused extends Error {
  readonly problem: IndicatorProblem;
  constructor(problem: IndicatorProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** What people told, as a table with standard errors: one row for each area of which enough was heard. Null where there is none. */
export async function tableOfRound(
  db: Database,
  round: Round,
): Promise<{ csv: string; questions: readonly Question[]; rows: number } | null> {
  const areas = await areasOfRound(db, round);
  const { estimates } = await readFigures(db, round, areas);
  const { columns, rows } = indicatorTable(areas, estimates);
  const used = new Set(estimates.map(({ question }) => question));
  if (rows.length === 0) return null;
  return {
    csv: formatCsv(columns, rows),
    questions: round.questions.filter(({ id }) => used.has(id)),
    rows: rows.length,
  };
}

/**
 * Keeps what a round found as a table of figures, and begins a recipe over its areas with one group for each axis that a question is about: what people say
 * stands beside the statistics, and is averaged with none. From there on it is a recipe like others: tried, saved, published by two. Tells the id of the
 * working.
 */
export async function bringToWorkbench(
  db: Database,
  round: Round,
  doing: { readonly actor: string; readonly now: Date },
): Promise<Result<string, IndicatorProblem>> {
  const found = await tableOfRound(db, round);
  if (found === null) return refuse({ kind: 'nothing-to-use' });
  const fileName = `fieldwork-${round.slug}.csv`;
  const folder = await mkdtemp(join(tmpdir(), 'outspoken-round-'));
  try {
    const path = join(folder, fileName);
    await writeFile(path, found.csv);
    const figures = found.questions.flatMap(({ id }) => [id, `${id}_se`]);
    const judged = await judgeTable(path, { codeColumn: 'code', fileName, figures });
    if (!judged.ok) return refuse({ kind: 'table', problem: judged.problem });
    const kept = await keepBytes(db, path, judged.value);
    if (!kept.ok) return refuse({ kind: 'table', problem: kept.problem });
    const id = await db.transaction().execute(async (trx) => {
      const description = {
        ...{ vintage: round.vintage, title: round.title, source: `Fieldwork: ${round.title}` },
        ...{ licence: 'OGL-3.0', year: Number(round.beginsOn.slice(0, 4)) },
      };
      const table = await addTable(trx, judged.value, description, doing);
      if (!table.ok) throw new Refused({ kind: 'table', problem: table.problem });
      const axes = [...new Set(found.questions.map(({ theme }) => axisOf(theme)))];
      const begun = await beginEmpty(
        trx,
        {
          ...{ id: `fieldwork-${round.slug}`, title: round.title, table: table.value, name: 'name' },
          ...{ parent: 'parent', population: null, groups: axes.map((axis) => ({ id: axis, title: titleOf(axis) })) },
        },
        doing,
      );
      if (!begun.ok) throw new Refused({ kind: 'not-taken', question: round.title, problem: begun.problem.kind });
      for (const [at, question] of found.questions.entries()) {
        const indicator = indicatorOf(question, round);
        const change = {
          kind: 'add-indicator',
          table: table.value,
          group: axisOf(question.theme),
          weight: 1,
          indicator,
        } as const;
        const added = await changeWorking(trx, begun.value, { change, seen: at + 1 }, doing);
        if (!added.ok) throw new Refused({ kind: 'not-taken', question: question.id, problem: added.problem.kind });
      }
      return begun.value;
    });
    return accept(id);
  } catch (error) {
    if (error instanceof Refused) return refuse(error.problem);
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const titleOf = (axis: string): string => `${axis[0]?.toUpperCase()}${axis.slice(1)}, as people there see it`;

const indicatorOf = (question: Question, round: Round) => ({
  ...{ id: question.id, column: question.id, standardError: `${question.id}_se`, direction: question.direction },
  ...{ title: wordsOf(question, 'en').title, source: `Fieldwork: ${round.title}`, licence: 'OGL-3.0' },
  ...{ year: Number(round.beginsOn.slice(0, 4)), normalise: { method: 'z-score' } },
});
