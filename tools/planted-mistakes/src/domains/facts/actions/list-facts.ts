import { fact } from '../core/fact.ts';

export const listFacts = () => [fact];
