import type { KyselyPlugin } from 'kysely';

/** Says before each query that it has begun, for whoever waits to kill this process in the middle. */
export const announceQueries: KyselyPlugin = {
  transformQuery({ node }) {
    process.stdout.write('begun a query\n');
    return node;
  },
  transformResult: async ({ result }) => result,
};
