export { createSeals, type Seals } from './seals.ts';
