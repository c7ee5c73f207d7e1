import {
  decideAnswer,
  findClaim,
  findSourceText,
  keepSourceText,
  readAnswers,
  type StoredClaim,
  writeAnswer,
} from '#domains/straight-talk';
import type { AnswerBody, AnswerPapers, Source } from '#domains/straight-talk/core';
import { approvedOf, openOf } from '#foundations/paper';
import { presentable } from '#foundations/text';
import type { Transaction } from '#platform/database';
import { publishingRules } from '../../../worker/flows/organise-waves.ts';
import { namesOf } from '../frame/names-of.ts';
import { type DeskHandlers, type DeskParts, forStaff, type Handler } from '../frame/parts.ts';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import { AnswerPage, type AnswerView } from './answer-page.tsx';
import { type ClaimsDesk, ClaimsDeskPage } from './claims-frame.tsx';
import { DecideAnswerPage, type Deciding } from './decide-page.tsx';
import { problemWords, type TypedAnswer, type TypedSource, typedIn, typedOf } from './typed-answer.ts';

type AnswerRoutes = Pick<
  DeskHandlers,
  Extract<keyof DeskHandlers, `${string} /desk/claims/${'sources/:sha256' | `:id/answers${string}`}`>
>;

interface AtAnswer {
  readonly visit: StaffVisit;
  readonly claim: StoredClaim;
  readonly answers: AnswerPapers;
  readonly language: string;
}

/** Writing an answer, translating it, and deciding on what somebody else wrote. */
export function answerHandlers(parts: DeskParts): AnswerRoutes {
  const { db, assets, catalogue, now, publicHasChanged } = parts;
  const languages = catalogue.languages.map(({ tag }) => tag);
  const doing = ({ person }: StaffVisit) => ({ actor: `staff:${person.id}`, now: now() });

  async function deskFor(visit: StaffVisit, actors: readonly (string | undefined)[]): Promise<ClaimsDesk> {
    const known = actors.filter((actor) => actor !== undefined);
    return { visit, assets, now: now(), names: await namesOf(db, known, visit.reader) };
  }

  /** The answer to a claim in a language that the site speaks; 404 for any other, and before the claim is put into words. */
  const at = (show: (at: AtAnswer) => Response | Promise<Response>): Handler =>
    forStaff(async (visit) => {
      const claim = await findClaim(db, visit.context.req.param('id') ?? '');
      const language = visit.context.req.param('language') ?? '';
      if (claim?.worded == null || claim.state === 'private' || !languages.includes(language)) return notThere(visit);
      return show({ visit, claim, language, answers: await readAnswers(db, claim.id, claim.worded.original) });
    });

  async function notThere(visit: StaffVisit) {
    const title = visit.reader.t('desk.claims.gone');
    const page = (
      <ClaimsDeskPage desk={await deskFor(visit, [])} title={title}>
        <h1>{title}</h1>
      </ClaimsDeskPage>
    );
    return respondAtDesk(visit, page, 404);
  }

  const papersAt = ({ answers, language }: AtAnswer) => answers.byLanguage.get(language) ?? [];
  const originalOf = ({ answers, language }: AtAnswer) =>
    language === answers.original ? null : approvedOf(answers.byLanguage.get(answers.original) ?? []);

  async function showEditor(here: AtAnswer, form: Pick<AnswerView, 'typed' | 'after' | 'problems'>) {
    const { visit, claim, answers, language } = here;
    const original = originalOf(here);
    if (language !== answers.original && original === null) return goTo(visit, `/desk/claims/${claim.id}`);
    const papers = papersAt(here);
    const view: AnswerView = {
      ...{ claimId: claim.id, language, original: original?.body ?? null, papers, ...form },
      wasPublic: original === null && approvedOf(papers) !== null,
    };
    const desk = await deskFor(
      visit,
      papers.map(({ decision }) => decision?.by),
    );
    return respondAtDesk(visit, <AnswerPage desk={desk} view={view} />, form.problems.size > 0 ? 422 : 200);
  }

  async function showDecision(here: AtAnswer, form: Pick<Deciding, 'note' | 'interest' | 'problem'>) {
    const { visit, claim, language } = here;
    const { t } = visit.reader;
    const papers = papersAt(here);
    const open = openOf(papers);
    const paper = open?.isOffered === true ? open : null;
    const { missing } = await publishingRules(db, now());
    const view: Deciding = {
      ...{ claimId: claim.id, language, paper, current: approvedOf(papers), original: originalOf(here), ...form },
      obstacles: missing.length === 0 ? [] : [t('desk.claims.problem.not-ready')],
    };
    const desk = await deskFor(visit, [paper?.writtenBy]);
    return respondAtDesk(visit, <DecideAnswerPage desk={desk} view={view} />, form.problem === null ? 200 : 422);
  }

  return {
    'GET /desk/claims/:id/answers/:language': at((here) => {
      const papers = papersAt(here);
      const newest = papers.at(-1);
      const isDraft = newest !== undefined && newest.decision?.outcome !== 'approved';
      const typed = typedOf(newest?.body ?? null, isDraft);
      return showEditor(here, { typed, after: newest?.number ?? 0, problems: new Map() });
    }),

    'POST /desk/claims/:id/answers/:language': at(async (here) => {
      const { visit, claim, language } = here;
      const typed = typedIn(visit);
      const after = Number.parseInt(field(visit, 'after'), 10) || 0;
      const original = originalOf(here)?.body ?? null;
      const written = await db.transaction().execute(async (trx) => {
        const body = await bodyOf(trx, typed, original);
        const isOffered = field(visit, 'offer') === 'yes';
        return writeAnswer(trx, claim.id, { language, body, interest: typed.interest, after, isOffered }, doing(visit));
      });
      if (written.ok) return goTo(visit, `/desk/claims/${claim.id}`);
      const { problem } = written;
      const problems =
        problem.kind === 'answer'
          ? problemWords(visit.reader, problem.problems)
          : new Map([['all', visit.reader.t(`desk.claims.problem.${problem.kind}`)]]);
      // Should somebody have been quicker, what is typed goes after theirs when it is sent once more.
      const newest = problem.kind === 'changed-since' ? (papersAt(here).at(-1)?.number ?? 0) : after;
      return showEditor(here, { typed, after: newest, problems });
    }),

    'GET /desk/claims/:id/answers/:language/decide': at((here) =>
      showDecision(here, { note: '', interest: '', problem: null }),
    ),

    'POST /desk/claims/:id/answers/:language/decide': at(async (here) => {
      const { visit, claim, language } = here;
      const [note, interest, verdict] = [field(visit, 'note'), field(visit, 'interest'), field(visit, 'verdict')];
      const again = (key: string, where: 'note' | 'all' = 'all') =>
        showDecision(here, { note, interest, problem: { field: where, text: visit.reader.t(key) } });
      if (verdict !== 'approved' && verdict !== 'sent-back') return again('desk.problem.no-verdict');
      const { missing } = await publishingRules(db, now());
      const decision = { language, number: Number(field(visit, 'number')), verdict, note, interest } as const;
      const decided = await db
        .transaction()
        .execute((trx) => decideAnswer(trx, claim.id, { ...decision, isReady: missing.length === 0 }, doing(visit)));
      if (!decided.ok) {
        const isNote = decided.problem === 'no-note' || decided.problem === 'note-too-long';
        return again(`desk.claims.problem.${decided.problem}`, isNote ? 'note' : 'all');
      }
      publicHasChanged();
      return goTo(visit, `/desk/claims/${claim.id}`);
    }),

    'GET /desk/claims/sources/:sha256': forStaff(async (visit) => {
      const { context } = visit;
      const words = await findSourceText(db, context.req.param('sha256') ?? '');
      return words === null ? notThere(visit) : context.text(words);
    }),
  };
}

/** What was typed, with the texts of its sources kept. A translation has the verdict and the sources of its original. */
async function bodyOf(trx: Transaction, typed: TypedAnswer, original: AnswerBody | null): Promise<AnswerBody> {
  const texts = Object.fromEntries(
    Object.entries(typed.texts).map(([part, text]) => [part, presentable(text)]),
  ) as TypedAnswer['texts'];
  if (original !== null) return { ...texts, verdict: original.verdict, sources: original.sources };
  const sources: Source[] = [];
  for (const source of typed.sources) sources.push(await keptSource(trx, source));
  return { ...texts, verdict: typed.verdict, sources };
}

async function keptSource(trx: Transaction, { title, address, date, takenOn, sha256, text }: TypedSource) {
  const words = presentable(text);
  const hash = words === '' ? sha256 : await keepSourceText(trx, words);
  return { title: presentable(title), address, date, copy: { sha256: hash, takenOn } };
}
