export { type Evidence, type Finding, LETTERS, type Letter, type Quality, type Source } from './evidence/evidence.ts';
export { findEvidence, listEvidence, sourceOf } from './evidence/find-evidence.ts';
