import type { KyselyPlugin } from 'kysely';
import { announceStep, haltWhenDone } from './announce-step.ts';

/** Says before each query that it has begun, for whoever waits to kill this process in the middle. */
export const announceQueries: KyselyPlugin = {
  transformQuery({ node }) {
    announceStep('a query');
    return node;
  },
  async transformResult({ result }) {
    haltWhenDone();
    return result;
  },
};
