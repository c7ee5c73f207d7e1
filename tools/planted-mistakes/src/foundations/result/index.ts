export { accept } from './result.ts';
