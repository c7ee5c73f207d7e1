export { type Fact, fact } from './core/index.ts';
export { listFacts } from './actions/list-facts.ts';
