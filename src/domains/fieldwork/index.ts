export {
  decideFindings,
  type FindingsProblem,
  offerFindings,
  withdrawFindings,
} from './actions/findings.ts';
export { HOURS_OF_A_NOTE, keepNote, removeNote, settleNote } from './actions/notes.ts';
export {
  addAssessor,
  addPartner,
  assignAreas,
  assignByHand,
  type NewPartner,
  renewLink,
  type Withdrawn,
  withdrawAssessor,
  withdrawPartner,
} from './actions/people.ts';
export { type RoundFigures, type RoundView, readFigures, viewRound } from './actions/read-round.ts';
export { type PartnerLetter, remindPartners } from './actions/remind-partners.ts';
export { beginRound, changeQuestions, closeRound, type NewRound, openRound, tickTask } from './actions/rounds.ts';
export {
  agreeSettled,
  isSettleReason,
  proposeSettled,
  type SettleProblem,
  type SettleReason,
  settleReasons,
} from './actions/settle.ts';
export { type AssessorView, findAssessor, type KeepNote, takeForms } from './actions/take-forms.ts';
export type { Session } from './store/answers.ts';
export { type Findings, listFindings, listPublicFindings } from './store/findings.ts';
export { migrations } from './store/migrations.ts';
export { type FieldNote, findNote, listNotesOf, listNotesToDelete, listShownNotes } from './store/notes.ts';
export { findRound, findRoundBySlug, listRounds } from './store/rounds.ts';
export type { SettledRating } from './store/settled.ts';
