import { randomBytes } from 'node:crypto';
import {
  forgetExample,
  listHours,
  listNewestPlans,
  listWaves,
  type PublishingRules,
  readPapers,
} from '#domains/voices';
import {
  changesIn,
  heldBy,
  isHeldBy,
  linesOf,
  type PaperKind,
  type PlanProblem,
  phaseOf,
  publicNumbers,
  type ReportProblem,
  readPlan,
  readReport,
  type TypedPlan,
  textIn,
  type WavePlan,
  wordingOf,
} from '#domains/voices/core';
import { writersOf } from '#foundations/paper';
import {
  decideOnWave,
  looksAfter,
  moveWave,
  publishingRules,
  startWave,
  writePlan,
  writeReport,
} from '../../../worker/flows/organise-waves.ts';
import { namesOf } from '../../voices/wave-reader.ts';
import { moment } from '../frame/moment.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import { addressOfTitle, isAddress } from './address-of-title.ts';
import { type At, waveDoors } from './at-wave.tsx';
import { DecidePage } from './decide-page.tsx';
import { EditPage, NewWavePage } from './edit-page.tsx';
import { endorsersHandlers } from './endorsers-routes.tsx';
import { findPlaces } from './find-places.ts';
import { Changes } from './lines.tsx';
import { type ListedWave, WavesPage } from './list-page.tsx';
import { numbersHandlers } from './numbers-routes.tsx';
import { OverviewPage } from './overview-page.tsx';
import type { PlanForm } from './plan-form.tsx';
import { Previews } from './preview-page.tsx';
import { previewHandlers, previewsIn } from './preview-routes.tsx';
import { FinalNumbers, ReportPage, ReportTexts } from './report-page.tsx';
import { freshPlan, givenPrompts, tagsOf, typedIn, typedOf } from './typed-plan.ts';
import { WordingNotes } from './wording-notes.tsx';
import { decideWords, problemWords } from './words.ts';

type WavesRoutes = Pick<DeskHandlers, Extract<keyof DeskHandlers, `${string} /desk/waves${string}`>>;

/** The organiser's side: what is written by one and approved by another, and how it goes. */
export function wavesHandlers(parts: DeskParts): WavesRoutes {
  const { db, assets, now, catalogue, publicUrl, publicHasChanged } = parts;
  const languages = tagsOf(catalogue);
  const { forWave, forOwn, headOf, doing, namesFor } = waveDoors(parts);
  const previewOf = previewsIn(parts);

  const runningLock = ({ lock }: PublishingRules) => (lock !== null && lock.from <= now() ? lock : null);

  function obstaclesIn({ reader }: StaffVisit, rules: PublishingRules): readonly string[] {
    const lock = runningLock(rules);
    return [
      ...(rules.missing.length > 0 ? [decideWords(reader, { kind: 'gate', missing: rules.missing })] : []),
      ...(lock === null ? [] : [reader.t('desk.waves.locked', { moment: moment(reader, lock.until) })]),
    ];
  }

  async function choicesFor(visit: StaffVisit, id: string | null) {
    const others: { readonly id: string; readonly title: string }[] = [];
    for (const wave of (await listWaves(db)).toReversed())
      if (
        wave.id !== id &&
        !wave.isExample &&
        wave.approvedAt !== null &&
        (await looksAfter(db, visit.person, wave.areas))
      )
        others.push({ id: wave.id, title: textIn(wave.content.title, 'en').text });
    return { languages, others };
  }

  const wordsFor = ({ reader }: StaffVisit, problems: readonly (PlanProblem | ReportProblem)[]) =>
    new Map(problems.map((problem) => [problem.field, problemWords(reader, problem)]));
  const whole = ({ reader }: StaffVisit, kind: string) => new Map([['all', reader.t(`desk.waves.problem.${kind}`)]]);

  async function read(typed: TypedPlan, others: readonly { readonly id: string }[]) {
    const areas = await findPlaces(db, typed.get('areas') ?? '');
    const around = { now: now(), languages, givenPrompts: givenPrompts(catalogue), areas };
    return readPlan(typed, { ...around, others: others.map(({ id }) => id) });
  }

  const showNew = async (visit: StaffVisit, form: PlanForm) =>
    respondAtDesk(
      visit,
      <NewWavePage visit={visit} assets={assets} form={form} choices={await choicesFor(visit, null)} />,
      form.problems.size > 0 ? 422 : 200,
    );

  const showEdit = async ({ visit, wave, papers, head }: At, form: PlanForm, after: number) => {
    const body = papers.plans.at(-1)?.body;
    const shown = {
      ...{ wave: head, form, after, choices: await choicesFor(visit, wave.id) },
      notes: body === undefined ? [] : wordingOf(body),
    };
    const page = <EditPage visit={visit} assets={assets} {...shown} />;
    return respondAtDesk(visit, page, form.problems.size > 0 ? 422 : 200);
  };

  const showOverview = async ({ visit, wave, papers, head }: At, problem?: string) => {
    const rules = await publishingRules(db, now());
    const lock = runningLock(rules);
    const held = isHeldBy(wave, lock) && phaseOf(heldBy(wave, lock), now()) === 'paused';
    const plan = papers.plans.at(-1) ?? null;
    const report = papers.reports.at(-1) ?? null;
    const actors = [plan, report].flatMap((paper) =>
      paper === null ? [] : [paper.writtenBy, ...(paper.decision === null ? [] : [paper.decision.by])],
    );
    const view = {
      ...{ head, wave, plan, report, publicUrl, obstacles: obstaclesIn(visit, rules) },
      lines: plan === null ? [] : await readable(plan.body),
      notes: plan === null ? [] : wordingOf(plan.body),
      names: await namesFor([...actors, ...(wave.resumeAskedBy === null ? [] : [wave.resumeAskedBy])]),
      places: await namesOf(db, wave.areas),
      heldUntil: held && lock !== null ? lock.until : null,
    };
    const page = <OverviewPage visit={visit} assets={assets} view={view} {...(problem !== undefined && { problem })} />;
    return respondAtDesk(visit, page, problem === undefined ? 200 : 422);
  };

  /** The lines of a plan with places and waves by their names. */
  async function readable(plan: WavePlan) {
    return Promise.all(linesOf(plan).map(async (line) => ({ ...line, text: await named(line.field, line.text) })));
  }
  async function named(name: string, text: string): Promise<string> {
    if (name === 'areas') return (await namesOf(db, text.split(' '))).join('; ');
    if (name !== 'follows') return text;
    const before = (await listWaves(db)).find(({ id }) => id === text);
    return before === undefined ? text : textIn(before.content.title, 'en').text;
  }

  const step = (name: 'pause' | 'resume' | 'close') =>
    forOwn(async (at) => {
      const moved = await moveWave(db, at.wave, name, doing(at.visit));
      if (!moved.ok) return showOverview(at, at.visit.reader.t(`desk.waves.problem.${moved.problem}`));
      publicHasChanged();
      return goTo(at.visit, `/desk/waves/${at.wave.id}`);
    });

  const showDecide = async (
    at: At,
    kind: PaperKind,
    more: { note?: string; problem?: { field: 'note' | 'all'; text: string } } = {},
  ) => {
    const { visit, papers, head } = at;
    const of = kind === 'plan' ? papers.plans : papers.reports;
    const open = kind === 'plan' ? papers.openPlan : papers.openReport;
    const paper = open?.isOffered === true && open.decision === null ? open : null;
    const view = {
      ...{ head, kind, paper },
      isOwn: writersOf(of).includes(`staff:${visit.person.id}`),
      names: await namesFor(paper === null ? [] : [paper.writtenBy]),
      obstacles: obstaclesIn(visit, await publishingRules(db, now())),
    };
    const page = (
      <DecidePage visit={visit} assets={assets} view={view} {...more}>
        {kind === 'plan' ? await planToDecide(at) : await reportToDecide(at)}
      </DecidePage>
    );
    return respondAtDesk(visit, page, more.problem === undefined ? 200 : 422);
  };

  async function planToDecide(at: At) {
    const { visit, papers } = at;
    const { reader } = visit;
    if (papers.openPlan === null) return null;
    const changes = await Promise.all(
      changesIn(papers.plans).map(async ({ field: name, before, after }) => ({
        field: name,
        before: before === null ? null : await named(name, before),
        after: after === null ? null : await named(name, after),
      })),
    );
    const isFirst = !papers.plans.some(({ decision }) => decision?.outcome === 'approved');
    return (
      <>
        <section aria-labelledby="changes">
          <h2 id="changes">{reader.t(isFirst ? 'desk.waves.decide.first' : 'desk.waves.decide.changes')}</h2>
          {changes.length === 0 && <p>{reader.t('desk.waves.decide.same')}</p>}
          <Changes reader={reader} changes={changes} />
        </section>
        <h2>{reader.t('desk.waves.preview')}</h2>
        <Previews reader={reader} {...previewOf(at)} />
        <WordingNotes reader={reader} notes={wordingOf(papers.openPlan.body)} />
      </>
    );
  }

  async function reportToDecide({ visit, wave, papers }: At) {
    if (papers.openReport === null) return null;
    return (
      <>
        <ReportTexts reader={visit.reader} report={papers.openReport.body} />
        <FinalNumbers reader={visit.reader} numbers={publicNumbers(await listHours(db, wave.id), now())} />
      </>
    );
  }

  const decide = (kind: PaperKind) =>
    forOwn(async (at) => {
      const { visit, wave } = at;
      const [note, verdict] = [field(visit, 'note'), field(visit, 'verdict')];
      const again = (text: string, where: 'note' | 'all' = 'all') =>
        showDecide(at, kind, { note, problem: { field: where, text } });
      if (verdict !== 'approved' && verdict !== 'sent-back') return again(visit.reader.t('desk.problem.no-verdict'));
      const deciding = { number: Number(field(visit, 'number')), verdict, note } as const;
      const decided = await decideOnWave(db, wave, kind, deciding, doing(visit));
      if (!decided.ok) {
        const isNote = decided.problem.kind === 'no-note' || decided.problem.kind === 'note-too-long';
        return again(decideWords(visit.reader, decided.problem), isNote ? 'note' : 'all');
      }
      publicHasChanged();
      return goTo(visit, `/desk/waves/${wave.id}`);
    });

  const showReport = async ({ visit, wave, head }: At, form: PlanForm, after: number) => {
    const numbers = publicNumbers(await listHours(db, wave.id), now());
    const shown = { head, form, languages, after, numbers };
    const page = <ReportPage visit={visit} assets={assets} {...shown} />;
    return respondAtDesk(visit, page, form.problems.size > 0 ? 422 : 200);
  };

  const afterOf = (visit: StaffVisit) => Number.parseInt(field(visit, 'after'), 10) || 0;
  const isOfferedBy = (visit: StaffVisit) => field(visit, 'offer') === 'yes';

  return {
    ...previewHandlers(parts),
    ...endorsersHandlers(parts),
    ...numbersHandlers(parts),
    'GET /desk/waves': forStaff(async (visit) => {
      const plans = await listNewestPlans(db);
      const waves: ListedWave[] = [];
      for (const wave of await listWaves(db)) {
        if (!(await looksAfter(db, visit.person, wave.areas))) continue;
        const plan = plans.get(wave.id) ?? null;
        const head = headOf(wave, plan);
        waves.push({
          ...head,
          opensAt: (wave.approvedAt === null ? (plan?.body ?? wave) : wave).opensAt,
          places: await namesOf(db, wave.areas),
          waits: plan?.isOffered === true && plan.decision === null,
        });
      }
      const lock = runningLock(await publishingRules(db, now()));
      const lockWords = lock && visit.reader.t('desk.waves.locked', { moment: moment(visit.reader, lock.until) });
      return respondAtDesk(visit, <WavesPage visit={visit} assets={assets} waves={waves} lockWords={lockWords} />);
    }),

    'GET /desk/waves/new': forStaff(async (visit) => {
      const own = (await listWaves(db)).filter(({ isExample }) => !isExample);
      const last = own.toSorted((one, other) => other.changedAt.getTime() - one.changedAt.getTime())[0] ?? null;
      const isMine = last !== null && (await looksAfter(db, visit.person, last.areas));
      const places = await namesOf(db, visit.person.areas);
      const typed = freshPlan(catalogue, now(), { last: isMine ? last.content : null, places });
      return showNew(visit, { typed, problems: new Map() });
    }),

    'POST /desk/waves': forStaff(async (visit) => {
      const typed = typedIn(visit.form);
      const { others } = await choicesFor(visit, null);
      const plan = await read(typed, others);
      const slug = (typed.get('slug') ?? '').trim() || addressOfTitle(typed.get(`title.${languages[0] ?? 'en'}`) ?? '');
      const problems = new Map(plan.ok ? [] : wordsFor(visit, plan.problem));
      if (!isAddress(slug)) problems.set('slug', visit.reader.t('desk.waves.problem.no-address'));
      if (!plan.ok || problems.size > 0) return showNew(visit, { typed, problems });
      const id = randomBytes(8).toString('hex');
      const begun = await startWave(db, { id, slug, plan: plan.value, isOffered: isOfferedBy(visit) }, doing(visit));
      if (begun === 'begun') return goTo(visit, `/desk/waves/${id}`);
      const words = visit.reader.t(`desk.waves.problem.${begun}`);
      return showNew(visit, { typed, problems: new Map([[begun === 'taken' ? 'slug' : 'areas', words]]) });
    }),

    'GET /desk/waves/:id': forWave((at) => showOverview(at)),

    'GET /desk/waves/:id/edit': forOwn(async (at) => {
      const { papers, wave } = at;
      const newest = papers.plans.at(-1);
      const { areas, opensAt, closesAt, threshold, hasWall, isForAdults, content } = wave;
      const facts = { areas, opensAt, closesAt, threshold, hasWall, isForAdults, content };
      const plan = newest?.body ?? { ...facts, examples: [], follows: null };
      const typed = new Map([...givenPrompts(catalogue), ...typedOf(plan, await namesOf(db, plan.areas))]);
      return showEdit(at, { typed, problems: new Map() }, newest?.number ?? 0);
    }),

    'POST /desk/waves/:id/edit': forOwn(async (at) => {
      const { visit, wave } = at;
      const typed = typedIn(visit.form);
      const { others } = await choicesFor(visit, wave.id);
      const plan = await read(typed, others);
      if (!plan.ok) return showEdit(at, { typed, problems: wordsFor(visit, plan.problem) }, afterOf(visit));
      const writing = { body: plan.value, after: afterOf(visit), isOffered: isOfferedBy(visit) };
      const written = await writePlan(db, wave, writing, doing(visit));
      if (written.ok) return goTo(visit, `/desk/waves/${wave.id}`);
      // Should somebody have been quicker, what they wrote is read on the wave's page, and sending once more puts this after it.
      const newest = (await readPapers(db, wave.id)).plans.at(-1)?.number ?? 0;
      return showEdit(at, { typed, problems: whole(visit, written.problem) }, newest);
    }),

    'GET /desk/waves/:id/decide': forOwn((at) => showDecide(at, 'plan')),
    'POST /desk/waves/:id/decide': decide('plan'),
    'POST /desk/waves/:id/pause': step('pause'),
    'POST /desk/waves/:id/resume': step('resume'),
    'POST /desk/waves/:id/close': step('close'),

    'POST /desk/waves/:id/forget': forOwn(async ({ visit, wave }) => {
      const actor = `staff:${visit.person.id}`;
      await db.transaction().execute((trx) => forgetExample(trx, wave.id, field(visit, 'words'), { actor }));
      publicHasChanged();
      return goTo(visit, `/desk/waves/${wave.id}`);
    }),

    'GET /desk/waves/:id/report': forOwn(async (at) => {
      const newest = at.papers.reports.at(-1);
      const typed = new Map(
        Object.entries(newest?.body ?? {}).flatMap(([part, texts]) =>
          Object.entries(texts as Record<string, string>).map(
            ([language, text]) => [`${part}.${language}`, text] as const,
          ),
        ),
      );
      return showReport(at, { typed, problems: new Map() }, newest?.number ?? 0);
    }),

    'POST /desk/waves/:id/report': forOwn(async (at) => {
      const { visit, wave } = at;
      const typed = typedIn(visit.form);
      const report = readReport(typed, languages);
      if (!report.ok) return showReport(at, { typed, problems: wordsFor(visit, report.problem) }, afterOf(visit));
      const writing = { body: report.value, after: afterOf(visit), isOffered: isOfferedBy(visit) };
      const written = await writeReport(db, wave, writing, doing(visit));
      if (written.ok) return goTo(visit, `/desk/waves/${wave.id}`);
      const newest = (await readPapers(db, wave.id)).reports.at(-1)?.number ?? 0;
      return showReport(at, { typed, problems: whole(visit, written.problem) }, newest);
    }),

    'GET /desk/waves/:id/report/decide': forOwn((at) => showDecide(at, 'report')),
    'POST /desk/waves/:id/report/decide': decide('report'),
  };
}
