export { findArea } from './store/areas.ts';
export { area } from './core/index.ts';
