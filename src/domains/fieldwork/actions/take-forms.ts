import { accept, type Result, refuse } from '#foundations/result';
import type { Database, Transaction } from '#platform/database';
import type { Assessment } from '../core/figures/rating.ts';
import {
  type AssessmentForm,
  type FieldForm,
  findFault,
  type SessionForm,
  type SyncOutcome,
} from '../core/forms/form.ts';
import { lastDay } from '../core/round/plan.ts';
import type { Assessor, Partner, Round } from '../core/round/round.ts';
import {
  findSubmission,
  insertSubmission,
  listAssessments,
  listSessions,
  type Session,
  storeAssessment,
  storeSession,
} from '../store/answers.ts';
import { findByLinkHash, listAssignments, listPartners } from '../store/people.ts';
import { findRound, holdRound } from '../store/rounds.ts';
import { hashOfLink } from './people.ts';

/** All that a link shows: its holder's areas and what they said of them. Nothing of anybody else. */
export interface AssessorView {
  readonly round: Round;
  readonly assessor: Assessor;
  readonly partner: Partner;
  /** Those that they rate. */
  readonly areas: readonly string[];
  /** Those of which they may tell what was said at a session. */
  readonly sessionAreas: readonly string[];
  readonly assessments: readonly Assessment[];
  readonly sessions: readonly Session[];
  /** Whether forms are taken in now. */
  readonly isOpen: boolean;
  readonly closesOn: string;
}

/** Whom a link is for; null for a link that nobody made, whose holder has withdrawn, or whose round is long over. */
export async function findAssessor(db: Database, token: string, today: string): Promise<AssessorView | null> {
  const found = await findByLinkHash(db, hashOfLink(token));
  const round = found === null ? null : await findRound(db, found.roundId);
  if (found === null || round === null) return null;
  const closesOn = lastDay(round.beginsOn);
  const partner = (await listPartners(db, round.id)).find(({ id }) => id === found.assessor.partnerId);
  if (partner === undefined || today > closesOn) return null;
  const areas = (await listAssignments(db, round.id, found.assessor.id)).map(({ areaCode }) => areaCode);
  return {
    ...{ round, assessor: found.assessor, partner, closesOn },
    areas,
    sessionAreas: partner.role === 'listen' ? round.areas : areas,
    assessments: await listAssessments(db, round.id, found.assessor.id),
    sessions: await listSessions(db, round.id, found.assessor.id),
    isOpen: round.state === 'open',
  };
}

/** Told of a note that came with a form, in the transaction that stores the form. An empty one takes the note back that came before. */
export type KeepNote = (
  trx: Transaction,
  note: { readonly roundId: string; readonly assessorId: string; readonly areaCode: string; readonly words: string },
) => Promise<void>;

/**
 * Takes forms in, each by itself: one that is refused or in conflict holds up none of the others. What has come before is known by the id of its sending
 * and is stored once, whatever happened to the answer. Withdrawn: the link opens nothing any more.
 */
export async function takeForms(
  db: Database,
  token: string,
  forms: readonly FieldForm[],
  { today, keepNote }: { readonly today: string; readonly keepNote: KeepNote },
): Promise<Result<readonly SyncOutcome[], 'withdrawn'>> {
  const outcomes: SyncOutcome[] = [];
  for (const form of forms) {
    const outcome = await db.transaction().execute((trx) => takeForm(trx, token, form, today, keepNote));
    if (outcome === null) return refuse('withdrawn');
    outcomes.push(outcome);
  }
  return accept(outcomes);
}

async function takeForm(
  trx: Transaction,
  token: string,
  form: FieldForm,
  today: string,
  keepNote: KeepNote,
): Promise<SyncOutcome | null> {
  const found = await findByLinkHash(trx, hashOfLink(token));
  // Held, so that of two sendings of the same form the second finds what the first stored.
  const round = found === null ? null : await holdRound(trx, found.roundId);
  const view = round === null ? null : await findAssessor(trx, token, today);
  if (view === null) return null;
  const { submissionId } = form;
  const before = await findSubmission(trx, view.round.id, submissionId);
  if (before !== null && before.assessorId === view.assessor.id)
    return { submissionId, outcome: 'already', version: before.version };
  if (!view.isOpen) return { submissionId, outcome: 'refused', reason: 'round-closed', field: null };
  if (before !== null || !(form.kind === 'session' ? view.sessionAreas : view.areas).includes(form.areaCode))
    return { submissionId, outcome: 'refused', reason: 'not-yours', field: null };
  const fault = findFault(form, view.round.questions, today);
  if (fault !== null) return { submissionId, outcome: 'refused', ...fault };
  const outcome =
    form.kind === 'assessment' ? await takeAssessment(trx, view, form, today) : await takeSession(trx, view, form);
  if (outcome.outcome !== 'stored') return outcome;
  const { id: assessorId } = view.assessor;
  await insertSubmission(trx, view.round.id, { id: submissionId, assessorId, version: outcome.version });
  if (form.kind === 'assessment') {
    const { areaCode, note } = form;
    await keepNote(trx, { roundId: view.round.id, assessorId, areaCode, words: note });
  }
  return outcome;
}

async function takeAssessment(
  trx: Transaction,
  { round, assessor, assessments }: AssessorView,
  { submissionId, areaCode, baseVersion, answers }: AssessmentForm,
  on: string,
): Promise<SyncOutcome> {
  const stored = assessments.find((one) => one.areaCode === areaCode);
  const version = stored?.version ?? 0;
  if (version !== baseVersion) return { submissionId, outcome: 'conflict', version, theirs: stored?.answers ?? {} };
  await storeAssessment(trx, round.id, { assessorId: assessor.id, areaCode, version: version + 1, answers, on });
  return { submissionId, outcome: 'stored', version: version + 1 };
}

async function takeSession(
  trx: Transaction,
  { round, assessor, sessions }: AssessorView,
  { submissionId, sessionId, areaCode, baseVersion, counts }: SessionForm,
): Promise<SyncOutcome> {
  const stored = sessions.find(({ id }) => id === sessionId);
  const version = stored?.version ?? 0;
  if (version !== baseVersion) return { submissionId, outcome: 'conflict', version, theirs: stored?.counts ?? counts };
  if (stored === undefined && (await isTaken(trx, round.id, sessionId)))
    return { submissionId, outcome: 'refused', reason: 'not-yours', field: null };
  const session = { id: sessionId, assessorId: assessor.id, areaCode, version: version + 1, counts };
  await storeSession(trx, round.id, session);
  return { submissionId, outcome: 'stored', version: version + 1 };
}

const isTaken = async (trx: Transaction, roundId: string, sessionId: string): Promise<boolean> =>
  (await listSessions(trx, roundId)).some(({ id }) => id === sessionId);
