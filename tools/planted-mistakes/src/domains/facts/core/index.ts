export { type Fact, fact } from './fact.ts';
