import { randomInt } from 'node:crypto';
import { findNames } from '#domains/desk';
import {
  addAssessor,
  addPartner,
  agreeSettled,
  assignAreas,
  assignByHand,
  beginRound,
  changeQuestions,
  closeRound,
  decideFindings,
  findRound,
  isSettleReason,
  listFindings,
  listPublicFindings,
  listRounds,
  listShownNotes,
  offerFindings,
  openRound,
  proposeSettled,
  readFigures,
  renewLink,
  tickTask,
  viewRound,
  withdrawFindings,
} from '#domains/fieldwork';
import {
  isKindOfPartner,
  isRoleOfPartner,
  isTask,
  type QuestionProblem,
  type Rating,
  type Round,
  readDay,
  readQuestion,
  readTitle,
} from '#domains/fieldwork/core';
import { findArea, listAreas } from '#domains/geography';
import { findProtectedWord } from '#domains/mapping/core';
import { missingRequirements } from '#domains/readiness';
import { calendarFile, calendarType } from '#foundations/calendar';
import type { Database } from '#platform/database';
import { isBeforeElection } from '../../../worker/flows/before-election.ts';
import { dayIn, withdrawWholePartner } from '../../../worker/flows/field-forms.ts';
import { areasOfRound, findingsOf } from '../../../worker/flows/round-findings.ts';
import { bringToWorkbench, tableOfRound } from '../../../worker/flows/round-indicator.ts';
import type { DeskRoute } from '../frame/access.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { RefusalPage } from '../frame/refusal-page.tsx';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import { spotsOf } from '../pictures/spots-of.ts';
import { addressOfTitle } from '../waves/address-of-title.ts';
import { findPlaces } from '../waves/find-places.ts';
import { coveragePicture } from './coverage-picture.ts';
import { FiguresPage } from './figures-page.tsx';
import { FindingsDeskPage } from './findings-desk-page.tsx';
import { PartnersPage } from './partners-page.tsx';
import { QuestionsPage } from './questions-page.tsx';
import { RoundPage } from './round-page.tsx';
import { RoundsPage, type TypedRound } from './rounds-page.tsx';

type FieldworkRoutes = Pick<DeskHandlers, Extract<DeskRoute, `${string} /desk/fieldwork${string}`>>;

/** The three-month mapping project, as its coordinators see it. */
export function fieldworkHandlers({ db, assets, publicUrl, now, publicHasChanged }: DeskParts): FieldworkRoutes {
  const doing = ({ person }: StaffVisit) => ({ actor: `staff:${person.id}`, now: now() });
  const missing = (visit: StaffVisit) =>
    respondAtDesk(visit, <RefusalPage visit={visit} assets={assets} refusal="not-there" />, 404);
  const explain = ({ reader }: StaffVisit, problem: string) => reader.t(`desk.fieldwork.problem.${problem}`);

  /** A handler of one round, which has to be there. */
  const forRound = (handler: (visit: StaffVisit, round: Round) => Promise<Response>) =>
    forStaff(async (visit) => {
      const round = await findRound(db, visit.context.req.param('id') ?? '');
      return round === null ? missing(visit) : handler(visit, round);
    });

  /** Does something to a round, and goes to one of its pages, or shows that page with what is wrong. */
  const act = (
    page: '' | '/partners' | '/figures' | '/findings',
    action: (visit: StaffVisit, round: Round) => Promise<{ ok: true } | { ok: false; problem: string }>,
  ) =>
    forRound(async (visit, round) => {
      const done = await action(visit, round);
      if (done.ok) return goTo(visit, `/desk/fieldwork/${round.id}${page}`);
      const problem = explain(visit, done.problem);
      const fresh = (await findRound(db, round.id)) ?? round;
      if (page === '/partners') return showPartners(visit, fresh, { problem });
      if (page === '/figures') return showFigures(visit, fresh, problem);
      return page === '/findings' ? showFindings(visit, fresh, problem) : showRound(visit, fresh, problem);
    });

  const namesIn = async (round: Round) => {
    const names = new Map((await areasOfRound(db, round)).map(({ code, name }) => [code, name]));
    return (code: string) => names.get(code) ?? code;
  };

  async function showRounds(
    visit: StaffVisit,
    typed: TypedRound,
    problem: { field: string; text: string } | null,
  ): Promise<Response> {
    const shown = new Set((await listPublicFindings(db)).map(({ roundId }) => roundId));
    const rounds = (await listRounds(db)).map((round) => ({ ...round, isShown: shown.has(round.id) }));
    const page = <RoundsPage {...{ visit, assets, rounds, typed, problem }} />;
    return respondAtDesk(visit, page, problem === null ? 200 : 422);
  }

  async function showRound(visit: StaffVisit, round: Round, problem: string | null): Promise<Response> {
    const view = await viewRound(db, round, dayIn(now()));
    const spots = await spotsOf(db, round.vintage);
    const ticked = view.milestones.flatMap(({ tasks }) =>
      tasks.flatMap(({ done }) => (done === null ? [] : [done.by])),
    );
    const names = await findNames(db, [...new Set(ticked.map((by) => by.replace('staff:', '')))]);
    const page = (
      <RoundPage {...{ visit, assets, view, names, problem }} picture={spots} areaName={await namesIn(round)} />
    );
    return respondAtDesk(visit, page, problem === null ? 200 : 422);
  }

  async function showPartners(
    visit: StaffVisit,
    round: Round,
    {
      problem = null,
      link = null,
    }: { problem?: string | null; link?: { partner: string; label: string; address: string } | null },
  ): Promise<Response> {
    const view = await viewRound(db, round, dayIn(now()));
    const typed = { name: field(visit, 'name'), mail: field(visit, 'mail') };
    const areaName = await namesIn(round);
    const page = <PartnersPage {...{ visit, assets, view, areaName, link, typed, problem }} />;
    return respondAtDesk(visit, page, problem === null ? 200 : 422);
  }

  async function showFigures(visit: StaffVisit, round: Round, problem: string | null): Promise<Response> {
    const figures = await readFigures(db, round, await areasOfRound(db, round));
    const { partners } = await viewRound(db, round, dayIn(now()));
    const nameOf = new Map(partners.map(({ id, name }) => [id, name]));
    const page = (
      <FiguresPage
        {...{ visit, assets, round, figures, problem }}
        notes={await listShownNotes(db, round.id)}
        partnerName={(id) => nameOf.get(id) ?? id}
        areaName={await namesIn(round)}
      />
    );
    return respondAtDesk(visit, page, problem === null ? 200 : 422);
  }

  async function showFindings(visit: StaffVisit, round: Round, problem: string | null): Promise<Response> {
    const all = await listFindings(db, round.id);
    const names = await findNames(db, [...new Set(all.map(({ offeredBy }) => offeredBy.replace('staff:', '')))]);
    const body = await findingsOf(db, round, dayIn(now()));
    const page = <FindingsDeskPage {...{ visit, assets, round, all, names, problem }} now={body} />;
    return respondAtDesk(visit, page, problem === null ? 200 : 422);
  }

  /** Whether anything new may be shown to the public now. */
  const isReady = async () =>
    (await missingRequirements(db, now())).length === 0 && !(await isBeforeElection(db, now()));

  const showLink = async (visit: StaffVisit, round: Round, of: { partnerId: string; label: string; token: string }) => {
    const { partners } = await viewRound(db, round, dayIn(now()));
    const partner = partners.find(({ id }) => id === of.partnerId);
    const prefix = partner === undefined || partner.language === 'en' ? '' : `/${partner.language}`;
    const address = `${publicUrl}${prefix}/fieldwork/enter/${of.token}`;
    return showPartners(visit, round, { link: { partner: partner?.name ?? '', label: of.label, address } });
  };

  return {
    'GET /desk/fieldwork': forStaff((visit) =>
      showRounds(visit, { title: '', areas: '', beginsOn: dayIn(now()) }, null),
    ),

    'POST /desk/fieldwork': forStaff(async (visit) => {
      const typed = { title: field(visit, 'title'), areas: field(visit, 'areas'), beginsOn: field(visit, 'begins') };
      const refuse = (name: string, problem: string) =>
        showRounds(visit, typed, { field: name, text: explain(visit, problem) });
      const title = readTitle(typed.title);
      if (!title.ok) return refuse('title', title.problem);
      const day = readDay(typed.beginsOn);
      if (!day.ok) return refuse('begins', day.problem);
      const codes = await codesOf(db, typed.areas);
      if (codes === null) return refuse('areas', 'unknown-area');
      const vintage = (await findArea(db, codes[0] ?? ''))?.vintage;
      if (vintage === undefined) return refuse('areas', 'no-areas');
      const known = new Set((await listAreas(db, vintage)).map(({ code }) => code));
      if (!codes.every((code) => known.has(code))) return refuse('areas', 'mixed-areas');
      const slug = addressOfTitle(title.value);
      if (slug === '') return refuse('title', 'no-address');
      const round = { title: title.value, slug, vintage, areas: codes, beginsOn: day.value };
      const begun = await db.transaction().execute((trx) => beginRound(trx, round, doing(visit)));
      if (begun.ok) return goTo(visit, `/desk/fieldwork/${begun.value}`);
      return refuse(begun.problem === 'taken' ? 'title' : 'areas', begun.problem);
    }),

    'GET /desk/fieldwork/:id': forRound((visit, round) => showRound(visit, round, null)),

    'GET /desk/fieldwork/:id/coverage.svg': forRound(async (visit, round) => {
      const spots = await spotsOf(db, round.vintage);
      if (spots === null) return missing(visit);
      const { coverage } = await viewRound(db, round, dayIn(now()));
      visit.context.header('content-type', 'image/svg+xml');
      visit.context.header('cache-control', 'private, no-store');
      return visit.context.body(coveragePicture(spots, coverage));
    }),

    'GET /desk/fieldwork/:id/plan.ics': forRound(async (visit, round) => {
      const { milestones } = await viewRound(db, round, dayIn(now()));
      const next = milestones.find(({ standing }) => standing === 'due' || standing === 'late') ?? milestones[0];
      if (next === undefined) return missing(visit);
      const moment = {
        ...{ uid: `${round.id}-${next.id}@${new URL(publicUrl).hostname}`, sequence: 0, changedAt: now() },
        ...{ startsAt: new Date(`${next.to}T09:00:00Z`), minutes: 30, isCancelled: false },
        title: visit.reader.t('desk.fieldwork.calendar.title'),
        note: visit.reader.t('desk.fieldwork.calendar.note', {
          part: visit.reader.t(`desk.fieldwork.milestone.${next.id}`),
          title: round.title,
        }),
        address: `${publicUrl}/desk/fieldwork/${round.id}`,
      };
      visit.context.header('content-type', calendarType(moment));
      visit.context.header('content-disposition', 'attachment; filename="plan.ics"');
      visit.context.header('cache-control', 'private, no-store');
      return visit.context.body(calendarFile(moment));
    }),

    'POST /desk/fieldwork/:id/tasks': act('', async (visit, round) => {
      const task = field(visit, 'task');
      if (!isTask(task)) return { ok: false, problem: 'gone' };
      const ticked = { task, isDone: field(visit, 'done') === 'yes', on: dayIn(now()) };
      await db.transaction().execute((trx) => tickTask(trx, round.id, ticked, doing(visit)));
      return { ok: true };
    }),
    'POST /desk/fieldwork/:id/open': act('', (visit, round) =>
      db.transaction().execute((trx) => openRound(trx, round.id, doing(visit))),
    ),
    'POST /desk/fieldwork/:id/close': act('', (visit, round) =>
      db.transaction().execute((trx) => closeRound(trx, round.id, doing(visit))),
    ),

    'GET /desk/fieldwork/:id/partners': forRound((visit, round) => showPartners(visit, round, {})),
    'POST /desk/fieldwork/:id/partners': act('/partners', async (visit, round) => {
      const kind = field(visit, 'kind');
      const role = field(visit, 'role');
      if (!isKindOfPartner(kind) || !isRoleOfPartner(role)) return { ok: false, problem: 'gone' };
      const language = visit.reader.languages.find(({ tag }) => tag === field(visit, 'language'))?.tag ?? 'en';
      const partner = { name: field(visit, 'name'), kind, role, mail: field(visit, 'mail'), language };
      return db.transaction().execute((trx) => addPartner(trx, round.id, partner, doing(visit)));
    }),
    'POST /desk/fieldwork/:id/partners/:partner/assessors': forRound(async (visit, round) => {
      const partnerId = visit.context.req.param('partner') ?? '';
      const added = await db.transaction().execute((trx) => addAssessor(trx, round.id, partnerId, doing(visit)));
      if (!added.ok) return showPartners(visit, round, { problem: explain(visit, added.problem) });
      return showLink(visit, round, { partnerId, ...added.value });
    }),
    'POST /desk/fieldwork/:id/assessors/:assessor/link': forRound(async (visit, round) => {
      const id = visit.context.req.param('assessor') ?? '';
      const { assessors } = await viewRound(db, round, dayIn(now()));
      const assessor = assessors.find((one) => one.id === id);
      const renewed = await db.transaction().execute((trx) => renewLink(trx, round.id, id, doing(visit)));
      if (!renewed.ok || assessor === undefined) return showPartners(visit, round, { problem: explain(visit, 'gone') });
      return showLink(visit, round, { ...assessor, token: renewed.value.token });
    }),
    'POST /desk/fieldwork/:id/partners/:partner/withdraw': act('/partners', async (visit, round) => {
      const id = visit.context.req.param('partner') ?? '';
      const { assessors } = await viewRound(db, round, dayIn(now()));
      const assessorIds = assessors.filter(({ partnerId }) => partnerId === id).map((one) => one.id);
      return withdrawWholePartner(db, round.id, { id, assessorIds }, doing(visit));
    }),
    'POST /desk/fieldwork/:id/assign': act('/partners', (visit, round) =>
      db.transaction().execute((trx) => assignAreas(trx, round.id, { seed: randomInt(2 ** 31) }, doing(visit))),
    ),

    'POST /desk/fieldwork/:id/assign/by-hand': act('/partners', (visit, round) => {
      const given = { areaCode: field(visit, 'area'), assessorId: field(visit, 'assessor') };
      return db.transaction().execute((trx) => assignByHand(trx, round.id, given, doing(visit)));
    }),

    'GET /desk/fieldwork/:id/questions': forRound((visit, round) =>
      Promise.resolve(respondAtDesk(visit, <QuestionsPage {...{ visit, assets, round }} problem={null} />)),
    ),
    'POST /desk/fieldwork/:id/questions': forRound(async (visit, round) => {
      const refuse = (problem: { field: string; text: string }) =>
        respondAtDesk(visit, <QuestionsPage {...{ visit, assets, round, problem }} />, 422);
      const drop = field(visit, 'drop');
      const kept = round.questions.filter(({ id }) => id !== drop);
      const read = drop === '' ? readTypedQuestion(visit, round) : null;
      if (read !== null && !read.ok)
        return refuse({ field: read.problem.field, text: questionWords(visit, read.problem) });
      const questions = read === null ? kept : [...kept, read.value];
      const done = await db.transaction().execute((trx) => changeQuestions(trx, round.id, questions, doing(visit)));
      if (done.ok) return goTo(visit, `/desk/fieldwork/${round.id}/questions`);
      return refuse({ field: '', text: explain(visit, done.problem) });
    }),

    'GET /desk/fieldwork/:id/figures': forRound((visit, round) => showFigures(visit, round, null)),
    'POST /desk/fieldwork/:id/settle': act('/figures', async (visit, round) => {
      const [reason, rating] = [field(visit, 'reason'), Number(field(visit, 'rating'))];
      if (!isSettleReason(reason) || ![1, 2, 3, 4, 5].includes(rating)) return { ok: false, problem: 'gone' };
      const settled = {
        question: field(visit, 'question'),
        areaCode: field(visit, 'area'),
        rating: rating as Rating,
        reason,
      };
      return db.transaction().execute((trx) => proposeSettled(trx, round.id, settled, doing(visit)));
    }),
    'POST /desk/fieldwork/:id/settle/agree': act('/figures', (visit, round) => {
      const about = { question: field(visit, 'question'), areaCode: field(visit, 'area') };
      return db.transaction().execute((trx) => agreeSettled(trx, round.id, about, doing(visit)));
    }),
    'GET /desk/fieldwork/:id/indicator.csv': forRound(async (visit, round) => {
      const table = await tableOfRound(db, round);
      if (table === null) return showFigures(visit, round, explain(visit, 'nothing-to-use'));
      visit.context.header('content-type', 'text/csv; charset=utf-8');
      visit.context.header('content-disposition', `attachment; filename="fieldwork-${round.slug}-internal.csv"`);
      visit.context.header('cache-control', 'private, no-store');
      return visit.context.body(table.csv);
    }),
    'POST /desk/fieldwork/:id/workbench': forRound(async (visit, round) => {
      const begun = await bringToWorkbench(db, round, doing(visit));
      if (begun.ok) return goTo(visit, `/desk/workbench/${begun.value}`);
      return showFigures(visit, round, explain(visit, begun.problem.kind));
    }),

    'GET /desk/fieldwork/:id/findings': forRound((visit, round) => showFindings(visit, round, null)),
    'POST /desk/fieldwork/:id/findings': act('/findings', async (visit, round) => {
      const body = await findingsOf(db, round, dayIn(now()));
      return db.transaction().execute((trx) => offerFindings(trx, round.id, body, doing(visit)));
    }),
    'POST /desk/fieldwork/:id/findings/decide': act('/findings', async (visit, round) => {
      const verdict = field(visit, 'verdict') === 'public' ? 'public' : 'sent-back';
      const wish = { verdict, isReady: await isReady() } as const;
      const decided = await db.transaction().execute((trx) => decideFindings(trx, round.id, wish, doing(visit)));
      if (decided.ok) publicHasChanged();
      return decided;
    }),
    'POST /desk/fieldwork/:id/findings/withdraw': act('/findings', async (visit, round) => {
      const done = await db.transaction().execute((trx) => withdrawFindings(trx, round.id, doing(visit)));
      if (done.ok) publicHasChanged();
      return done;
    }),
  };
}

/** Codes or names of local authorities, with lines, commas or semicolons between; null where one is not known. */
async function codesOf(db: Database, typed: string): Promise<readonly string[] | null> {
  return findPlaces(db, typed.replaceAll(/,\s*(?=[EWSN]\d{8}\b)/gi, ';'));
}

function readTypedQuestion(visit: StaffVisit, round: Round) {
  const typed = {
    ...{ id: field(visit, 'id').trim(), theme: field(visit, 'theme'), direction: field(visit, 'direction') },
    ...{ title: field(visit, 'title'), anchors: [1, 2, 3, 4, 5].map((step) => field(visit, `anchor${step}`)) },
  };
  const taken = round.questions.map(({ id }) => id);
  return readQuestion(typed, taken, findProtectedWord);
}

function questionWords({ reader: { t } }: StaffVisit, problem: QuestionProblem): string {
  if (problem.kind !== 'names-who-people-are') return t(`desk.fieldwork.question.problem.${problem.kind}`);
  return t('desk.fieldwork.question.problem.names-who-people-are', { word: problem.word });
}
