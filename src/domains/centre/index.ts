export { findEvidence, listEvidence, sourceOf } from './core/evidence/find-evidence.ts';
