export { claimCase, correctLanguage, giveBackCase, type OnCase, refuseCase } from './actions/claim-case.ts';
export { closeCase } from './actions/close-case.ts';
export {
  type Content,
  type ContentDoor,
  type Part,
  type Parts,
  type Passage,
  partOf,
  partsOf,
} from './actions/content.ts';
export { type DecideCase, type Decided, type DecidedProblem, decideCase } from './actions/decide-case.ts';
export {
  type DecideGroup,
  decideGroup,
  type GroupPreview,
  type GroupProblem,
  previewGroup,
} from './actions/decide-group.ts';
export { type OpenCase, openCase, resubmitCase } from './actions/open-case.ts';
export { changeHabits, changeSettings, noteWork, seeAlert } from './actions/own-work.ts';
export { type CaseView, readCase } from './actions/read-case.ts';
export { readWeeks, type Week } from './actions/read-week.ts';
export { appealBy, findCaseBy, findReceiptBy } from './actions/receipts.ts';
export { type Reported, type ReportOutcome, reportContent } from './actions/report-content.ts';
export { type RestoreCase, restoreCase } from './actions/restore-case.ts';
export { type UndoBatch, type UndoProblem, undoBatch, undoEnd } from './actions/undo-batch.ts';
export type { ContentState } from './core/case.ts';
export { type Kind, kinds } from './core/kind.ts';
export { findCase, listClaims, listQueue, type QueueEntry, type QueueFilter, type QueueView } from './store/cases.ts';
export { type Batch, findBatch, type LogEntry, listLog } from './store/decisions.ts';
export { migrations } from './store/migrations.ts';
export { findHabits, type Habits } from './store/people.ts';
export { type Alert, findSettings, listAlerts, type Settings } from './store/settings.ts';
