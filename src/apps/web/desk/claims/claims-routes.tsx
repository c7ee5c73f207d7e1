import {
  askForAnswer,
  closeClaim,
  confirmClaim,
  countCopies,
  findClaim,
  freeClaim,
  holdAsPrivate,
  type KeptWords,
  leaveClaim,
  listWords,
  mergeClaim,
  readAnswers,
  readHelped,
  readQueue,
  reopenClaim,
  type StoredClaim,
  settleAsked,
  splitRumour,
  takeClaim,
  wordClaim,
} from '#domains/straight-talk';
import {
  defanged,
  type HelpedFigures,
  helpedFigures,
  isReasonToClose,
  isReasonToTakeBack,
  type Level,
} from '#domains/straight-talk/core';
import { approvedOf } from '#foundations/paper';
import type { Result } from '#foundations/result';
import type { Transaction } from '#platform/database';
import { noticeWords } from '../../../worker/flows/notice-words.ts';
import { namesOf } from '../frame/names-of.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import { answerHandlers } from './answer-routes.tsx';
import { ClaimPage, type ClaimView, type TypedWording } from './claim-page.tsx';
import { type ClaimsDesk, ClaimsDeskPage, takenBy } from './claims-frame.tsx';
import { ClaimsQueuePage } from './queue-page.tsx';

type ClaimsRoutes = Pick<DeskHandlers, Extract<keyof DeskHandlers, `${string} /desk/claims${string}`>>;

/** A checker reads this many copies, and of each so much: the rest says the same. */
const mostCopiesShown = 10;
const longestShown = 3000;

export const doingOf = (visit: StaffVisit, now: Date) => ({ actor: `staff:${visit.person.id}`, now });

/** What checkers do with rumours: look at what was sent, put it into words, answer it. */
export function claimsHandlers(parts: DeskParts): ClaimsRoutes {
  const { db, assets, catalogue, slurs, rumourKeys, now, publicHasChanged } = parts;
  const languages = catalogue.languages.map(({ tag }) => tag);

  async function deskFor(visit: StaffVisit, actors: readonly (string | null | undefined)[]): Promise<ClaimsDesk> {
    const known = actors.filter((actor) => typeof actor === 'string');
    return { visit, assets, now: now(), names: await namesOf(db, known, visit.reader) };
  }

  async function noSuchClaim(visit: StaffVisit) {
    const { t } = visit.reader;
    const page = (
      <ClaimsDeskPage desk={await deskFor(visit, [])} title={t('desk.claims.gone')}>
        <h1>{t('desk.claims.gone')}</h1>
      </ClaimsDeskPage>
    );
    return respondAtDesk(visit, page, 404);
  }

  async function viewOf(visit: StaffVisit, claim: StoredClaim): Promise<ClaimView> {
    const { worded, id } = claim;
    const answers = worded === null ? null : await readAnswers(db, id, worded.original);
    const helped = new Map<string, HelpedFigures>();
    for (const [language, papers] of answers?.byLanguage ?? [])
      if (approvedOf(papers) !== null) helped.set(language, helpedFigures(await readHelped(db, id, language)));
    const isMine = takenBy(claim, now()) === `staff:${visit.person.id}`;
    const words = isMine ? together(await listWords(db, id)) : null;
    const name = answers?.byLanguage.get(answers.original)?.findLast(({ body }) => body.claim !== '')?.body.claim;
    return {
      claim,
      name: name ?? null,
      ...(await countCopies(db, id)),
      answers,
      helped,
      words:
        words?.slice(0, mostCopiesShown).map((kept) => ({ ...kept, ...passageOf(kept.words, kept.language) })) ?? null,
      moreWords: Math.max(0, (words?.length ?? 0) - mostCopiesShown),
      languages,
    };
  }

  function passageOf(words: string, language: string) {
    const text = defanged(words.slice(0, longestShown).toWellFormed());
    const { spans } = noticeWords(text, language, slurs);
    return {
      passage: { text, language: language === 'und' ? null : language, spans },
      isCut: words.length > longestShown,
    };
  }

  async function showClaim(
    visit: StaffVisit,
    shown: { readonly problem?: string; readonly typed?: TypedWording } = {},
  ) {
    const claim = await findClaim(db, visit.context.req.param('id') ?? '');
    if (claim === null) return noSuchClaim(visit);
    const desk = await deskFor(visit, [claim.taken?.by, claim.asked?.by]);
    const page = <ClaimPage desk={desk} view={await viewOf(visit, claim)} {...shown} />;
    return respondAtDesk(visit, page, shown.problem === undefined ? 200 : 422);
  }

  /** A form that does one thing with a claim, in one transaction: back to the claim, or there with what kept it from being done. */
  function step(
    act: (trx: Transaction, id: string, visit: StaffVisit) => Promise<Result<unknown, string>>,
    { changesPublic = false, to = (id: string) => `/desk/claims/${id}` } = {},
  ) {
    return forStaff(async (visit) => {
      const id = visit.context.req.param('id') ?? '';
      const done = await db.transaction().execute((trx) => act(trx, id, visit));
      if (!done.ok && done.problem === 'gone') return noSuchClaim(visit);
      if (!done.ok) return showClaim(visit, { problem: visit.reader.t(`desk.claims.problem.${done.problem}`) });
      if (changesPublic) publicHasChanged();
      return goTo(visit, to(id));
    });
  }

  const toQueue = { to: () => '/desk/claims' };
  const unchosen = { ok: false, problem: 'no-reason' } as const;

  return {
    ...answerHandlers(parts),
    'GET /desk/claims': forStaff(async (visit) => {
      const queue = await readQueue(db, now());
      const listed = [...queue.toAnswer, ...queue.toLookAt, ...queue.held, ...queue.answered];
      const desk = await deskFor(
        visit,
        listed.map(({ claim }) => claim.taken?.by),
      );
      return respondAtDesk(visit, <ClaimsQueuePage desk={desk} queue={queue} />);
    }),

    'GET /desk/claims/:id': forStaff((visit) => showClaim(visit)),
    'POST /desk/claims/:id/take': step((trx, id, visit) => takeClaim(trx, id, doingOf(visit, now()))),
    'POST /desk/claims/:id/leave': step((trx, id, visit) => leaveClaim(trx, id, doingOf(visit, now())), toQueue),
    'POST /desk/claims/:id/confirm': step((trx, id, visit) =>
      confirmClaim(trx, id, { suggested: Number(field(visit, 'suggested')) }, doingOf(visit, now())),
    ),
    'POST /desk/claims/:id/private': step((trx, id, visit) => holdAsPrivate(trx, id, doingOf(visit, now())), {
      changesPublic: true,
    }),
    'POST /desk/claims/:id/free': step((trx, id, visit) => freeClaim(trx, id, doingOf(visit, now())), {
      changesPublic: true,
    }),
    'POST /desk/claims/:id/close': step((trx, id, visit) => {
      const because = field(visit, 'because');
      return isReasonToClose(because) ? closeClaim(trx, id, because, doingOf(visit, now())) : Promise.resolve(unchosen);
    }, toQueue),
    'POST /desk/claims/:id/reopen': step((trx, id, visit) => reopenClaim(trx, id, doingOf(visit, now()))),
    'POST /desk/claims/:id/merge': step((trx, id, visit) => {
      const into = field(visit, 'into')
        .trim()
        .replace(/^.*\/claims\//, '');
      return mergeClaim(trx, id, { into }, doingOf(visit, now()));
    }, toQueue),
    'POST /desk/claims/:id/split': step((trx, id, visit) =>
      splitRumour(trx, rumourKeys, { claimId: id, rumourId: field(visit, 'rumour') }, doingOf(visit, now())),
    ),

    'POST /desk/claims/:id/word': forStaff(async (visit) => {
      const id = visit.context.req.param('id') ?? '';
      const typed: TypedWording = {
        slug: field(visit, 'slug').trim().toLowerCase(),
        original: field(visit, 'original'),
        violence: field(visit, 'violence'),
        harm: field(visit, 'harm'),
        checkability: field(visit, 'checkability'),
        seenElsewhere: field(visit, 'seenElsewhere'),
      };
      const refuse = (problem: string) =>
        showClaim(visit, { typed, problem: visit.reader.t(`desk.claims.problem.${problem}`) });
      const risk = {
        violence: levelOf(typed.violence),
        harm: levelOf(typed.harm),
        checkability: levelOf(typed.checkability),
      };
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(typed.slug) || reserved.includes(typed.slug)) return refuse('slug');
      if (!languages.includes(typed.original)) return refuse('no-reason');
      const words = { slug: typed.slug, original: typed.original, risk, seenElsewhere: typed.seenElsewhere };
      const worded = await db.transaction().execute((trx) => wordClaim(trx, id, words, doingOf(visit, now())));
      if (!worded.ok) return worded.problem === 'gone' ? noSuchClaim(visit) : refuse(worded.problem);
      publicHasChanged();
      return goTo(visit, `/desk/claims/${id}`);
    }),

    'POST /desk/claims/:id/take-back': step((trx, id, visit) => {
      const because = field(visit, 'because');
      if (field(visit, 'for') === 'restore') return askForAnswer(trx, id, { for: 'restore' }, doingOf(visit, now()));
      if (!isReasonToTakeBack(because)) return Promise.resolve(unchosen);
      return askForAnswer(trx, id, { for: 'take-back', because }, doingOf(visit, now()));
    }),
    'POST /desk/claims/:id/settle': step(
      (trx, id, visit) => settleAsked(trx, id, { agrees: field(visit, 'agrees') === 'yes' }, doingOf(visit, now())),
      { changesPublic: true },
    ),
  };
}

/** The same words once, with how often they came. */
function together(all: readonly KeptWords[]): readonly (KeptWords & { readonly times: number })[] {
  const bySaid = Map.groupBy(all, ({ words }) => words);
  return [...bySaid.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, times: others.length + 1 }],
  );
}

/** Addresses that the site has for itself. */
const reserved: readonly string[] = ['new', 'shared', 'corrections', 'feed'];

const levelOf = (text: string): Level => (/^[0-3]$/.test(text) ? (Number(text) as Level) : 0);
