import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { migrations as moderationMigrations } from '#domains/moderation';
import { migrations as voicesMigrations } from '#domains/voices';
import { attemptsMigrations } from '#platform/attempts';
import { auditMigrations } from '#platform/audit';
import { migrate, openInMemory } from '#platform/database';
import { root } from './repository-files.ts';

interface Row {
  readonly section: string;
  readonly what: string;
  readonly file: string;
  readonly title: string;
}

/** Rows of the tables whose second column is a test; a row without a name belongs to the one above. */
const rows: readonly Row[] = readFileSync(join(root, 'docs/survives.md'), 'utf8')
  .split(/^## /m)
  .slice(1)
  .flatMap((text) => {
    const section = text.split('\n')[0] ?? '';
    return [...text.matchAll(/^\| (.*?) ?\| `([^`]+)` \| (.+) \|$/gm)].map(([, what = '', file = '', title = '']) => ({
      section,
      ...{ what, file, title },
    }));
  });

/** Columns that set nothing of how safe a wave is. */
const setNothing: Readonly<Record<string, readonly string[]>> = {
  'voices.waves': [
    ...['id', 'slug', 'series', 'is_example', 'areas', 'version', 'opens_at', 'closes_at', 'created_by', 'approved_by'],
    ...['reached_at', 'resume_asked_by', 'changes', 'changed_at'],
  ],
  'voices.examples': ['wave_id', 'id', 'place', 'language', 'words', 'consented_on'],
  'moderation.settings': ['only_row', 'changed_by', 'changed_at'],
};

describe('what waves survive', () => {
  test.each(rows)('$what: “$title” is a test of $file', ({ file, title }) => {
    expect(existsSync(join(root, file))).toBe(true);
    const source = readFileSync(join(root, file), 'utf8');
    expect([`'${title}'`, `"${title}"`, `\`${title}\``].some((quoted) => source.includes(quoted))).toBe(true);
  });

  test('is told for people who take part, organisers, moderators, races, people with a worry and settings', () => {
    const counts = Map.groupBy(rows, ({ section }) => section);
    expect([...counts].map(([section, { length }]) => [section, length > 5])).toEqual([
      ['Somebody who takes part', true],
      ['Whoever runs a wave', true],
      ['Moderators', true],
      ['Races', true],
      ['Somebody with a worry, and whom she asks', true],
      ['Settings of safety, on and off', true],
    ]);
  });
});

describe('every setting of safety', () => {
  test('has a test for each of its two states', async () => {
    const db = await openInMemory();
    await migrate(db, [...attemptsMigrations, ...auditMigrations, ...voicesMigrations, ...moderationMigrations]);
    const { rows: columns } = await sql<{ place: string; name: string }>`
      select table_schema || '.' || table_name as place, column_name as name from information_schema.columns
      where table_schema || '.' || table_name = any(${Object.keys(setNothing)})`.execute(db);
    await db.destroy();
    const settings = columns.filter(({ place, name }) => !setNothing[place]?.includes(name));
    const tested = new Set(rows.map(({ what }) => what.replaceAll('`', '')));
    expect(settings.length).toBeGreaterThan(8);
    expect(settings.map(({ place, name }) => `${place}.${name}`).filter((setting) => !tested.has(setting))).toEqual([]);
  });
});
