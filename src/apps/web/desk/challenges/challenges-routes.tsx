import { findNames } from '#domains/desk';
import { listCodesWithin } from '#domains/geography';
import {
  answerChallenge,
  findAreaResult,
  findChallenge,
  findHeadings,
  findPublicVersions,
  findVersion,
  listShownChallenges,
  listVersions,
} from '#domains/mapping';
import type { AnswerDraft, AnsweredChallenge, AnswerProblem } from '#domains/mapping/core';
import type { Database } from '#platform/database';
import { figureOf } from '../../mapping/statistics.ts';
import type { Reader } from '../../shell/reader.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { RefusalPage } from '../frame/refusal-page.tsx';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import { type AnswerTrouble, ChallengeDeskPage } from './challenge-page.tsx';
import { ChallengesDeskPage, type SeenChallenge } from './challenges-page.tsx';

type ChallengesRoutes = Pick<
  DeskHandlers,
  'GET /desk/challenges' | 'GET /desk/challenges/:id' | 'POST /desk/challenges/:id'
>;

const mostListed = 500;
const nothingTyped: AnswerDraft = { outcome: '', words: '', correctedIn: '' };

/** What people say is wrong with figures. Whoever is limited to own areas sees and answers what is about those. */
export function challengesHandlers({ db, assets, now }: DeskParts): ChallengesRoutes {
  const missing = (visit: StaffVisit) =>
    respondAtDesk(visit, <RefusalPage visit={visit} assets={assets} refusal="not-there" />, 404);

  const show = async (visit: StaffVisit, challenge: AnsweredChallenge, typed: AnswerDraft, trouble?: AnswerTrouble) => {
    const [seen] = await withNames(db, [challenge]);
    if (seen === undefined) return missing(visit);
    const view = {
      challenge: seen,
      figure: await figureIn(db, visit.reader, challenge),
      corrections: (await findPublicVersions(db)).filter(({ id }) => id !== challenge.versionId),
      names: await findNames(db, [...new Set(challenge.answers.map(({ by }) => by))]),
    };
    const page = (
      <ChallengeDeskPage visit={visit} assets={assets} view={view} typed={typed} {...(trouble && { trouble })} />
    );
    return respondAtDesk(visit, page, trouble === undefined ? 200 : 422);
  };

  /** One that is shown, in the areas of whoever asks. */
  const forChallenge = (handler: (visit: StaffVisit, challenge: AnsweredChallenge) => Promise<Response>) =>
    forStaff(async (visit) => {
      const challenge = await findChallenge(db, visit.context.req.param('id') ?? '');
      const isOpen = challenge?.state === 'shown' && (await withinOwn(db, visit, [challenge])).length > 0;
      return challenge !== null && isOpen ? handler(visit, challenge) : missing(visit);
    });

  return {
    'GET /desk/challenges': forStaff(async (visit) => {
      const once = (await listVersions(db)).filter(
        ({ publishedAt, status }) => publishedAt !== null && status !== 'withdrawn',
      );
      const asked = { versions: once.map(({ id }) => id), areaCode: null, most: mostListed };
      const challenges = await withNames(db, await withinOwn(db, visit, await listShownChallenges(db, asked)));
      return respondAtDesk(visit, <ChallengesDeskPage visit={visit} assets={assets} challenges={challenges} />);
    }),

    'GET /desk/challenges/:id': forChallenge((visit, challenge) => show(visit, challenge, nothingTyped)),

    'POST /desk/challenges/:id': forChallenge(async (visit, challenge) => {
      const draft = {
        outcome: field(visit, 'outcome'),
        words: field(visit, 'words'),
        correctedIn: field(visit, 'corrected-in'),
      };
      const doing = { by: visit.person.id, now: now() };
      const answered = await db.transaction().execute((trx) => answerChallenge(trx, challenge.id, draft, doing));
      if (answered.ok) return goTo(visit, `/desk/challenges/${challenge.id}`);
      return show(visit, challenge, draft, explain(visit.reader, answered.problem));
    }),
  };
}

async function withinOwn(
  db: Database,
  { person }: StaffVisit,
  challenges: readonly AnsweredChallenge[],
): Promise<readonly AnsweredChallenge[]> {
  if (person.areas.length === 0) return challenges;
  const headings = await findHeadings(db, [...new Set(challenges.map(({ versionId }) => versionId))]);
  const own = new Map<string, ReadonlySet<string>>();
  for (const { id, vintage } of headings) own.set(id, new Set(await listCodesWithin(db, vintage, person.areas)));
  return challenges.filter(({ versionId, areaCode }) => own.get(versionId)?.has(areaCode) === true);
}

async function withNames(db: Database, challenges: readonly AnsweredChallenge[]): Promise<readonly SeenChallenge[]> {
  const seen: SeenChallenge[] = [];
  for (const challenge of challenges) {
    const stored = await findVersion(db, challenge.versionId);
    const area = await findAreaResult(db, challenge.versionId, challenge.areaCode);
    const figure = stored?.version.indicators.find(({ id }) => id === challenge.indicator);
    seen.push({
      ...challenge,
      areaName: area?.name ?? challenge.areaCode,
      mapTitle: stored?.version.title ?? challenge.versionId,
      figureTitle: figure?.title ?? null,
    });
  }
  return seen;
}

async function figureIn(db: Database, reader: Reader, { versionId, areaCode, indicator }: AnsweredChallenge) {
  const stored = await findVersion(db, versionId);
  const at = stored?.version.indicators.findIndex(({ id }) => id === indicator) ?? -1;
  const value = at < 0 ? null : ((await findAreaResult(db, versionId, areaCode))?.raw[at] ?? null);
  const unit = stored?.sources?.columns.find((column) => column.indicator === indicator)?.unit ?? null;
  return value === null ? null : figureOf(reader, value, unit);
}

function explain({ t }: Reader, problem: AnswerProblem | { readonly kind: 'gone' }): AnswerTrouble {
  switch (problem.kind) {
    case 'words': {
      const by = problem.problem.kind === 'too-long' ? problem.problem.by : 0;
      return { field: 'words', text: t(`desk.challenges.problem.${problem.problem.kind}`, { count: by }) };
    }
    case 'no-outcome':
      return { field: 'outcome', text: t('desk.challenges.problem.no-outcome') };
    case 'not-corrected':
      return { field: 'corrected-in', text: t('desk.challenges.problem.not-corrected') };
    default:
      return { field: 'all', text: t(`desk.challenges.problem.${problem.kind}`) };
  }
}
