export { area } from './area.ts';
