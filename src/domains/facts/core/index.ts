export { emergencyFacts, type Freshness, freshness, type OfficialFact } from './official-facts.ts';
