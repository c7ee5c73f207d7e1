export { countGuess, countOnce } from './actions/count-once.ts';
export { type Demonstration, loadDemonstration, parseDemonstration } from './actions/demonstration.ts';
export {
  askEndorser,
  type EndorsementStep,
  findAsked,
  hashOfContent,
  stepEndorsement,
} from './actions/endorsements.ts';
export { daysAfterEnd, forgetWhatIsOver } from './actions/forget-what-is-over.ts';
export { askForWall, settleStatement, type WallRequest } from './actions/on-the-wall.ts';
export {
  checkOwnWords,
  keepOwnWords,
  type WordsToCheck,
  wordsKeyOf,
} from './actions/own-words.ts';
export {
  beginWave,
  type DecideProblem,
  decidePaper,
  forgetExample,
  type PublishingRules,
  readPapers,
  type WriteProblem,
  writePaper,
} from './actions/papers.ts';
export {
  type Counting,
  type Preparation,
  type Prepared,
  prepareStatement,
  type Ticket,
} from './actions/prepare-statement.ts';
export { readSlurList } from './actions/read-slur-list.ts';
export { sendReminders } from './actions/send-reminders.ts';
export { signsOfAbuse } from './actions/signs-of-abuse.ts';
export { listDeletions, replayDeletions, takeBack } from './actions/take-back.ts';
export {
  addWave,
  type Doing,
  hideWave,
  type NewWave,
  noteIfEnough,
  removeExampleWaves,
  steerWave,
} from './actions/waves.ts';
export { NOTE_KINDS, type Note, type NoteKind, notesOn } from './core/notes/notes-on.ts';
export { type Noticed, noticeIn } from './core/notice.ts';
export type { OwnWords } from './core/own-words/find-own-words.ts';
export { keptShapeOf, shapeOf } from './core/own-words/shape.ts';
export { type ShareLink, type ShareTarget, shareLinks, shareText } from './core/share-links.ts';
export type { SlurList } from './core/slurs/slur-list.ts';
export { listEndorsements } from './store/endorsements.ts';
export { type Example, findExample, insertExample, listExamples, showExample } from './store/examples.ts';
export { migrations } from './store/migrations.ts';
export { listNewestPlans, listPapers } from './store/papers.ts';
export { deleteReminder, insertReminder } from './store/reminders.ts';
export {
  countByArea,
  findByCode,
  findStatement,
  listAsked,
  listOnWall,
  type StoredStatement,
} from './store/statements.ts';
export { listHours, SHARDS } from './store/tallies.ts';
export { findContent, findWave, listExampleWaves, listWaves } from './store/waves.ts';
