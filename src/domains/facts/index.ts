export {
  type CheckProblem,
  decideFact,
  type ProposeProblem,
  proposeFact,
  proposeRegister,
  recordCheck,
} from './actions/change-fact.ts';
export { listFacts, listStandingFacts, type RegisteredFact } from './actions/read-facts.ts';
export { migrations } from './store/migrations.ts';
