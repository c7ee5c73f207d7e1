import { decideFact, listFacts, proposeFact, type RegisteredFact, recordCheck } from '#domains/facts';
import {
  type BodyProblem,
  DAYS_UNTIL_NEXT_CHECK,
  type FactBody,
  MOST_DAYS_UNTIL_NEXT_CHECK,
  registerColumns,
  registerRow,
} from '#domains/facts/core';
import { addDays, dayOf } from '#foundations/calendar';
import { formatCsv } from '#platform/tables';
import { namesOf } from '../frame/names-of.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { RefusalPage } from '../frame/refusal-page.tsx';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import { FactPage, fieldsOf, type Typed } from './fact-page.tsx';
import { FactsPage } from './facts-page.tsx';

type FactsRoutes = Pick<DeskHandlers, Extract<keyof DeskHandlers, `${string} /desk/facts${string}`>>;

/** Official facts: checked by one person, changed by two. */
export function factsHandlers({ db, assets, now, publicHasChanged }: DeskParts): FactsRoutes {
  const today = () => dayOf(now());
  const doing = (visit: StaffVisit) => ({ actor: `staff:${visit.person.id}`, now: now() });
  const find = async (visit: StaffVisit) => {
    const id = visit.context.req.param('id');
    return (await listFacts(db, today())).find(({ definition }) => definition.id === id) ?? null;
  };
  const notThere = (visit: StaffVisit) =>
    respondAtDesk(visit, <RefusalPage visit={visit} assets={assets} refusal="not-there" />, 404);

  async function show(
    visit: StaffVisit,
    fact: RegisteredFact,
    {
      typed = asTyped(fact.agreed ?? fact.definition.seed),
      problems = [],
      problem = null,
    }: { typed?: Typed; problems?: readonly BodyProblem[]; problem?: string | null } = {},
  ) {
    const actors = fact.papers.flatMap(({ writtenBy, decision }) => [writtenBy, ...(decision ? [decision.by] : [])]);
    const view = {
      ...{ fact, typed, problems, problem, names: await namesOf(db, [...new Set(actors)], visit.reader) },
      nextCheck: {
        proposed: addDays(today(), DAYS_UNTIL_NEXT_CHECK),
        latest: addDays(today(), MOST_DAYS_UNTIL_NEXT_CHECK),
      },
    };
    return respondAtDesk(visit, <FactPage visit={visit} assets={assets} view={view} />, problem === null ? 200 : 422);
  }

  async function propose(visit: StaffVisit, fact: RegisteredFact, body: FactBody | null, typed?: Typed) {
    const after = Number.parseInt(field(visit, 'after'), 10) || 0;
    const done = await db
      .transaction()
      .execute((trx) => proposeFact(trx, fact.definition.id, { body, after }, doing(visit)));
    if (done.ok) return goTo(visit, `/desk/facts/${fact.definition.id}`);
    const problem = visit.reader.t(`desk.facts.problem.${done.problem.kind}`);
    const problems = done.problem.kind === 'body' ? done.problem.problems : [];
    return show(visit, fact, { ...(typed && { typed }), problems, problem });
  }

  return {
    'GET /desk/facts': forStaff(async (visit) =>
      respondAtDesk(visit, <FactsPage visit={visit} assets={assets} facts={await listFacts(db, today())} />),
    ),

    'GET /desk/facts/register.csv': forStaff(async ({ context }) => {
      const rows = (await listFacts(db, today())).flatMap(({ definition, agreed }) =>
        agreed === null ? [] : [registerRow(definition.id, agreed)],
      );
      context.header('content-type', 'text/csv; charset=utf-8');
      context.header('content-disposition', 'attachment; filename="facts.csv"');
      return context.body(formatCsv(registerColumns, rows));
    }),

    'GET /desk/facts/:id': forStaff(async (visit) => {
      const fact = await find(visit);
      return fact === null ? notThere(visit) : show(visit, fact);
    }),

    'POST /desk/facts/:id': forStaff(async (visit) => {
      const fact = await find(visit);
      if (fact === null) return notThere(visit);
      const typed = typedIn(visit, fact);
      return propose(visit, fact, bodyOf(typed), typed);
    }),

    'POST /desk/facts/:id/take-out': forStaff(async (visit) => {
      const fact = await find(visit);
      return fact === null ? notThere(visit) : propose(visit, fact, null);
    }),

    'POST /desk/facts/:id/check': forStaff(async (visit) => {
      const fact = await find(visit);
      if (fact === null) return notThere(visit);
      const next = field(visit, 'next');
      const done = await db.transaction().execute((trx) => recordCheck(trx, fact.definition.id, next, doing(visit)));
      if (!done.ok) return show(visit, fact, { problem: visit.reader.t(`desk.facts.problem.${done.problem}`) });
      publicHasChanged();
      return goTo(visit, `/desk/facts/${fact.definition.id}`);
    }),

    'POST /desk/facts/:id/decide': forStaff(async (visit) => {
      const fact = await find(visit);
      if (fact === null) return notThere(visit);
      const number = Number.parseInt(field(visit, 'number'), 10) || 0;
      const verdict = field(visit, 'verdict') === 'approved' ? 'approved' : 'sent-back';
      const done = await db
        .transaction()
        .execute((trx) =>
          decideFact(trx, fact.definition.id, { number, verdict, note: field(visit, 'note') }, doing(visit)),
        );
      if (!done.ok) return show(visit, fact, { problem: visit.reader.t(`desk.facts.problem.${done.problem}`) });
      publicHasChanged();
      return goTo(visit, `/desk/facts/${fact.definition.id}`);
    }),
  };
}

const asTyped = (body: FactBody): Typed => ({ ...body, figure: body.figure === null ? '' : String(body.figure) });

/** Only the fields that this kind of fact has: what else a form might bring is not read. */
function typedIn(visit: StaffVisit, { definition }: RegisteredFact): Typed {
  const asked = new Set<string>(fieldsOf(definition.kind));
  const empty = asTyped({ ...definition.seed, figure: null });
  const typed = Object.keys(empty).map((name) => [name, asked.has(name) ? field(visit, name).trim() : '']);
  return Object.fromEntries(typed) as Typed;
}

function bodyOf(typed: Typed): FactBody {
  const known = <const Value extends string>(text: string, values: readonly Value[]): Value | '' =>
    values.find((value) => value === text) ?? '';
  return {
    ...typed,
    name: known(typed.name, ['needed', 'not-needed', 'helps']),
    recorded: known(typed.recorded, ['yes', 'no']),
    figure: typed.figure === '' ? null : Number(typed.figure.replaceAll(',', '')),
  };
}
