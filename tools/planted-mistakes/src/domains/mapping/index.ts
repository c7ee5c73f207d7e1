export { scores } from './core/index.ts';
