import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { migrations as geographyMigrations } from '#domains/geography';
import { migrations as mappingMigrations } from '#domains/mapping';
import { migrations as moderationMigrations } from '#domains/moderation';
import {
  findWave,
  listExamples,
  listOnWall,
  prepareStatement,
  migrations as voicesMigrations,
  wordsKeyOf,
} from '#domains/voices';
import { readDraft, slurListWith } from '#domains/voices/core';
import { attemptsMigrations } from '#platform/attempts';
import { auditMigrations, verifyAudit } from '#platform/audit';
import { createCodes } from '#platform/codes';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import { askForPlace } from './ask-for-wall.ts';
import { loadDemonstrationWave, readDemonstration } from './load-demonstration.ts';
import { removeExample } from './remove-example.ts';

const tables = [
  ...attemptsMigrations,
  ...auditMigrations,
  ...fileMigrations,
  ...geographyMigrations,
  ...mappingMigrations,
  ...moderationMigrations,
  ...voicesMigrations,
];
const now = new Date(Date.UTC(2026, 10, 26));
const doing = { actor: 'staff:7', now };
const secret = 'a secret of the tests, long enough for all';

it('the demonstration speaks all six languages, and is what anybody could have said', async () => {
  const { content, examples, voices } = await readDemonstration();
  for (const texts of [
    content.title,
    content.aim,
    content.organiser.about,
    content.organiser.funding,
    ...content.prompts,
  ])
    expect(Object.keys(texts).toSorted()).toEqual(['ar', 'bn', 'en', 'so', 'tr', 'ur']);
  expect(examples).toHaveLength(3);
  for (const { words, language } of [...examples, ...voices])
    expect(readDraft(words, language)).toMatchObject({ ok: true, value: { words } });
  expect(new Set(voices.map(({ language }) => language)).size).toBe(6);
});

/** Somebody tries it out, and asks for the wall. */
async function tryOut(db: Database): Promise<void> {
  const wave = await findWave(db, 'not-ours');
  const draft = readDraft('I only wanted to see what happens when I write something of my own here', 'en');
  if (wave === null || !draft.ok) throw new Error('nothing to try');
  const code = createCodes(secret).make('receipt');
  const id = 'f'.repeat(32);
  const ticket = { id, codeHash: code.hash };
  const preparation = { ticket, draft: draft.value, examples: [], keepWords: false, key: wordsKeyOf(secret) };
  await prepareStatement(db, wave, preparation, { now, shard: 0 });
  const asked = {
    waveId: wave.id,
    statementId: id,
    code,
    slurs: slurListWith(),
    draft: draft.value,
    firstName: null,
    areaCode: null,
  };
  expect(await askForPlace(db, createCodes(secret), asked, now)).toBe('asked');
}

describeOnEachDatabase('the wave of the worked example', (open) => {
  it('is loaded once, also by several processes together, with its examples and voices', async () => {
    const db = await open(tables);
    const loaded = await Promise.all([1, 2, 3].map(() => loadDemonstrationWave(db, doing)));
    expect(loaded.toSorted()).toEqual(['already-there', 'already-there', 'loaded']);
    const wave = await findWave(db, 'not-ours');
    expect(wave).toMatchObject({ isExample: true, opensAt: now, closesAt: null });
    expect(await listExamples(db, wave?.id ?? '')).toHaveLength(3);
    expect(await listOnWall(db, wave?.id ?? '', { after: null, most: 50 })).toHaveLength(12);
    expect(await verifyAudit(db)).toMatchObject({ ok: true, value: { sequence: 1 } });
  });

  it('goes with the example, and with everything that was tried out in it', async () => {
    const db = await open(tables);
    await loadDemonstrationWave(db, doing);
    await tryOut(db);
    expect((await removeExample(db, doing)).waves).toEqual(['demonstration']);
    const { rows } = await sql<{ table: string; rows: number }>`
      select 'statements' as table, count(*)::int as rows from voices.statements
      union all select 'waves', count(*)::int from voices.waves
      union all select 'tallies', count(*)::int from voices.tallies
      union all select 'words', count(*)::int from voices.own_words
      union all select 'open cases', count(*)::int from moderation.cases where state <> 'closed'`.execute(db);
    expect(rows.filter(({ rows: count }) => count > 0)).toEqual([]);
    expect((await removeExample(db, doing)).waves).toEqual([]);
    expect(await loadDemonstrationWave(db, doing)).toBe('loaded');
  });
});
