export { type AskProblem, askForCheck, askToStore, stopWork } from './actions/ask.ts';
export { endCheck, endStoring, failImport, refuseStoring } from './actions/end.ts';
export { receiveImport } from './actions/receive-import.ts';
export { removeForgotten, removeImport } from './actions/remove-import.ts';
export { findImport, holdStoring, listImports, type NewImport, noteProgress, type Seen } from './store/imports.ts';
export { migrations } from './store/migrations.ts';
