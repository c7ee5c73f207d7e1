import { renderToString } from 'preact-render-to-string';
import {
  allocationTable,
  beginPlan,
  changePlan,
  type ExplainedPlan,
  explainPlan,
  findPlan,
  listDecisions,
  listPlans,
  offerDecision,
  type StoredPlan,
} from '#domains/interventions';
import {
  costOf,
  firstSettings,
  illustrative,
  type Level,
  type PlanInNumbers,
  type PlanSettings,
  planInNumbers,
  planQuickly,
  readDecisionWords,
  readLimits,
  readMakings,
  type WrongField,
} from '#domains/interventions/core';
import { findVersion, listVersions } from '#domains/mapping';
import { drivers, indexSpread } from '#domains/mapping/core';
import { dayIn } from '../../../worker/flows/field-forms.ts';
import {
  type PlanInputs,
  type PlannedFromMap,
  planFromMap,
  readPlanInputs,
} from '../../../worker/flows/plan-inputs.ts';
import { auditSpend, recordOf } from '../../../worker/flows/plan-record.ts';
import { explainAllocation } from '../../../worker/sentences/allocation.ts';
import { type DeskRoute, opensTo } from '../frame/access.ts';
import { keepShortly } from '../frame/keep-shortly.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { RefusalPage } from '../frame/refusal-page.tsx';
import { answerScript, goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import { spotsOf } from '../pictures/spots-of.ts';
import { addressOfTitle } from '../waves/address-of-title.ts';
import { type ComparedPlan, ComparePlansPage } from './compare-page.tsx';
import { DecidePage } from './decide-page.tsx';
import { EditorPage } from './editor-page.tsx';
import { MakingsPage } from './makings-page.tsx';
import { type Outcome, type PanelNames, PlanPanel, words } from './plan-panel.tsx';
import { helpPicture, planPicture } from './plan-picture.ts';
import { PlansPage, type VersionChoice } from './plans-page.tsx';
import { WhyPage } from './why-page.tsx';

type PlanRoutes = Pick<DeskHandlers, Extract<DeskRoute, `${string} /desk/interventions${string}`>>;

/** Pictures of more areas are not sent along with an answer. */
const MOST_INLINE = 1000;
/** Rows of choices on the page that explains them. */
const SHOWN = 40;
/** The time that the exact solver has while somebody waits for a page. */
const SOLVER_SECONDS = 15;
/** The budgets of the curve, in multiples of the plan's own. */
const STEPS = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3];

/** A plan with everything that its figures come from. */
interface Opened {
  readonly plan: StoredPlan;
  readonly settings: PlanSettings;
  readonly inputs: PlanInputs;
  readonly from: PlannedFromMap;
  readonly numbers: PlanInNumbers;
}

/** Plans of which help goes where: made, tried, explained, compared, and offered for a decision. */
export function planHandlers({ db, assets, now }: DeskParts): PlanRoutes {
  const inputsAt = keepShortly(now, (versionId: string) => readPlanInputs(db, versionId));
  const spotsAt = keepShortly(now, async (versionId: string) => {
    const inputs = await inputsAt(versionId);
    return inputs && spotsOf(db, inputs.index.version.vintage);
  });
  const doing = ({ person }: StaffVisit) => ({ actor: `staff:${person.id}`, now: now() });
  const missing = (visit: StaffVisit) =>
    respondAtDesk(visit, <RefusalPage visit={visit} assets={assets} refusal="not-there" />, 404);
  const mayChange = ({ person }: StaffVisit) => opensTo('POST /desk/interventions/:id', person);
  const explain = ({ reader }: StaffVisit, problem: string) => reader.t(`desk.plan.problem.${problem}`);

  async function open(plan: StoredPlan, settings = plan.settings): Promise<Opened | string> {
    const inputs = await inputsAt(settings.versionId);
    if (inputs === null) return 'no-map';
    const from = planFromMap(settings, inputs);
    if (!from.ok) return from.problem;
    const numbers = planInNumbers(from.value.plan, from.value.areas, settings.budget);
    if (!numbers.ok) return numbers.problem.kind;
    return { plan, settings, inputs, from: from.value, numbers: numbers.value };
  }

  /** A handler of one plan, which has to be there. */
  const forPlan = (handler: (visit: StaffVisit, plan: StoredPlan) => Promise<Response>) =>
    forStaff(async (visit) => {
      const plan = await findPlan(db, visit.context.req.param('id') ?? '');
      return plan === null ? missing(visit) : handler(visit, plan);
    });

  /** The same where its map can be read as well. */
  const forOpened = (handler: (visit: StaffVisit, opened: Opened) => Promise<Response>) =>
    forPlan(async (visit, plan) => {
      const opened = await open(plan);
      return typeof opened === 'string'
        ? showMakings(visit, plan, null, { field: '', words: explain(visit, opened) })
        : handler(visit, opened);
    });

  const namesOf = ({ inputs, from }: Pick<Opened, 'inputs' | 'from'>): PanelNames => {
    const each = from.plan.interventions.length;
    return {
      area: (pair) => {
        const at = Math.floor(pair / each);
        return {
          code: from.areas.codes[at] ?? '',
          name: inputs.index.areas[at]?.name ?? '',
          region: inputs.regions[at] ?? '',
        };
      },
      help: (pair) => from.plan.interventions[pair % each]?.id ?? '',
    };
  };

  const refusedWords = ({ settings, numbers }: Opened, problem: Parameters<typeof explainAllocation>[0]) =>
    explainAllocation(problem, {
      perArea: settings.perArea,
      interventions: settings.help,
      regionMinimum: new Map(Object.entries(settings.minimums).filter(([name]) => numbers.regionNames.includes(name))),
    });

  /** What a plan comes to while somebody moves its limits. */
  function quickly(visit: StaffVisit, opened: Opened): Outcome {
    const { from, numbers, settings } = opened;
    const quick = planQuickly(from.plan, from.areas, numbers.problem);
    if (quick.kind === 'planned') {
      const note = settings.objective === 'expected' ? null : visit.reader.t('desk.plan.quick.expected');
      return { kind: 'level', level: quick.level, isExact: false, note };
    }
    if (quick.kind === 'nothing-found') return { kind: 'refused', words: explain(visit, 'nothing-found') };
    const problem = {
      kind: 'limits-conflict',
      budget: settings.budget,
      conflict: quick.conflict,
      regionNames: numbers.regionNames,
    } as const;
    return { kind: 'refused', words: refusedWords(opened, problem) };
  }

  const pictureOf = async (opened: Opened, level: Pick<Level, 'chosen'>): Promise<string | null> => {
    const spots = await spotsAt(opened.settings.versionId);
    const { area } = namesOf(opened);
    return (
      spots &&
      planPicture(
        spots,
        level.chosen.map(({ pair }) => area(pair).code),
      )
    );
  };
  /** For each kind of help a map of the areas that get it. */
  async function mapsOf(opened: Opened, { chosen }: Pick<Level, 'chosen'>) {
    const spots = opened.from.areas.codes.length <= MOST_INLINE ? await spotsAt(opened.settings.versionId) : null;
    if (spots === null) return [];
    const names = namesOf(opened);
    return opened.settings.help.flatMap(({ id: help }) => {
      const codes = chosen.filter(({ pair }) => names.help(pair) === help).map(({ pair }) => names.area(pair).code);
      return codes.length === 0 ? [] : [{ help, areas: codes.length, picture: helpPicture(spots, codes) }];
    });
  }
  const inlinePicture = async (opened: Opened, outcome: Outcome) =>
    outcome.kind === 'level' && opened.from.areas.codes.length <= MOST_INLINE ? pictureOf(opened, outcome.level) : null;

  function announcement({ reader }: StaffVisit, outcome: Outcome): string {
    if (outcome.kind === 'refused') return outcome.words;
    const { chosen, spent, benefit } = outcome.level;
    const { t, number } = words(reader);
    return t('desk.plan.said', { choices: chosen.length, spent: number(spent), benefit: number(benefit, 1) });
  }

  async function showEditor(
    visit: StaffVisit,
    opened: Opened,
    { typed, wrong }: { typed: ReadonlyMap<string, string>; wrong: WrongField | null },
  ): Promise<Response> {
    const { plan, settings, from } = opened;
    const outcome = quickly(visit, opened);
    const problems = new Map(wrong === null ? [] : [[wrong.field, explain(visit, wrong.problem)]]);
    const everything = settings.help.reduce((sum, help) => sum + costOf(help), 0) * from.areas.codes.length;
    const page = (
      <EditorPage
        {...{ visit, assets, plan, settings, outcome, problems, typed }}
        mayChange={mayChange(visit)}
        names={namesOf(opened)}
        picture={await inlinePicture(opened, outcome)}
        pictureAddress={from.areas.codes.length > MOST_INLINE ? `/desk/interventions/${plan.id}/map.svg` : null}
        largestBudget={Math.max(1000, Math.ceil(everything / 2 / 1000) * 1000)}
        announcement={announcement(visit, outcome)}
      />
    );
    return respondAtDesk(visit, page, wrong === null ? 200 : 422);
  }

  async function showMakings(
    visit: StaffVisit,
    plan: StoredPlan,
    typed: ReadonlyMap<string, string> | null,
    wrong: { field: string; words: string } | null,
  ): Promise<Response> {
    const inputs = await inputsAt(plan.settings.versionId);
    const from = inputs && planFromMap(plan.settings, inputs);
    const page = (
      <MakingsPage
        {...{ visit, assets, plan, typed, wrong }}
        regionNames={inputs?.regionNames ?? []}
        indicators={from?.ok ? from.value.indicators : []}
        mayChange={mayChange(visit)}
      />
    );
    return respondAtDesk(visit, page, wrong === null ? 200 : 422);
  }

  async function showPlans(
    visit: StaffVisit,
    typed: { title: string; need: string },
    problem: string | null,
  ): Promise<Response> {
    const versions = (await listVersions(db)).filter(({ status }) => status !== 'withdrawn' && status !== 'superseded');
    const choices: VersionChoice[] = [];
    for (const { id, title } of versions) {
      const groups = (await findVersion(db, id))?.version.groups.filter(({ isTop }) => isTop) ?? [];
      choices.push({ id, title, axes: groups.map((group) => ({ id: group.id, title: group.title })) });
    }
    const page = (
      <PlansPage
        {...{ visit, assets, typed, problem }}
        plans={await listPlans(db)}
        decisions={await listDecisions(db)}
        versions={choices}
        today={dayIn(now())}
      />
    );
    return respondAtDesk(visit, page, problem === null ? 200 : 422);
  }

  /** Plans that were solved in the last minute, by everything that their figures follow from. */
  const toSolve = new Map<string, Opened>();
  const solvedAt = keepShortly(now, (key: string) => {
    const { from, settings } = toSolve.get(key) as Opened; // Put there by whoever asks.
    const budgets = STEPS.map((times) => times * settings.budget);
    return explainPlan({ ...from, budgets, objective: settings.objective, seconds: SOLVER_SECONDS });
  });

  /** The plan as it is kept, solved as well as it can be. */
  async function solve(opened: Opened): Promise<({ ok: true } & ExplainedPlan) | { ok: false; words: string }> {
    const key = JSON.stringify(opened.settings);
    toSolve.set(key, opened);
    const planned = await solvedAt(key).finally(() => toSolve.delete(key));
    return planned.ok ? { ok: true, ...planned.value } : { ok: false, words: refusedWords(opened, planned.problem) };
  }

  async function showDecide(
    visit: StaffVisit,
    opened: Opened,
    typed: ReadonlyMap<string, string>,
    wrong: { field: string; words: string } | null,
  ): Promise<Response> {
    const quick = quickly(visit, opened);
    const { help } = namesOf(opened);
    const chosen = new Set(quick.kind === 'level' ? quick.level.chosen.map(({ pair }) => help(pair)) : []);
    const missingSources = illustrative(opened.settings, chosen);
    const page = <DecidePage {...{ visit, assets, missingSources, typed, wrong }} plan={opened.plan} />;
    return respondAtDesk(visit, page, wrong === null ? 200 : 422);
  }

  return {
    'GET /desk/interventions': forStaff((visit) => showPlans(visit, { title: '', need: '' }, null)),

    'POST /desk/interventions': forStaff(async (visit) => {
      const typed = { title: field(visit, 'title').trim(), need: field(visit, 'need') };
      const [versionId = '', axis = ''] = typed.need.split(' ');
      if (typed.title === '') return showPlans(visit, typed, explain(visit, 'no-title'));
      const inputs = await inputsAt(versionId);
      if (inputs === null) return showPlans(visit, typed, explain(visit, 'no-map'));
      const settings = firstSettings(typed.title.slice(0, 120), { versionId, axis, areas: inputs.index.areas.length });
      const tried = planFromMap(settings, inputs);
      if (!tried.ok) return showPlans(visit, typed, explain(visit, tried.problem));
      const id = await db.transaction().execute((trx) => beginPlan(trx, settings, doing(visit)));
      return goTo(visit, `/desk/interventions/${id}`);
    }),

    'GET /desk/interventions/:id': forOpened((visit, opened) =>
      showEditor(visit, opened, { typed: new Map(), wrong: null }),
    ),

    'POST /desk/interventions/:id': forOpened(async (visit, opened) => {
      const fields = fieldsOf(visit);
      const read = readLimits(fields, opened.settings);
      if (!read.ok) return showEditor(visit, opened, { typed: fields, wrong: read.problem });
      if (field(visit, 'do') === 'try') {
        const tried = await open(opened.plan, read.value);
        return showEditor(visit, typeof tried === 'string' ? opened : tried, { typed: fields, wrong: null });
      }
      const change = (settings: PlanSettings) => readLimits(fields, settings);
      await db.transaction().execute((trx) => changePlan(trx, opened.plan.id, change, doing(visit)));
      return goTo(visit, `/desk/interventions/${opened.plan.id}`);
    }),

    // Asked while somebody moves a slider.
    'POST /desk/interventions/:id/what-if': forPlan(async (visit, plan) => {
      const read = readLimits(sentFields(visit.json), plan.settings);
      if (!read.ok)
        return answerScript(
          visit,
          { problems: { [read.problem.field]: explain(visit, read.problem.problem) } },
          [],
          422,
        );
      const opened = await open(plan, read.value);
      if (typeof opened === 'string') return answerScript(visit, { problem: explain(visit, opened) }, [], 422);
      const outcome = quickly(visit, opened);
      const panel = (
        <PlanPanel
          reader={visit.reader}
          {...{ settings: read.value, outcome }}
          names={namesOf(opened)}
          picture={await inlinePicture(opened, outcome)}
        />
      );
      const isTried = JSON.stringify(read.value) !== JSON.stringify(plan.settings);
      return answerScript(visit, { html: renderToString(panel), words: announcement(visit, outcome), isTried });
    }),

    'GET /desk/interventions/:id/map.svg': forOpened(async (visit, opened) => {
      const outcome = quickly(visit, opened);
      const picture = outcome.kind === 'level' ? await pictureOf(opened, outcome.level) : null;
      if (picture === null) return missing(visit);
      visit.context.header('content-type', 'image/svg+xml; charset=utf-8');
      visit.context.header('cache-control', 'private, no-store');
      return visit.context.body(picture);
    }),

    'GET /desk/interventions/:id/makings': forPlan((visit, plan) => showMakings(visit, plan, null, null)),

    'POST /desk/interventions/:id/makings': forPlan(async (visit, plan) => {
      const fields = fieldsOf(visit);
      const inputs = await inputsAt(plan.settings.versionId);
      const known = {
        regions: inputs?.regionNames ?? [],
        indicators: inputs?.index.version.indicators.map(({ id }) => id) ?? [],
      };
      const change = (settings: PlanSettings) => readMakings(fields, settings, known);
      const changed = await db.transaction().execute((trx) => changePlan(trx, plan.id, change, doing(visit)));
      if (changed.ok) return goTo(visit, `/desk/interventions/${plan.id}`);
      if (changed.problem === 'gone') return missing(visit);
      const { field: name, problem } = changed.problem;
      return showMakings(visit, plan, fields, { field: name, words: explain(visit, problem) });
    }),

    'GET /desk/interventions/:id/why': forOpened(async (visit, opened) => {
      const solved = await solve(opened);
      if (!solved.ok) return showEditor(visit, opened, { typed: new Map(), wrong: null });
      const { inputs, from } = opened;
      const page = (
        <WhyPage
          {...{ visit, assets, plan: opened.plan, level: solved.level, fit: from.fit, shown: SHOWN }}
          points={solved.points}
          names={namesOf(opened)}
          audit={await auditSpend(db, inputs, from, solved.level)}
          driversOf={driversIn(visit, opened)}
          maps={await mapsOf(opened, solved.level)}
        />
      );
      return respondAtDesk(visit, page);
    }),

    'GET /desk/interventions/:id/allocation.csv': forOpened(async (visit, opened) => {
      const solved = await solve(opened);
      if (!solved.ok) return showEditor(visit, opened, { typed: new Map(), wrong: null });
      visit.context.header('content-type', 'text/csv; charset=utf-8');
      visit.context.header('content-disposition', 'attachment; filename="allocation.csv"');
      visit.context.header('cache-control', 'private, no-store');
      return visit.context.body(allocationTable(opened.from, solved.level));
    }),

    'GET /desk/interventions/:id/compare': forOpened(async (visit, opened) => {
      const others = (await listPlans(db)).filter(({ id }) => id !== opened.plan.id);
      const other = others.find(({ id }) => id === visit.context.req.query('with'));
      const second = other && (await open(other));
      const pair =
        second === undefined || typeof second === 'string' ? null : await comparePlans(visit, opened, second);
      const page = (
        <ComparePlansPage
          {...{ visit, assets, others }}
          plan={opened.plan}
          compared={pair?.compared ?? null}
          differences={pair?.differences ?? []}
        />
      );
      return respondAtDesk(visit, page);
    }),

    'GET /desk/interventions/:id/decide': forOpened((visit, opened) => showDecide(visit, opened, new Map(), null)),

    'POST /desk/interventions/:id/decide': forOpened(async (visit, opened) => {
      const fields = fieldsOf(visit);
      const refuse = (name: string, problem: string) =>
        showDecide(visit, opened, fields, { field: name, words: problem });
      const read = readDecisionWords(fields, dayIn(now()));
      if (!read.ok) return refuse(read.problem.field, explain(visit, read.problem.problem));
      const slug = addressOfTitle(opened.settings.title);
      if (slug === '') return refuse('', explain(visit, 'no-address'));
      const solved = await solve(opened);
      if (!solved.ok) return refuse('', solved.words);
      const audit = await auditSpend(db, opened.inputs, opened.from, solved.level);
      const record = recordOf(opened.settings, opened.inputs, opened.from, solved.level, { audit, words: read.value });
      const offered = await db
        .transaction()
        .execute((trx) => offerDecision(trx, opened.plan.id, { slug, record }, doing(visit)));
      return offered.ok ? goTo(visit, `/desk/decisions/${offered.value}`) : refuse('', explain(visit, offered.problem));
    }),
  };

  async function comparePlans(visit: StaffVisit, one: Opened, other: Opened) {
    const outcomes = [quickly(visit, one), quickly(visit, other)] as const;
    const [first, second] = outcomes;
    if (first.kind !== 'level' || second.kind !== 'level') return null;
    const described = async (opened: Opened, level: Level): Promise<ComparedPlan> => {
      const names = namesOf(opened);
      const areas = new Set(level.chosen.map(({ pair }) => names.area(pair).code)).size;
      const isSmall = opened.from.areas.codes.length <= MOST_INLINE;
      return { settings: opened.settings, level, areas, picture: isSmall ? await pictureOf(opened, level) : null };
    };
    const listed = (opened: Opened, level: Level) => {
      const names = namesOf(opened);
      return new Map(
        level.chosen.map(({ pair }) => {
          const [{ code, name }, help] = [names.area(pair), names.help(pair)];
          return [`${code} ${help}`, { area: name, help }];
        }),
      );
    };
    const [ours, theirs] = [listed(one, first.level), listed(other, second.level)];
    const differences = [
      ...[...ours].filter(([key]) => !theirs.has(key)).map(([, pair]) => ({ ...pair, in: 0 as const })),
      ...[...theirs].filter(([key]) => !ours.has(key)).map(([, pair]) => ({ ...pair, in: 1 as const })),
    ].sort((a, b) => (a.area < b.area ? -1 : 1));
    const compared = [await described(one, first.level), await described(other, second.level)] as const;
    return { compared, differences };
  }

  /** The two statistics that weigh most in an area's need. */
  function driversIn({ reader }: StaffVisit, { inputs, from, settings }: Opened) {
    const { version, areas } = inputs.index;
    const axis = settings.axis;
    if (axis !== 'vulnerability' && axis !== 'amenability' && axis !== 'propensity') return () => '';
    const spread = indexSpread(version, areas);
    // What stands in brackets says where a statistic is from.
    const titles = new Map(version.indicators.map(({ id, title }) => [id, title.replaceAll(/\s*\([^)]*\)/gu, '')]));
    const each = from.plan.interventions.length;
    return (pair: number) => {
      const area = areas[Math.floor(pair / each)];
      if (area === undefined) return '';
      const top = drivers(version, spread, area, axis).filter(({ points }) => points > 0);
      return reader.list(top.slice(0, 2).map(({ indicatorId }) => titles.get(indicatorId) ?? indicatorId));
    };
  }
}

const fieldsOf = ({ form }: StaffVisit): ReadonlyMap<string, string> =>
  new Map([...form].map(([name, values]) => [name, values[0] ?? '']));

function sentFields(json: unknown): ReadonlyMap<string, string> {
  const fields = typeof json === 'object' && json !== null && 'fields' in json ? json.fields : null;
  if (typeof fields !== 'object' || fields === null) return new Map();
  return new Map(Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}
