export { defaultFileLimits, type FileLimits, type FileProblem, type ReadFile, readLimited } from './read-limited.ts';
