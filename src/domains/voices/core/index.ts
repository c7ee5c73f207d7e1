export { AGES, type Age, isAge, mayWrite, type Offer, offerAt } from './age.ts';
export { type ContactDetail, contactDetails } from './contact-details/contact-details.ts';
export { type Draft, type DraftProblem, readDraft } from './draft.ts';
export {
  type Endorsement,
  type EndorsementProblem,
  type EndorsementState,
  isAnswerable,
  isShownEndorsement,
} from './endorsement.ts';
export { readFirstName } from './first-name.ts';
export { NOTE_KINDS, type Note, type NoteKind, notesOn } from './notes/notes-on.ts';
export { type Noticed, noticeIn } from './notice.ts';
export {
  type ExampleWords,
  findOwnWords,
  type KeptWords,
  type KnownWords,
  type OwnWords,
} from './own-words/find-own-words.ts';
export { type KeptShape, keptShapeOf, type Shape, shapeOf } from './own-words/shape.ts';
export {
  EXAMPLES,
  type PlanProblem,
  type PlanSurroundings,
  PROMPTS,
  readPlan,
  type TypedPlan,
  WAVE_ZONE,
} from './read-plan.ts';
export { REPORT_PARTS, type ReportProblem, readReport, type WaveReport } from './read-report.ts';
export {
  LONGEST_WORDS,
  SHARE_TARGETS,
  type Shareable,
  type ShareLink,
  type ShareTarget,
  shareLinks,
  shareText,
} from './share-links.ts';
export { type Burst, type SignsOfAbuse, signsIn } from './signs-of-abuse.ts';
export { findSlurs, type SlurSpan } from './slurs/find-slurs.ts';
export { readSlurLine, type SlurKind, type SlurList, slurListWith } from './slurs/slur-list.ts';
export type { StatementState, Voice } from './statement.ts';
export type { StepProblem, WaveStep } from './steer-wave.ts';
export { type HourCount, type PublicNumbers, publicNumbers, type Tally, totalOf } from './tally.ts';
export { type TextIn, type Texts, textIn } from './texts.ts';
export { type ToldHours, toldHours } from './told-hours.ts';
export {
  endOf,
  heldBy,
  isHeldBy,
  isPublic,
  isSafeInNumbers,
  isThere,
  type Lock,
  mayPrepare,
  mayShare,
  nextOf,
  phaseOf,
  previousOf,
  type Wave,
  type WavePhase,
} from './wave.ts';
export {
  type ContentProblem,
  LONGEST,
  languagesOf,
  type Organiser,
  parseWaveContent,
  type WaveContent,
} from './wave-content.ts';
export {
  changesIn,
  linesOf,
  type PaperKind,
  type PlanChange,
  type PlanLine,
  type PlannedExample,
  type WavePlan,
} from './wave-plan.ts';
export { type WordingNote, wordingOf } from './wording/wording-of.ts';
