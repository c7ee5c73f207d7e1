import { type Expression, sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Assignment } from '../core/person.ts';
import { type Role, roles } from '../core/role.ts';
import type { DeskTables } from './tables.ts';

/** Somebody as the desk knows them; how they sign in and under which address is the business of `auth`. */
export interface StoredPerson extends Assignment {
  readonly id: string;
  readonly name: string;
  readonly joinedAt: Date;
}

const listOf = (query: Expression<unknown>) => sql<string[]>`array(${query})`;

function selectPeople(db: Database) {
  return db
    .withTables<DeskTables>()
    .selectFrom('desk.people as person')
    .select((eb) => [
      'person.id',
      'person.name',
      'person.joined_at',
      listOf(eb.selectFrom('desk.person_roles').select('role').whereRef('person_id', '=', 'person.id')).as('roles'),
      listOf(
        eb.selectFrom('desk.person_areas').select('code').whereRef('person_id', '=', 'person.id').orderBy('code'),
      ).as('areas'),
    ])
    .where('person.ended_at', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectPeople>['executeTakeFirstOrThrow']>>;

function toPerson({ id, name, joined_at, roles: held, areas }: Row): StoredPerson {
  return { id, name, joinedAt: joined_at, roles: roles.filter((role) => held.includes(role)), areas };
}

/** Null for somebody who has ended, and for an account that never finished joining. */
export async function findStoredPerson(db: Database, id: string): Promise<StoredPerson | null> {
  const row = await selectPeople(db).where('person.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toPerson(row);
}

export async function listStoredPeople(db: Database): Promise<readonly StoredPerson[]> {
  const rows = await selectPeople(db).orderBy('person.joined_at').orderBy('person.id').execute();
  return rows.map(toPerson);
}

/** What these people are called or were called, by their ids: the name of somebody who has ended stays with what they decided. */
export async function findNames(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .withTables<DeskTables>()
    .selectFrom('desk.people')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function insertPerson(trx: Transaction, person: StoredPerson): Promise<void> {
  await trx
    .withTables<DeskTables>()
    .insertInto('desk.people')
    .values({ id: person.id, name: person.name, joined_at: person.joinedAt, ended_at: null })
    .execute();
  await replaceAssignment(trx, person.id, person);
}

export async function replaceAssignment(trx: Transaction, id: string, { roles, areas }: Assignment): Promise<void> {
  const tables = trx.withTables<DeskTables>();
  await tables.deleteFrom('desk.person_roles').where('person_id', '=', id).execute();
  await tables.deleteFrom('desk.person_areas').where('person_id', '=', id).execute();
  const given = roles.map((role): { person_id: string; role: Role } => ({ person_id: id, role }));
  if (given.length > 0) await tables.insertInto('desk.person_roles').values(given).execute();
  const limits = areas.map((code) => ({ person_id: id, code }));
  if (limits.length > 0) await tables.insertInto('desk.person_areas').values(limits).execute();
}

export async function markEnded(trx: Transaction, id: string, now: Date): Promise<void> {
  await replaceAssignment(trx, id, { roles: [], areas: [] });
  await trx.withTables<DeskTables>().updateTable('desk.people').set({ ended_at: now }).where('id', '=', id).execute();
}

/**
 * The ids of the stewards whose work is not limited to certain areas, who alone can look after others. Held until the transaction ends,
 * so that two cannot take the role from one another at once.
 */
export async function holdStewards(trx: Transaction): Promise<readonly string[]> {
  const rows = await trx
    .withTables<DeskTables>()
    .selectFrom('desk.person_roles')
    .select('person_id')
    .where('role', '=', 'steward')
    .where('person_id', 'not in', (eb) => eb.selectFrom('desk.person_areas').select('person_id'))
    .orderBy('person_id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.person_id);
}
