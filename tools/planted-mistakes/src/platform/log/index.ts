export { log } from './log.ts';
