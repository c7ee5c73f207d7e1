export { emergencyFacts, type Freshness, freshness, type OfficialFact } from './core/official-facts.ts';
