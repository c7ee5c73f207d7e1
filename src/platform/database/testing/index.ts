export { describeOnEachDatabase, type Engine, type OpenTestDatabase } from './describe-on-each-database.ts';
export { createServerDatabase, openTestDatabase } from './test-databases.ts';
