export {
  type Import,
  type ImportKind,
  type ImportState,
  importKinds,
  type Progress,
  patienceDays,
  uploadLimitBytes,
  working,
} from './import.ts';
