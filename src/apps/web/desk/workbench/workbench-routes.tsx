import { renderToString } from 'preact-render-to-string';
import type { Vintage } from '#domains/geography';
import {
  addNote,
  askForVersion,
  changeWorking,
  type Look,
  listSaves,
  listTables,
  moveWorking,
  openWorkbench,
  type StepProblem,
  tryChange,
} from '#domains/mapping';
import {
  type Band,
  bandsOf,
  type Change,
  type ChangeProblem,
  correlationsIn,
  distributionOf,
  missingCells,
  type Preview,
  REDUNDANT,
  type StoredTable,
  type Working,
} from '#domains/mapping/core';
import { sendJob } from '#platform/jobs';
import { saveVersionJob } from '../../../worker/flows/save-version.ts';
import { explainMapping } from '../../../worker/sentences/mapping.ts';
import { explainChange, explainStep, fieldOf } from '../../../worker/sentences/working.ts';
import type { DeskRoute } from '../frame/access.ts';
import { keepShortly } from '../frame/keep-shortly.ts';
import { namesOf } from '../frame/names-of.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { RefusalPage } from '../frame/refusal-page.tsx';
import { answerScript, goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import { bandPicture } from '../pictures/band-picture.ts';
import { spotsOf } from '../pictures/spots-of.ts';
import { AddPage } from './add-page.tsx';
import { GapsPage } from './gaps-page.tsx';
import { AddGroupPage, GroupPage, SettingsPage } from './group-page.tsx';
import { describeStep, HistoryPage } from './history-page.tsx';
import {
  type Indicator,
  type IndicatorFacts,
  IndicatorPage,
  IndicatorsPage,
  type ListedIndicator,
} from './indicator-page.tsx';
import { announcement, PreviewPanel } from './preview-panel.tsx';
import { type Fields, readChange, weightField } from './read-change.ts';
import { moveOf, pageAfter, seenIn, whatIfOf, withIds } from './read-form.ts';
import { type MapChoice, nothingTyped, RecipePage, type Typed } from './recipe-page.tsx';
import { VersionsPage } from './versions-page.tsx';
import { addressOf, type WorkingPageProps } from './working-frame.tsx';
import { mayChange, openWorking, outcomeOf, ownAreas, prepare, titlesOf } from './working-view.ts';

type WorkingRoutes = Pick<DeskHandlers, Extract<DeskRoute, `${string} /desk/workbench/:id${string}`>>;

const bars = 32;
const smallBars = 24;
const gapsShown = 500;

/** One recipe that is worked on, step by step, with what it comes to. */
export function workbenchHandlers(parts: DeskParts): WorkingRoutes {
  const { db, assets, now } = parts;
  const bench = openWorkbench(db);
  const spotsAt = keepShortly(now, (vintage: Vintage) => spotsOf(db, vintage));
  const own = { db, bench };
  const doing = ({ person }: StaffVisit) => ({ actor: `staff:${person.id}`, now: now() });
  const param = ({ context }: StaffVisit, name: string) => context.req.param(name) ?? '';
  const nothing = (visit: StaffVisit) =>
    respondAtDesk(visit, <RefusalPage visit={visit} assets={assets} refusal="not-there" />, 404);

  /** A handler that gets the working of its address, with what its recipe comes to. */
  const onWorking = (handler: (visit: StaffVisit, opened: Opened) => Response | Promise<Response>) =>
    forStaff(async (visit) => {
      const opened = await openWorking(own, param(visit, 'id'));
      if (opened === null) return nothing(visit);
      const { working, look } = opened;
      const actors = [...working.steps, ...working.notes].map(({ by }) => by);
      const names = await namesOf(db, actors, visit.reader);
      return handler(visit, { working, look, props: { visit, assets, working, names, mayChange: mayChange(visit) } });
    });

  async function showRecipe(
    { props, working, look }: Opened,
    { typed = nothingTyped, tried = null, problem }: { typed?: Typed; tried?: Look | null; problem?: string } = {},
  ): Promise<Response> {
    const { visit } = props;
    const shown = tried ?? look;
    const report = shown.asked && (await bench.judge(shown.asked));
    const gate = report?.ok ? report.value : null;
    const outcome = await outcomeOf(own, working, shown, { visit, gate, ...(tried && { kept: look }) });
    const page = (
      <RecipePage
        {...props}
        {...{ outcome, typed, isTried: tried !== null, map: await mapOf(props, working, shown, typed) }}
        {...(problem !== undefined && { problem })}
      />
    );
    return respondAtDesk(visit, page, problem === undefined && typed.problems.size === 0 ? 200 : 422);
  }

  /** The picture of one axis of what is shown: the one that is asked for, or the first. */
  async function mapOf(
    { visit }: WorkingPageProps,
    working: Working,
    shown: Look,
    { fields }: Typed,
  ): Promise<MapChoice | null> {
    const tops = previewIn(shown)?.groups.filter(({ isTop }) => isTop) ?? [];
    const asked = visit.context.req.query('axis');
    const axis = tops.find(({ id }) => id === asked) ?? tops[0];
    if (axis === undefined) return null;
    const spots = await spotsAt(working.vintage);
    const typed = new URLSearchParams([
      ['kind', 'weights'],
      ...[...fields].filter(([name]) => name.startsWith('weight.')),
    ]);
    const query = fields.size > 0 ? typed : new URLSearchParams({ step: String(working.steps.length) });
    return {
      ...{ axis: axis.id, title: axis.title },
      axes: tops.map(({ id, title }) => ({
        id,
        title,
        address: `${addressOf(working)}?${new URLSearchParams({ axis: id })}`,
      })),
      picture: spots && {
        address: `${addressOf(working, 'map', axis.id)}?${query}`,
        ...{ layout: spots.layout, width: spots.width, height: spots.height },
      },
    };
  }

  async function showIndicator(
    { props, working, look }: Opened,
    id: string,
    { typed = nothingTyped, problem }: { typed?: Typed; problem?: string } = {},
  ): Promise<Response> {
    const { visit } = props;
    const { recipe } = working.state;
    const indicator = recipe.indicators.find((one) => one.id === id);
    if (indicator === undefined) return nothing(visit);
    const preview = previewIn(look);
    const correlations = groupsHolding(working, id)
      .flatMap((group) => (preview ? correlationsIn(preview, group) : []))
      .filter(({ one, other }) => one === id || other === id)
      .toSorted((a, b) => Math.abs(b.r ?? 0) - Math.abs(a.r ?? 0));
    const page = (
      <IndicatorPage
        {...props}
        {...{ indicator, correlations, typed, titleOf: titleIn(working) }}
        facts={(await factsOf(look, bars))?.get(id) ?? null}
        figures={figuresOf(indicator, visit.reader.t)}
        groups={placesOf(working, id)}
        textColumns={textColumns(look)}
        {...(problem !== undefined && { problem })}
      />
    );
    return respondAtDesk(visit, page, problem === undefined && typed.problems.size === 0 ? 200 : 422);
  }

  function showGroup(
    { props, working, look }: Opened,
    id: string,
    { typed = nothingTyped, problem }: { typed?: Typed; problem?: string } = {},
  ): Response | Promise<Response> {
    const { visit } = props;
    const group = working.state.recipe.groups.find((one) => one.id === id);
    if (group === undefined) return nothing(visit);
    const preview = previewIn(look);
    const correlations = preview
      ? correlationsIn(preview, id).toSorted((a, b) => Math.abs(b.r ?? 0) - Math.abs(a.r ?? 0))
      : [];
    const page = (
      <GroupPage
        {...props}
        {...{ group, correlations, typed, titleOf: titleIn(working), groups: placesOf(working, id) }}
        {...(problem !== undefined && { problem })}
      />
    );
    return respondAtDesk(visit, page, problem === undefined && typed.problems.size === 0 ? 200 : 422);
  }

  async function showAdd(
    { props, working }: Opened,
    {
      table: tableId,
      column,
      typed = nothingTyped,
      problem,
    }: { table: string; column: string; typed?: Typed; problem?: string },
  ): Promise<Response> {
    const tables = (await listTables(db)).filter(({ vintage }) => vintage === working.vintage);
    const table = tables.find(({ id }) => id === tableId) ?? null;
    const offered = table?.columns.find(
      ({ name, kind, refused }) => name === column && kind === 'number' && refused === null,
    );
    const page = (
      <AddPage
        {...props}
        {...{ tables, table, typed, column: offered?.name ?? null }}
        {...(problem !== undefined && { problem })}
      />
    );
    return respondAtDesk(props.visit, page, problem === undefined && typed.problems.size === 0 ? 200 : 422);
  }

  async function showVersions(opened: Opened, problem?: string): Promise<Response> {
    const { props, working, look } = opened;
    const saves = await listSaves(db, working.id);
    const names = await namesOf(
      db,
      [...working.steps.map(({ by }) => by), ...saves.map(({ askedBy }) => askedBy)],
      props.visit.reader,
    );
    const { uncertainty } = working.state.recipe;
    const page = (
      <VersionsPage
        {...{ ...props, names, saves, lacks: look.judged.lacks, titleOf: titleIn(working) }}
        draws={uncertainty === undefined ? null : (uncertainty.draws ?? 1000)}
        {...(problem !== undefined && { problem })}
      />
    );
    return respondAtDesk(props.visit, page, problem === undefined ? 200 : 422);
  }

  /** The page that a form stands on once more, with what was typed and what is wrong with it. */
  function showAgain(opened: Opened, change: Change | null, form: Fields, problem: StepProblem | ChangeProblem) {
    const { words, typed } = explain(opened, form, problem);
    const more = { typed, ...(words !== null && { problem: words }) };
    switch (change?.kind) {
      case 'indicator':
        return showIndicator(opened, change.indicator, more);
      case 'drop-indicator':
        return showIndicator(opened, change.indicator, { ...more, typed: nothingTyped });
      case 'group':
      case 'drop-group':
        return showGroup(opened, change.group, more);
      case 'add-indicator':
        return showAdd(opened, { table: change.table, column: form.get('column')?.[0] ?? '', ...more });
      case 'add-group':
        return respondAtDesk(opened.props.visit, <AddGroupPage {...opened.props} {...more} />, 422);
      case 'recipe':
        return respondAtDesk(opened.props.visit, <SettingsPage {...opened.props} {...more} />, 422);
      default:
        return showRecipe(opened, more);
    }
  }

  /** What is wrong, beside the field that it is about where the form has that field. */
  function explain(
    { working, props }: Opened,
    form: Fields,
    problem: StepProblem | ChangeProblem,
  ): { readonly words: string | null; readonly typed: Typed } {
    const fields = new Map([...form].map(([name, values]) => [name, values.join(' ')]));
    if (isStepProblem(problem)) {
      const { reader } = props.visit;
      const since = problem.kind === 'changed-meanwhile' ? problem.since : [];
      const done = since.map((step) =>
        reader.t('desk.bench.meanwhile', {
          name: props.names.get(step.by) ?? step.by,
          what: describeStep(step, working.state.recipe, reader),
        }),
      );
      return { words: [explainStep(problem), ...done].join(' '), typed: { fields, problems: new Map() } };
    }
    const words = explainChange(problem);
    const name = fieldInForm(problem, working, form);
    return name === null
      ? { words, typed: { fields, problems: new Map() } }
      : { words: null, typed: { fields, problems: new Map([[name, words]]) } };
  }

  async function factsOf({ asked }: Look, binCount: number): Promise<ReadonlyMap<string, IndicatorFacts> | null> {
    const prepared = await prepare(bench, asked);
    if (prepared === null) return null;
    const { compiled, recipe } = prepared;
    return new Map(
      compiled.indicators.map(({ raw, imputed, treated, stillLongTailed }, at) => {
        const values = compiled.model.indicators[at]?.values ?? raw;
        const facts = { before: distributionOf(raw, binCount), after: distributionOf(values, binCount) };
        return [recipe.indicators[at]?.id ?? '', { ...facts, imputed, treated, stillLongTailed }];
      }),
    );
  }

  return {
    'GET /desk/workbench/:id': onWorking((_visit, opened) => showRecipe(opened)),

    'GET /desk/workbench/:id/indicators': onWorking(async (visit, { props, working, look }) => {
      const facts = await factsOf(look, smallBars);
      const preview = previewIn(look);
      const titleOf = titleIn(working);
      const listed = working.state.recipe.indicators.map((indicator): ListedIndicator => {
        const groups = groupsHolding(working, indicator.id);
        const twins = groups
          .flatMap((group) => (preview ? correlationsIn(preview, group) : []))
          .filter(
            ({ one, other, r }) => Math.abs(r ?? 0) > REDUNDANT && (one === indicator.id || other === indicator.id),
          )
          .map(({ one, other }) => titleOf(one === indicator.id ? other : one));
        return { indicator, groups: groups.map(titleOf), facts: facts?.get(indicator.id) ?? null, twins };
      });
      const problem = look.outcome?.ok === false ? explainMapping(look.outcome.problem) : undefined;
      return respondAtDesk(
        visit,
        <IndicatorsPage {...{ ...props, listed }} {...(problem !== undefined && { problem })} />,
      );
    }),

    'GET /desk/workbench/:id/indicators/:indicator': onWorking((visit, opened) =>
      showIndicator(opened, param(visit, 'indicator')),
    ),

    'GET /desk/workbench/:id/groups/:group': onWorking((visit, opened) => showGroup(opened, param(visit, 'group'))),

    'GET /desk/workbench/:id/gaps': onWorking(async (visit, { props, working, look }) => {
      const prepared = look.asked && (await bench.read(look.asked));
      const recipe = look.asked?.recipe;
      const may = await ownAreas(own, visit, working, look);
      const gaps = prepared?.ok && recipe ? missingCells(recipe, prepared.value.columns) : [];
      const facts = prepared?.ok ? prepared.value.facts : null;
      const rows = gaps
        .map(({ area, indicators }) => ({
          code: facts?.codes[area] ?? '',
          name: facts?.names[area] ?? '',
          indicators: indicators.map(titleIn(working)),
        }))
        .filter(({ code }) => may === null || may(code));
      const counts = (recipe?.indicators ?? []).map(({ id, title, missing }) => ({
        ...{ title, rule: missing.rule },
        missing: gaps.filter(({ indicators }) => indicators.includes(id)).length,
      }));
      const problem = prepared?.ok === false ? explainMapping(prepared.problem) : undefined;
      const page = (
        <GapsPage
          {...{ ...props, rows, counts, shown: gapsShown, isLimited: may !== null }}
          {...(problem !== undefined && { problem })}
        />
      );
      return respondAtDesk(visit, page);
    }),

    'GET /desk/workbench/:id/history': onWorking((visit, { props }) =>
      respondAtDesk(visit, <HistoryPage {...props} />),
    ),

    'GET /desk/workbench/:id/versions': onWorking((_visit, opened) => showVersions(opened)),

    'GET /desk/workbench/:id/add': onWorking((visit, opened) => {
      const { req } = visit.context;
      return showAdd(opened, { table: req.query('table') ?? '', column: req.query('column') ?? '' });
    }),

    'GET /desk/workbench/:id/add-group': onWorking((visit, { props }) =>
      respondAtDesk(visit, <AddGroupPage {...props} />),
    ),

    'GET /desk/workbench/:id/settings': onWorking((visit, { props }) =>
      respondAtDesk(visit, <SettingsPage {...props} />),
    ),

    'GET /desk/workbench/:id/map/:axis': onWorking(async (visit, { working, look }) => {
      const axis = param(visit, 'axis');
      const asked = new Map(Object.entries(visit.context.req.queries()));
      const change = readChange(asked, working.state.recipe);
      const tried = change === null ? null : await tryChange(bench, working.state, change);
      const preview = previewIn(tried?.ok ? tried.value : look);
      const bands = preview && bandsOf(preview, axis);
      const spots = await spotsAt(working.vintage);
      if (!preview || !bands || spots === null) return nothing(visit);
      const may = await ownAreas(own, visit, working, look);
      const known = new Map(preview.codes.map((code, at) => [code, bands[at]]));
      const picture = bandPicture(spots, axis, (code) =>
        may === null || may(code) ? ((known.get(code) ?? 0) as Band | 0) : 0,
      );
      visit.context.header('content-type', 'image/svg+xml; charset=utf-8');
      return visit.context.body(picture);
    }),

    // Asked while somebody moves a slider: it reads no more than it needs.
    'POST /desk/workbench/:id/what-if': forStaff(async (visit) => {
      const found = await openWorking(own, param(visit, 'id'));
      if (found === null) return nothing(visit);
      const { working, look } = found;
      const props = { visit, assets, working, names: new Map(), mayChange: mayChange(visit) };
      const opened = { ...found, props };
      const sent = whatIfOf(visit.json);
      const change = readChange(sent.fields, working.state.recipe);
      const tried = change === null ? null : await tryChange(bench, working.state, change);
      if (tried?.ok === false) {
        const { words, typed } = explain(opened, sent.fields, tried.problem);
        return answerScript(visit, { problem: words, problems: Object.fromEntries(typed.problems) }, [], 422);
      }
      const shown = tried === null ? look : tried.value;
      const report = sent.gate && shown.asked ? await bench.judge(shown.asked) : null;
      const gate = report?.ok ? report.value : null;
      const outcome = await outcomeOf(own, working, shown, { visit, gate, ...(tried && { kept: look }) });
      const html = renderToString(<PreviewPanel outcome={outcome} reader={visit.reader} />);
      return answerScript(visit, { html, words: announcement(outcome, visit.reader), isTried: tried !== null });
    }),

    'POST /desk/workbench/:id/changes': onWorking(async (visit, opened) => {
      const { working } = opened;
      const form = withIds(visit.form, working);
      const change = readChange(form, working.state.recipe);
      const page = pageAfter(working, change, form);
      if (change === null) return goTo(visit, page);
      if (field(visit, 'do') === 'try') {
        const tried = await tryChange(bench, working.state, change);
        if (!tried.ok) return showAgain(opened, change, form, tried.problem);
        const fields = new Map([...form].map(([name, values]) => [name, values.join(' ')]));
        return showRecipe(opened, { typed: { fields, problems: new Map() }, tried: tried.value });
      }
      const changed = await db
        .transaction()
        .execute((trx) => changeWorking(trx, working.id, { change, seen: seenIn(visit) }, doing(visit)));
      return changed.ok ? goTo(visit, page) : showAgain(opened, change, form, changed.problem);
    }),

    'POST /desk/workbench/:id/moves': onWorking(async (visit, opened) => {
      const { working } = opened;
      const move = moveOf(visit);
      if (move === null) return goTo(visit, addressOf(working));
      const moved = await db
        .transaction()
        .execute((trx) => moveWorking(trx, working.id, { move, seen: seenIn(visit) }, doing(visit)));
      if (moved.ok) return goTo(visit, addressOf(working, ...(move.kind === 'return' ? ['history'] : [])));
      return showAgain(opened, null, new Map(), moved.problem);
    }),

    'POST /desk/workbench/:id/notes': onWorking(async (visit, { props, working }) => {
      const text = field(visit, 'text');
      const added = await db.transaction().execute((trx) => addNote(trx, working.id, text, doing(visit)));
      if (added.ok) return goTo(visit, addressOf(working, 'history'));
      const noteProblem = visit.reader.t(`desk.bench.note.${added.problem}`);
      return respondAtDesk(visit, <HistoryPage {...props} noteText={text} noteProblem={noteProblem} />, 422);
    }),

    'POST /desk/workbench/:id/versions': onWorking(async (visit, opened) => {
      const { working } = opened;
      const asked = await db.transaction().execute(async (trx) => {
        const save = await askForVersion(trx, working.id, seenIn(visit), doing(visit));
        if (save.ok) await sendJob(trx, saveVersionJob, { save: save.value });
        return save;
      });
      if (asked.ok) return goTo(visit, addressOf(working, 'versions'));
      const { t } = visit.reader;
      return showVersions(opened, t(`desk.bench.save.${asked.problem.kind}`));
    }),
  };
}

/** A working of an address, with what its recipe comes to and what its pages are made of. */
interface Opened {
  readonly working: Working;
  readonly look: Look;
  readonly props: WorkingPageProps;
}

function titleIn({ state }: Working): (id: string) => string {
  const titles = titlesOf(state.recipe);
  return (id) => titles.get(id) ?? id;
}

const previewIn = ({ outcome }: Look): Preview | null => (outcome?.ok ? outcome.value : null);

function isStepProblem(problem: StepProblem | ChangeProblem): problem is StepProblem {
  return ['no-working', 'changed-meanwhile', 'nothing-to-undo', 'nothing-to-redo', 'no-such-step'].includes(
    problem.kind,
  );
}

/** The field of this form that a problem is about; null where it has none. */
function fieldInForm(problem: ChangeProblem, { state }: Working, form: Fields): string | null {
  const name = fieldOf(problem);
  if (name === null) return null;
  const [what, group, member] = name.split(':');
  if (what !== 'weight' || group === undefined || member === undefined) return form.has(name) ? name : null;
  const holder = state.recipe.groups[Number(group)];
  const held = holder?.members[Number(member)];
  const weight = holder && held ? weightField(holder.id, held.id) : 'weight';
  return form.has(weight) ? weight : form.has('weight') ? 'weight' : null;
}

function groupsHolding({ state }: Working, id: string): string[] {
  return state.recipe.groups.filter(({ members }) => members.some((one) => one.id === id)).map((group) => group.id);
}

/** Every group that may hold a member, and whether it does. */
function placesOf({ state }: Working, id: string) {
  return state.recipe.groups
    .filter((group) => group.id !== id)
    .map((group) => {
      const held = group.members.find((one) => one.id === id);
      return { id: group.id, title: group.title, holds: held !== undefined, weight: held?.weight ?? 1 };
    });
}

function textColumns({ tables }: Look): string[] {
  return [...tables.values()].flatMap(({ columns }: StoredTable) =>
    columns.filter(({ kind, refused }) => kind === 'text' && refused === null).map(({ name }) => name),
  );
}

function figuresOf({ column, numerator, denominator, shrink }: Indicator, t: StaffVisit['reader']['t']): string {
  if (column !== undefined) return t('desk.bench.figures.column', { column });
  const rate = { numerator: numerator ?? '', denominator: denominator ?? '' };
  return t(shrink === undefined ? 'desk.bench.figures.rate' : 'desk.bench.figures.shrunk', rate);
}
