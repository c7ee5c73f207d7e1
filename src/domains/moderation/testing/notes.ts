import { sql } from 'kysely';
import type { Codes } from '#platform/codes';
import type { Database, Migration } from '#platform/database';
import { closeCase } from '../actions/close-case.ts';
import type { Content, ContentDoor, Part } from '../actions/content.ts';
import { openCase, resubmitCase } from '../actions/open-case.ts';
import { type Kind, kinds } from '../core/kind.ts';
import type { Submission } from '../core/submission.ts';
import type { Span } from '../core/veil.ts';

/** A small kind of content for tests, kept in a table of its own as any other would be: somebody's words, and whether readers see them. */
export const notesMigrations: readonly Migration[] = [
  {
    name: '2026-11-26-testing-notes',
    up: async (db) => {
      await sql`create schema testing`.execute(db);
      await sql`create table testing.notes (
        id text primary key,
        words text not null,
        language text,
        edition integer not null default 1,
        state text not null default 'pending',
        interested text[] not null default '{}',
        places text[] not null default '{}',
        spans jsonb not null default '[]'
      )`.execute(db);
    },
  },
];

interface Row {
  readonly id: string;
  readonly words: string;
  readonly language: string | null;
  readonly edition: number;
  readonly state: string;
  readonly interested: readonly string[];
  readonly places: readonly string[];
  readonly spans: readonly Span[];
}

const content: ContentDoor = {
  async read(db, subjectId): Promise<Content | null> {
    const { rows } = await sql<Row>`select * from testing.notes where id = ${subjectId}`.execute(db);
    const [row] = rows;
    if (row === undefined) return null;
    return {
      name: '',
      address: row.state === 'shown' ? `/notes/${row.id}` : null,
      version: String(row.edition),
      passages: [{ text: row.words, language: row.language, spans: row.spans }],
      places: row.places,
      interested: row.interested,
    };
  },

  async settle(trx, subjectId, state, { version }) {
    const { rows } = await sql<Row>`select * from testing.notes where id = ${subjectId} for update`.execute(trx);
    const [row] = rows;
    if (row === undefined) return 'gone';
    if (String(row.edition) !== version) return 'changed';
    await sql`update testing.notes set state = ${state} where id = ${subjectId}`.execute(trx);
    return 'done';
  },
};

/** Notes as one of the kinds, so that a test can try what takes one person and what takes two. */
export const notesAs = (kind: Kind = kinds.note): Part => ({ kind, content });

export interface NewNote {
  readonly id: string;
  readonly words?: string;
  readonly kind?: Kind;
  readonly interested?: readonly string[];
  readonly spans?: readonly Span[];
  readonly now: Date;
  readonly submission?: Partial<Submission>;
}

/** Somebody writes a note, which waits for a decision. */
export async function writeNote(db: Database, codes: Codes, note: NewNote) {
  const { id, words = `Words of note ${id}`, kind = kinds.note, interested = [], spans = [], now } = note;
  const submission: Submission = { language: 'en', labels: [], places: [], groupKey: null, ...note.submission };
  return db.transaction().execute(async (trx) => {
    await sql`insert into testing.notes (id, words, language, interested, places, spans)
      values (${id}, ${words}, ${submission.language}, ${[...interested]}::text[], ${[...submission.places]}::text[],
        ${JSON.stringify(spans)})`.execute(trx);
    return openCase(trx, codes, { kind, subjectId: id, submission, actor: 'program', now });
  });
}

/** Its author takes it back for good. */
export async function takeBackNote(db: Database, id: string, kind: Kind = kinds.note): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await closeCase(trx, { kind: kind.id, subjectId: id, actor: 'author' });
    await sql`delete from testing.notes where id = ${id}`.execute(trx);
  });
}

/** Its author changes it, if that is still possible. */
export async function editNote(db: Database, id: string, words: string, now: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const submission: Submission = { language: 'en', labels: [], places: [], groupKey: null };
    const isTaken = await resubmitCase(trx, { kind: kinds.note, subjectId: id, submission, actor: 'author', now });
    if (isTaken)
      await sql`update testing.notes set words = ${words}, edition = edition + 1, state = 'pending' where id = ${id}`.execute(
        trx,
      );
    return isTaken;
  });
}

/** Ids of the notes that readers see. */
export async function shownNotes(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<Row>`select * from testing.notes where state = 'shown' order by id`.execute(db);
  return rows.map(({ id }) => id);
}

export async function stateOfNote(db: Database, id: string): Promise<string | null> {
  const { rows } = await sql<Row>`select * from testing.notes where id = ${id}`.execute(db);
  return rows[0]?.state ?? null;
}
