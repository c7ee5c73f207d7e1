export { scores } from './scores.ts';
