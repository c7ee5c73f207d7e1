import type { Database } from '#platform/database';
import { agreementOn, isUsed, type QuestionAgreement } from '../core/figures/agreement.ts';
import { type AreaCoverage, coverageOf, type PartnerProgress, progressOf } from '../core/figures/coverage.ts';
import { estimateAreas, type QuestionEstimates, type RoundArea } from '../core/figures/estimate.ts';
import type { Assessment } from '../core/figures/rating.ts';
import { collection, type Milestone, timeline } from '../core/round/plan.ts';
import type { Assessor, Assignment, Partner, Round } from '../core/round/round.ts';
import { listAssessments, listSessions, type Session } from '../store/answers.ts';
import { listAssessors, listAssignments, listPartners } from '../store/people.ts';
import { listDone } from '../store/rounds.ts';
import { listSettled, type SettledRating } from '../store/settled.ts';

/** A round as its coordinator sees it, without what anybody said. */
export interface RoundView {
  readonly round: Round;
  readonly milestones: readonly Milestone[];
  readonly partners: readonly Partner[];
  readonly assessors: readonly Assessor[];
  readonly assignments: readonly Assignment[];
  readonly coverage: readonly AreaCoverage[];
  readonly progress: readonly PartnerProgress[];
}

export async function viewRound(db: Database, round: Round, today: string): Promise<RoundView> {
  const [partners, assessors, assignments] = await Promise.all([
    listPartners(db, round.id),
    listAssessors(db, round.id),
    listAssignments(db, round.id),
  ]);
  const said = await listAssessments(db, round.id);
  const sessions = await listSessions(db, round.id);
  const at = { today, collectUntil: collection(round.beginsOn).to };
  return {
    ...{ round, partners, assessors, assignments },
    milestones: timeline(round.beginsOn, today, await listDone(db, round.id)),
    coverage: coverageOf(round.areas, assignments, assessors, said, sessions, at),
    progress: progressOf(partners, assignments, assessors, said, at),
  };
}

/** What came out of a round so far. */
export interface RoundFigures {
  readonly assessments: readonly Assessment[];
  readonly sessions: readonly Session[];
  readonly settled: readonly SettledRating[];
  /** One for each question. */
  readonly agreement: readonly QuestionAgreement[];
  /** Of the questions that may be used, and on which a model can be fitted. */
  readonly estimates: readonly QuestionEstimates[];
}

/** So that the same answers give the same intervals: a round has one seed. */
const seedOf = ({ id }: Round): number => Number.parseInt(id.slice(0, 8), 16);

/** `areas` are those of the round, in its order, with what they lie in. */
export async function readFigures(db: Database, round: Round, areas: readonly RoundArea[]): Promise<RoundFigures> {
  const assessments = await listAssessments(db, round.id);
  const settled = await listSettled(db, round.id);
  const judged = round.questions.map((question) => ({
    question,
    agreement: agreementOn(question, assessments, seedOf(round)),
  }));
  const agreed = settled.filter(({ settledBy }) => settledBy !== null);
  const estimates = judged.flatMap(({ question, agreement }) => {
    if (!isUsed(agreement)) return [];
    const found = estimateAreas(question, areas, assessments, agreed);
    return found.ok ? [found.value] : [];
  });
  return {
    ...{ assessments, settled, estimates },
    sessions: await listSessions(db, round.id),
    agreement: judged.map(({ agreement }) => agreement),
  };
}
