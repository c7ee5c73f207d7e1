import { type Selectable, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Case } from '../core/case.ts';
import type { Label } from '../core/label.ts';
import type { Moderator } from '../core/moderator.ts';
import type { ModerationTables } from './tables.ts';

type Row = Selectable<ModerationTables['moderation.cases']>;

const list = (values: readonly string[]) => sql<never>`${[...values]}::text[]`;

/** One thing has one case, for as long as it is there. */
export async function insertCase(trx: Transaction, kase: Case): Promise<void> {
  await trx.withTables<ModerationTables>().insertInto('moderation.cases').values(rowOf(kase)).execute();
}

export async function updateCase(trx: Transaction, kase: Case): Promise<void> {
  const { id, ...rest } = rowOf(kase);
  await trx.withTables<ModerationTables>().updateTable('moderation.cases').set(rest).where('id', '=', id).execute();
}

export async function findCase(db: Database, id: string): Promise<Case | null> {
  const row = await selectCases(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : caseOf(row);
}

/** The same, held until the transaction ends: of two who decide at once, the second sees what the first has done. */
export async function holdCase(trx: Transaction, id: string): Promise<Case | null> {
  const row = await selectCases(trx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : caseOf(row);
}

/** Several, held in the order of their ids, so that no two wait for each other. */
export async function holdCases(trx: Transaction, ids: readonly string[]): Promise<readonly Case[]> {
  if (ids.length === 0) return [];
  const rows = await selectCases(trx)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(caseOf);
}

/** The case of a thing, held until the transaction ends. */
export async function holdCaseOf(trx: Transaction, kind: string, subjectId: string): Promise<Case | null> {
  const row = await selectCases(trx)
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : caseOf(row);
}

/** Makes every other process that would open a case of the same thing wait until this transaction ends. */
export async function holdSubject(trx: Transaction, kind: string, subjectId: string): Promise<void> {
  const key = `moderation.cases ${kind} ${subjectId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
}

export async function countClaims(db: Database, personId: string, now: Date): Promise<number> {
  const { count } = await db
    .withTables<ModerationTables>()
    .selectFrom('moderation.cases')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('claimed_by', '=', personId)
    .where('claimed_until', '>', now)
    .executeTakeFirstOrThrow();
  return count;
}

/** What somebody holds now, the one that ends first first. */
export async function listClaims(db: Database, personId: string, now: Date): Promise<readonly Case[]> {
  const rows = await selectCases(db)
    .where('claimed_by', '=', personId)
    .where('claimed_until', '>', now)
    .orderBy('claimed_until')
    .execute();
  return rows.map(caseOf);
}

/** Open cases of the same kind and group, the one that waits longest first. */
export async function listGroup(db: Database, kind: string, groupKey: string, limit: number): Promise<readonly Case[]> {
  const rows = await selectCases(db)
    .where('kind', '=', kind)
    .where('group_key', '=', groupKey)
    .where('state', 'in', ['waiting', 'escalated', 'held'])
    .orderBy('queued_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(caseOf);
}

/** How many of a group were rejected or taken down, and the last of them. */
export async function findHiddenLike(
  db: Database,
  kind: string,
  groupKey: string,
): Promise<{ readonly count: number; readonly last: Case } | null> {
  const rows = await selectCases(db)
    .where('kind', '=', kind)
    .where('group_key', '=', groupKey)
    .where('state', '=', 'settled')
    .where('shown', '=', false)
    .orderBy('standing_at', 'desc')
    .limit(100)
    .execute();
  const [last] = rows;
  return last === undefined ? null : { count: rows.length, last: caseOf(last) };
}

/** Which part of the open cases is asked for. */
export type QueueView = 'queue' | 'appeals' | 'escalated' | 'held';

export interface QueueFilter {
  readonly view: QueueView;
  readonly language?: string | undefined;
  readonly label?: Label | undefined;
  readonly kind?: string | undefined;
}

/** A case of the queue, standing for its near-duplicates where it has some. */
export interface QueueEntry {
  readonly kase: Case;
  /** How many wait together with it, itself among them. */
  readonly alike: number;
}

/** What waits for this person, the most urgent first: one entry for a group. Not what they could not decide. */
export async function listQueue(
  db: Database,
  { id, isSteward, areas, languages }: Moderator,
  filter: QueueFilter,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<{ readonly entries: readonly QueueEntry[]; readonly total: number }> {
  const groups = selectCases(db)
    .select(sql<string>`kind || ' ' || coalesce(group_key, id)`.as('part'))
    .where(viewOf(filter.view, now))
    .$if(!isSteward, (query) => query.where('state', '<>', 'escalated'))
    .$if(areas.length > 0, (query) => query.where(sql<SqlBool>`places && ${list(areas)}`))
    .$if(languages.length > 0, (query) =>
      query.where(sql<SqlBool>`(language is null or language = any(${list(languages)}))`),
    )
    .$if(filter.language !== undefined, (query) => query.where('language', '=', filter.language ?? ''))
    .$if(filter.kind !== undefined, (query) => query.where('kind', '=', filter.kind ?? ''))
    .$if(filter.label !== undefined, (query) => query.where(sql<SqlBool>`${filter.label} = any(labels)`))
    .where(sql<SqlBool>`not ((state = 'second' or cause = 'appealed') and ${id} = any(standing_by))`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('moderation.refusals')
            .select('case_id')
            .whereRef('case_id', '=', 'moderation.cases.id')
            .where('person_id', '=', id),
        ),
      ),
    );
  const rows = await db
    .withTables<ModerationTables>()
    .with('open', () => groups)
    .with('first', (query) =>
      query
        .selectFrom('open')
        .distinctOn('part')
        .selectAll()
        .select(sql<number>`count(*) over (partition by part)`.as('alike'))
        .orderBy('part')
        .orderBy('due_at')
        .orderBy('id'),
    )
    .selectFrom('first')
    .selectAll()
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return { entries: rows.map((row) => ({ kase: caseOf(row), alike: row.alike })), total: rows[0]?.total ?? 0 };
}

function viewOf(view: QueueView, now: Date) {
  switch (view) {
    case 'queue':
      return sql<SqlBool>`(state in ('waiting', 'escalated', 'second') or (state = 'held' and held_until <= ${now}))`;
    case 'appeals':
      return sql<SqlBool>`(state in ('waiting', 'escalated') and cause = 'appealed')`;
    case 'escalated':
      return sql<SqlBool>`state = 'escalated'`;
    case 'held':
      return sql<SqlBool>`state = 'held'`;
  }
}

const selectCases = (db: Database) => db.withTables<ModerationTables>().selectFrom('moderation.cases').selectAll();

function rowOf(kase: Case) {
  const { claim, standing } = kase;
  return {
    id: kase.id,
    kind: kase.kind,
    subject_id: kase.subjectId,
    language: kase.language,
    labels: list(kase.labels),
    places: list(kase.places),
    group_key: kase.groupKey,
    state: kase.state,
    cause: kase.cause,
    shown: kase.shown,
    version: kase.version,
    opened_at: kase.openedAt,
    queued_at: kase.queuedAt,
    due_at: kase.dueAt,
    held_until: kase.heldUntil,
    reported: list(kase.reported),
    judged: list(kase.judged),
    judged_version: kase.judgedVersion,
    claimed_by: claim?.by ?? null,
    claimed_at: claim?.at ?? null,
    claimed_until: claim?.until ?? null,
    standing_verdict: standing?.verdict ?? null,
    standing_reason: standing?.reason ?? null,
    standing_at: standing?.at ?? null,
    standing_by: list(standing?.by ?? []),
  };
}

function caseOf(row: Row): Case {
  return {
    id: row.id,
    kind: row.kind,
    subjectId: row.subject_id,
    language: row.language,
    labels: row.labels,
    places: row.places,
    groupKey: row.group_key,
    state: row.state,
    cause: row.cause,
    shown: row.shown,
    version: row.version,
    openedAt: row.opened_at,
    queuedAt: row.queued_at,
    dueAt: row.due_at,
    heldUntil: row.held_until,
    reported: row.reported,
    judged: row.judged,
    judgedVersion: row.judged_version,
    claim: claimOf(row),
    standing: standingOf(row),
  };
}

function claimOf({ claimed_by: by, claimed_at: at, claimed_until: until }: Row): Case['claim'] {
  return by === null || at === null || until === null ? null : { by, at, until };
}

function standingOf(row: Row): Case['standing'] {
  const { standing_verdict: verdict, standing_reason: reason, standing_at: at, standing_by: by } = row;
  return verdict === null || reason === null || at === null ? null : { verdict, reason, at, by };
}
