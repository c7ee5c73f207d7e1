import { beginEmpty, findTable, listTables, listVersions, listWorkings } from '#domains/mapping';
import { beginFrom } from '../../../worker/flows/begin-from-version.ts';
import { explainMapping } from '../../../worker/sentences/mapping.ts';
import { explainBeginning } from '../../../worker/sentences/working.ts';
import { namesOf } from '../frame/names-of.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { RefusalPage } from '../frame/refusal-page.tsx';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import { BeginPage, BenchPage, TablePage } from './bench-page.tsx';
import { idFor } from './read-change.ts';
import { nothingTyped } from './recipe-page.tsx';

type BeginRoutes = Pick<
  DeskHandlers,
  'GET /desk/workbench' | 'POST /desk/workbench' | 'GET /desk/workbench/begin' | 'GET /desk/workbench/tables/:table'
>;

/** What is being worked on, where another recipe begins, and the tables that recipes use. */
export function beginHandlers({ db, assets, now }: DeskParts): BeginRoutes {
  const doing = ({ person }: StaffVisit) => ({ actor: `staff:${person.id}`, now: now() });
  const nothing = (visit: StaffVisit) =>
    respondAtDesk(visit, <RefusalPage visit={visit} assets={assets} refusal="not-there" />, 404);

  async function showBench(visit: StaffVisit, problem?: string): Promise<Response> {
    const [workings, versions, tables] = [await listWorkings(db), await listVersions(db), await listTables(db)];
    const names = await namesOf(
      db,
      workings.map(({ changedBy }) => changedBy),
      visit.reader,
    );
    const page = (
      <BenchPage
        {...{ visit, assets, workings, versions, tables, names }}
        {...(problem !== undefined && { problem })}
      />
    );
    return respondAtDesk(visit, page, problem === undefined ? 200 : 422);
  }

  return {
    'GET /desk/workbench': forStaff((visit) => showBench(visit)),

    'POST /desk/workbench': forStaff(async (visit) => {
      if (field(visit, 'version') !== '') {
        const begun = await beginFrom(db, field(visit, 'version'), doing(visit));
        if (begun.ok) return goTo(visit, `/desk/workbench/${begun.value}`);
        return showBench(visit, explainBegun(begun.problem));
      }
      const title = field(visit, 'title').trim();
      const column = (name: string) => field(visit, name) || null;
      const axes = visit.form.get('axis') ?? [];
      const asked = {
        ...{ id: field(visit, 'id').trim() || idFor(title, []), title, table: field(visit, 'table') },
        ...{ name: column('name'), parent: column('parent'), population: column('population') },
        groups: axes.map((axis) => ({ id: axis, title: visit.reader.t(`desk.bench.axis.${axis}`) })),
      };
      const begun = await db.transaction().execute((trx) => beginEmpty(trx, asked, doing(visit)));
      if (begun.ok) return goTo(visit, `/desk/workbench/${begun.value}`);
      const { problem } = begun;
      const words = explainBeginning(problem);
      const name =
        problem.kind === 'bad-recipe' && 'path' in problem.problem
          ? problem.problem.path
          : problem.kind === 'protected-input'
            ? problem.where
            : null;
      const fields = new Map([...visit.form].map(([key, values]) => [key, values.join(' ')]));
      const [tables, chosen] = [await listTables(db), await findTable(db, asked.table)];
      const typed = { fields, problems: new Map(name === null ? [] : [[name, words]]) };
      const page = (
        <BeginPage {...{ visit, assets, tables, chosen, typed }} {...(name === null && { problem: words })} />
      );
      return respondAtDesk(visit, page, 422);
    }),

    'GET /desk/workbench/begin': forStaff(async (visit) => {
      const tables = await listTables(db);
      const chosen = tables.find(({ id }) => id === visit.context.req.query('table')) ?? null;
      return respondAtDesk(visit, <BeginPage {...{ visit, assets, tables, chosen, typed: nothingTyped }} />);
    }),

    'GET /desk/workbench/tables/:table': forStaff(async (visit) => {
      const table = await findTable(db, visit.context.req.param('table') ?? '');
      if (table === null) return nothing(visit);
      const names = await namesOf(db, [table.addedBy], visit.reader);
      const addedBy = names.get(table.addedBy) ?? '';
      return respondAtDesk(visit, <TablePage {...{ visit, assets, table, addedBy }} />);
    }),
  };
}

function explainBegun(problem: Parameters<typeof explainBeginning>[0] | Parameters<typeof explainMapping>[0]): string {
  const ours = ['no-version', 'tables-not-kept', 'no-table', 'no-such-column'];
  return ours.includes(problem.kind) || (problem.kind === 'bad-recipe' && !('file' in problem))
    ? explainBeginning(problem as Parameters<typeof explainBeginning>[0])
    : explainMapping(problem as Parameters<typeof explainMapping>[0]);
}
