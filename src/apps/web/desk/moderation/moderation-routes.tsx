import { findNames } from '#domains/desk';
import {
  type Batch,
  changeHabits,
  changeSettings,
  claimCase,
  correctLanguage,
  findBatch,
  findCase,
  findCaseBy,
  findHabits,
  findSettings,
  giveBackCase,
  type LogEntry,
  listAlerts,
  listClaims,
  listLog,
  listQueue,
  noteWork,
  partOf,
  previewGroup,
  type QueueView,
  readCase,
  readWeeks,
  refuseCase,
  seeAlert,
  undoEnd,
} from '#domains/moderation';
import {
  type Case,
  isLabel,
  isReasonFor,
  isVerdict,
  type Moderator,
  type Reason,
  type Verdict,
} from '#domains/moderation/core';
import { formatCsv } from '#platform/tables';
import { decide, decideTogether, restoreContent, takeBack } from '../../../worker/flows/decide-case.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import { CasePage, type CaseProps } from './case-page.tsx';
import { DangerPage } from './danger-page.tsx';
import { BatchPage, GroupPage, groupVerdicts } from './group-page.tsx';
import { DecidedPage, FiguresPage, StaffRulesPage } from './log-pages.tsx';
import { type Desk, ModerationPage } from './moderation-frame.tsx';
import { MinePage, QueuePage } from './queue-page.tsx';
import { HabitsPage, SettingsPage } from './settings-pages.tsx';

type ModerationRoutes = Pick<DeskHandlers, Extract<keyof DeskHandlers, `${string} /desk/moderation${string}`>>;

const longestQueue = 50;
const longestLog = 100;
/** Decisions in a file: some years of a busy installation. */
const longestCsv = 100_000;
const weeksShown = 12;

/** Languages that a text may turn out to be in: the site's own, and those most spoken here beside them. */
const otherLanguages = ['fa', 'fr', 'gu', 'hi', 'ku', 'pa', 'pl', 'ps', 'pt', 'ro', 'sq', 'sw', 'ta', 'uk', 'zh'];

/** What moderators and stewards do at the queue. */
export function moderationHandlers(deskParts: DeskParts): ModerationRoutes {
  const { db, codes, contentParts: parts, assets, now } = deskParts;
  const idOf = ({ context }: StaffVisit) => context.req.param('id') ?? '';
  const actor = ({ person }: StaffVisit) => person.id;

  async function open(visit: StaffVisit): Promise<Desk> {
    const moderator = await moderatorOf(visit);
    const tired = await noteWork(db, moderator.id, now());
    return { visit, assets, moderator, now: now(), tired, names: new Map() };
  }

  /** With the names of those who are spoken of. */
  const naming = async (desk: Desk, ids: readonly (string | null | undefined)[]): Promise<Desk> => ({
    ...desk,
    names: await findNames(db, [...new Set(ids.filter((id) => typeof id === 'string'))]),
  });
  const peopleOf = (log: readonly LogEntry[]) => log.flatMap(({ batch }) => [batch.by, batch.undone?.by]);

  async function moderatorOf({ person }: StaffVisit): Promise<Moderator> {
    const { languages } = await findHabits(db, person.id);
    return { id: person.id, isSteward: person.roles.includes('steward'), areas: person.areas, languages };
  }

  const languagesFor = ({ reader }: StaffVisit) => [...reader.languages.map(({ tag }) => tag), ...otherLanguages];

  /** Names of what cases are about: of pages of the site, which are nobody's words. */
  async function subjectsOf(cases: readonly Case[]): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    for (const { id, kind, subjectId } of cases) {
      const { kind: of, content } = partOf(parts, kind);
      const found = of.looked === 'reports' ? await content.read(db, subjectId) : null;
      if (found !== null) names.set(id, found.name || (found.address ?? ''));
    }
    return names;
  }

  async function showQueue(visit: StaffVisit, view: QueueView, problem?: string) {
    const desk = await open(visit);
    const query = (name: string) => visit.context.req.query(name) || undefined;
    const label = query('label');
    const filter = {
      view,
      kind: query('kind'),
      language: query('language'),
      label: label !== undefined && isLabel(label) ? label : undefined,
    };
    const { entries, total } = await listQueue(db, desk.moderator, filter, { now: desk.now, limit: longestQueue });
    const alerts = desk.moderator.isSteward && view === 'queue' ? await listAlerts(db) : [];
    const page = (
      <QueuePage
        desk={
          await naming(desk, [...entries.map(({ kase }) => kase.claim?.by), ...alerts.map((alert) => alert.personId)])
        }
        view={view}
        entries={entries}
        subjects={await subjectsOf(entries.map(({ kase }) => kase))}
        total={total}
        filter={filter}
        kinds={[...parts.keys()]}
        languages={languagesFor(visit)}
        alerts={alerts}
        problem={problem}
      />
    );
    return respondAtDesk(visit, page, problem === undefined ? 200 : 422);
  }

  async function showCase(visit: StaffVisit, caseId: string, problem?: CaseProps['problem']) {
    const desk = await open(visit);
    const held = await findCase(db, caseId);
    // Whoever looks at the page of a case that they hold is at work on it, which renews their claim.
    if (problem === undefined && held?.claim?.by === desk.moderator.id && held.claim.until > desk.now)
      await claimCase(db, parts, { caseId, moderator: desk.moderator, now: desk.now });
    const view = await readCase(db, parts, { caseId, moderator: desk.moderator, now: desk.now });
    if (view === null) return noSuchThing(desk);
    const { hasKeys } = await findHabits(db, desk.moderator.id);
    const named = await naming(desk, [view.kase.claim?.by, ...peopleOf(view.log)]);
    const page = (
      <CasePage desk={named} view={view} languages={languagesFor(visit)} hasKeys={hasKeys} problem={problem} />
    );
    return respondAtDesk(visit, page, problem === undefined ? 200 : 422);
  }

  function noSuchThing(desk: Desk) {
    const { t } = desk.visit.reader;
    const title = t('desk.moderation.none.title');
    const page = (
      <ModerationPage desk={desk} title={title}>
        <h1>{title}</h1>
        <p class="lead">{t('desk.moderation.none')}</p>
      </ModerationPage>
    );
    return respondAtDesk(desk.visit, page, 404);
  }

  async function showBatch(
    visit: StaffVisit,
    found: Batch | null,
    more: { undone?: { undone: number; left: number }; problem?: string } = {},
  ) {
    const desk = await open(visit);
    if (found === null) return noSuchThing(desk);
    const cases = await listLog(db, { batchId: found.id, limit: longestLog });
    const end = undoEnd(found, desk.moderator, desk.now);
    const page = (
      <BatchPage
        desk={await naming(desk, [found.by, found.undone?.by])}
        batch={found}
        cases={cases}
        undoEnd={end}
        undone={more.undone}
        problem={more.problem}
      />
    );
    return respondAtDesk(visit, page, more.problem === undefined ? 200 : 422);
  }

  async function showGroup(visit: StaffVisit, choice: string, problem?: string) {
    const desk = await open(visit);
    const kase = await findCase(db, idOf(visit));
    if (kase === null || kase.groupKey === null) return noSuchThing(desk);
    const asked = parseChoice(choice);
    const preview =
      asked === null
        ? null
        : await previewGroup(db, parts, { caseId: kase.id, decision: asked, moderator: desk.moderator, now: desk.now });
    const page = <GroupPage desk={desk} kase={kase} asked={asked} preview={preview} problem={problem} />;
    return respondAtDesk(visit, page, problem === undefined ? 200 : 422);
  }

  const explain = ({ reader }: StaffVisit, kind: string) => reader.t(`desk.moderation.problem.${kind}`);

  return {
    'GET /desk/moderation': forStaff((visit) => showQueue(visit, 'queue')),
    'GET /desk/moderation/appeals': forStaff((visit) => showQueue(visit, 'appeals')),
    'GET /desk/moderation/held': forStaff((visit) => showQueue(visit, 'held')),
    'GET /desk/moderation/escalated': forStaff((visit) => showQueue(visit, 'escalated')),

    'GET /desk/moderation/mine': forStaff(async (visit) => {
      const desk = await open(visit);
      const cases = await listClaims(db, desk.moderator.id, desk.now);
      return respondAtDesk(visit, <MinePage desk={desk} cases={cases} subjects={await subjectsOf(cases)} />);
    }),

    'POST /desk/moderation/next': forStaff(async (visit) => {
      const moderator = await moderatorOf(visit);
      const { entries } = await listQueue(db, moderator, { view: 'queue' }, { now: now(), limit: longestQueue });
      for (const { kase } of entries) {
        const claimed = await claimCase(db, parts, { caseId: kase.id, moderator, now: now() });
        if (claimed.ok) return goTo(visit, `/desk/moderation/cases/${kase.id}`);
        if (claimed.problem.kind === 'too-many-claims')
          return showQueue(visit, 'queue', explain(visit, 'too-many-claims'));
      }
      return showQueue(visit, 'queue', explain(visit, 'nothing-left'));
    }),

    'POST /desk/moderation/find': forStaff(async (visit) => {
      const guess = await codes.guess(db, 'receipt', field(visit, 'code'), (hash) => findCaseBy(db, hash, now()));
      if (guess.kind === 'found') return goTo(visit, `/desk/moderation/cases/${guess.found}`);
      return showQueue(visit, 'queue', explain(visit, guess.kind === 'unknown' ? 'unknown-code' : 'too-many-codes'));
    }),

    'POST /desk/moderation/alerts/:id/seen': forStaff(async (visit) => {
      await seeAlert(db, idOf(visit), actor(visit), now());
      return goTo(visit, '/desk/moderation');
    }),

    'GET /desk/moderation/cases/:id': forStaff((visit) => showCase(visit, idOf(visit))),

    'POST /desk/moderation/cases/:id/claim': forStaff(async (visit) => {
      const [caseId, moderator] = [idOf(visit), await moderatorOf(visit)];
      const claimed = await claimCase(db, parts, { caseId, moderator, now: now() });
      if (claimed.ok) return goTo(visit, `/desk/moderation/cases/${caseId}`);
      return showCase(visit, caseId, { text: explain(visit, claimed.problem.kind) });
    }),

    'POST /desk/moderation/cases/:id/give-back': forStaff(async (visit) => {
      await giveBackCase(db, { caseId: idOf(visit), moderator: await moderatorOf(visit), now: now() });
      return goTo(visit, '/desk/moderation');
    }),

    'POST /desk/moderation/cases/:id/refuse': forStaff(async (visit) => {
      await refuseCase(db, { caseId: idOf(visit), moderator: await moderatorOf(visit), now: now() });
      return goTo(visit, '/desk/moderation');
    }),

    'POST /desk/moderation/cases/:id/language': forStaff(async (visit) => {
      const [caseId, moderator, tag] = [idOf(visit), await moderatorOf(visit), field(visit, 'language')];
      const language = languagesFor(visit).includes(tag) ? tag : null;
      const isDone = await correctLanguage(db, { caseId, moderator, now: now() }, language);
      if (!isDone) return showCase(visit, caseId, { text: explain(visit, 'not-claimed') });
      return goTo(visit, `/desk/moderation/cases/${caseId}`);
    }),

    'POST /desk/moderation/cases/:id/decide': forStaff(async (visit) => {
      const [caseId, moderator] = [idOf(visit), await moderatorOf(visit)];
      const [verdict, reason] = [field(visit, 'verdict'), field(visit, 'reason')];
      const refuse = (kind: string) => showCase(visit, caseId, { text: explain(visit, kind), verdict, reason });
      if (!isVerdict(verdict)) return refuse('not-offered');
      if (!isReasonFor(verdict, reason)) return refuse('no-reason');
      const decision = { verdict, reason, seen: Number(field(visit, 'seen')), contentVersion: field(visit, 'content') };
      const decided = await decide(db, parts, { caseId, decision, moderator, now: now() });
      if (!decided.ok) return refuse(decided.problem.kind);
      return goTo(visit, `/desk/moderation/batches/${decided.value.batchId}`);
    }),

    'POST /desk/moderation/cases/:id/restore': forStaff(async (visit) => {
      const [caseId, moderator, reason] = [idOf(visit), await moderatorOf(visit), field(visit, 'reason')];
      const refuse = (kind: string) => showCase(visit, caseId, { text: explain(visit, kind) });
      if (!isReasonFor('restore', reason)) return refuse('no-reason');
      const seen = Number(field(visit, 'seen'));
      const restored = await restoreContent(db, parts, { caseId, reason, seen, moderator, now: now() });
      if (!restored.ok) return refuse(restored.problem.kind);
      return goTo(visit, `/desk/moderation/batches/${restored.value.batchId}`);
    }),

    'GET /desk/moderation/cases/:id/alike': forStaff((visit) =>
      showGroup(visit, visit.context.req.query('choice') ?? ''),
    ),

    'POST /desk/moderation/cases/:id/alike': forStaff(async (visit) => {
      const [choice, digest] = [field(visit, 'choice'), field(visit, 'digest')];
      const asked = parseChoice(choice);
      if (asked === null) return showGroup(visit, choice, explain(visit, 'not-offered'));
      const on = { caseId: idOf(visit), moderator: await moderatorOf(visit), now: now() };
      const decided = await decideTogether(db, parts, { ...on, decision: asked, digest });
      if (!decided.ok) return showGroup(visit, choice, explain(visit, decided.problem.kind));
      return goTo(visit, `/desk/moderation/batches/${decided.value.batchId}`);
    }),

    'GET /desk/moderation/batches/:id': forStaff(async (visit) => showBatch(visit, await findBatch(db, idOf(visit)))),

    'POST /desk/moderation/batches/:id/undo': forStaff(async (visit) => {
      const [batchId, moderator] = [idOf(visit), await moderatorOf(visit)];
      const undone = await takeBack(db, parts, { batchId, moderator, now: now() });
      const batch = await findBatch(db, batchId);
      return undone.ok
        ? showBatch(visit, batch, { undone: undone.value })
        : showBatch(visit, batch, { problem: explain(visit, undone.problem) });
    }),

    'GET /desk/moderation/decided': forStaff(async (visit) => {
      const desk = await open(visit);
      const by = visit.context.req.query('by');
      const log = await listLog(db, { limit: longestLog, ...(by !== undefined && { by }) });
      return respondAtDesk(
        visit,
        <DecidedPage desk={await naming(desk, [by, ...peopleOf(log)])} log={log} by={by ?? null} />,
      );
    }),

    'GET /desk/moderation/figures': forStaff(async (visit) => {
      const desk = await open(visit);
      return respondAtDesk(visit, <FiguresPage desk={desk} weeks={await readWeeks(db, desk.now, weeksShown)} />);
    }),

    'GET /desk/moderation/log.csv': forStaff(async (visit) => {
      const log = await listLog(db, { limit: longestCsv });
      const rows = log.map(({ batch, caseId, kind, subjectId, outcome }) => [
        batch.at.toISOString(),
        batch.by,
        batch.verdict,
        batch.reason,
        outcome,
        kind,
        subjectId,
        caseId,
        batch.id,
        batch.inGroup ? 'yes' : 'no',
        batch.undone?.at.toISOString() ?? null,
        batch.undone?.by ?? null,
      ]);
      const header = ['at', 'by', 'verdict', 'reason', 'outcome', 'kind', 'subject', 'case', 'batch', 'in_group'];
      const csv = formatCsv([...header, 'undone_at', 'undone_by'], rows);
      visit.context.header('content-type', 'text/csv; charset=utf-8; header=present');
      visit.context.header('content-disposition', 'attachment; filename="outspoken-moderation-log.csv"');
      return visit.context.body(csv);
    }),

    'GET /desk/moderation/rules': forStaff(async (visit) =>
      respondAtDesk(visit, <StaffRulesPage desk={await open(visit)} kinds={[...parts.keys()]} />),
    ),

    'GET /desk/moderation/danger': forStaff(async (visit) => {
      const settings = await findSettings(db);
      const desk = await naming(await open(visit), [settings.changed?.by]);
      return respondAtDesk(visit, <DangerPage desk={desk} settings={settings} />);
    }),

    'GET /desk/moderation/habits': forStaff(async (visit) => {
      const desk = await open(visit);
      const habits = await findHabits(db, desk.moderator.id);
      const isSaved = visit.context.req.query('saved') !== undefined;
      return respondAtDesk(
        visit,
        <HabitsPage desk={desk} habits={habits} languages={languagesFor(visit)} isSaved={isSaved} />,
      );
    }),

    'POST /desk/moderation/habits': forStaff(async (visit) => {
      const asked = visit.form.get('language') ?? [];
      const languages = languagesFor(visit).filter((tag) => asked.includes(tag));
      await changeHabits(db, actor(visit), { languages, hasKeys: field(visit, 'keys') === 'yes' });
      return goTo(visit, '/desk/moderation/habits?saved');
    }),

    'GET /desk/moderation/settings': forStaff(async (visit) => {
      const isSaved = visit.context.req.query('saved') !== undefined;
      const page = <SettingsPage desk={await open(visit)} settings={await findSettings(db)} isSaved={isSaved} />;
      return respondAtDesk(visit, page);
    }),

    'POST /desk/moderation/settings': forStaff(async (visit) => {
      const restore = field(visit, 'restore');
      const settings = {
        restoreRight: restore === 'stewards' ? ('stewards' as const) : ('another-person' as const),
        takesReports: field(visit, 'reports') === 'yes',
        procedure: field(visit, 'procedure').replaceAll('\r\n', '\n').trim(),
      };
      const problem = settings.procedure.length > longestProcedure ? explain(visit, 'procedure-too-long') : undefined;
      if (problem !== undefined) {
        const page = <SettingsPage desk={await open(visit)} settings={settings} isSaved={false} problem={problem} />;
        return respondAtDesk(visit, page, 422);
      }
      await changeSettings(db, settings, { by: actor(visit), at: now() });
      return goTo(visit, '/desk/moderation/settings?saved');
    }),
  };
}

const longestProcedure = 4000;

/** "reject.hate" as the form of a group sends it; null for what cannot be decided over a group. */
function parseChoice(choice: string): { readonly verdict: Verdict; readonly reason: Reason } | null {
  const [asked = '', reason = ''] = choice.split('.');
  const verdict = groupVerdicts.find((one) => one === asked);
  return verdict !== undefined && isReasonFor(verdict, reason) ? { verdict, reason } : null;
}
