export { deleteFile, sweepFiles } from './delete-file.ts';
export { fileMigrations } from './migrations.ts';
export { type FileRange, findFile, materialiseFile, openFile, readFileRange } from './read-file.ts';
export { type FileTooLarge, storeFile } from './store-file.ts';
export type { StoredFile } from './tables.ts';
