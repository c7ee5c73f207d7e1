import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { migrations as geographyMigrations } from '#domains/geography';
import { migrations as mappingMigrations } from '#domains/mapping';
import {
  claimCase,
  findCase,
  listQueue,
  migrations as moderationMigrations,
  partOf,
  reportContent,
} from '#domains/moderation';
import type { Moderator, ReportReason, Verdict } from '#domains/moderation/core';
import { migrations as readinessMigrations } from '#domains/readiness';
import { migrations as voicesMigrations } from '#domains/voices';
import { slurListWith } from '#domains/voices/core';
import { attemptsMigrations } from '#platform/attempts';
import { auditMigrations } from '#platform/audit';
import { createCodes } from '#platform/codes';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import { contentPartsWith, decide, takeBack } from './decide-case.ts';
import { loadExample } from './load-example.ts';
import { pageSubject } from './page-content.ts';
import { removeExample } from './remove-example.ts';

const contentParts = contentPartsWith(slurListWith());
const codes = createCodes('a secret of the tests, long enough for all');
const now = new Date('2026-11-25T12:00:00Z');
const leeds = pageSubject({ area: 'E08000035', map: null });
const map = pageSubject({ area: null, map: null });
const sam: Moderator = { id: 'sam', isSteward: false, areas: [], languages: [] };
const amina: Moderator = { ...sam, id: 'amina', isSteward: true };

describeOnEachDatabase('reports about pages of the map', (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open([
      ...attemptsMigrations,
      ...auditMigrations,
      ...fileMigrations,
      ...geographyMigrations,
      ...mappingMigrations,
      ...moderationMigrations,
      ...readinessMigrations,
      ...voicesMigrations,
    ]);
    await loadExample(db, { actor: 'test', now, asked: true, workers: 1 });
  });

  const page = partOf(contentParts, 'page');
  const report = (subjectId: string, reason: ReportReason = 'wrong-figure') =>
    reportContent(db, page, codes, { subjectId, reason, now });
  const waiting = async (by: Moderator) =>
    (await listQueue(db, by, { view: 'queue' }, { now, limit: 50 })).entries.map(({ kase }) => kase);
  async function settle(
    caseId: string,
    verdict: Verdict,
    reason: 'within-rules' | 'wrong-figure' | 'corrected',
    by = sam,
  ) {
    const claimed = await claimCase(db, contentParts, { caseId, moderator: by, now });
    if (!claimed.ok) throw new Error(claimed.problem.kind);
    const content = await page.content.read(db, claimed.value.subjectId);
    const decision = { verdict, reason, seen: claimed.value.version, contentVersion: content?.version ?? '' };
    const decided = await decide(db, contentParts, { caseId, decision, moderator: by, now });
    if (!decided.ok) throw new Error(decided.problem.kind);
    return decided.value.batchId;
  }

  it('are taken of the map and of its areas, with where an area lies, and of nothing else', async () => {
    expect(await page.content.read(db, leeds)).toMatchObject({
      name: 'Leeds',
      address: '/areas/E08000035',
      places: ['E08000035', 'E12000003'],
    });
    expect(await page.content.read(db, map)).toMatchObject({ address: '/map', places: [] });
    for (const other of ['area:E09999999', 'area:E08000035:none-v1', 'map:none-v1', 'method', '', 'area:%'])
      expect(await page.content.read(db, other), other).toBeNull();
    expect((await report('area:E09999999')).outcome).toBe('nothing-there');
  });

  it('reach moderators everywhere and those of the area, and are kept or passed on', async () => {
    expect((await report(leeds)).outcome).toBe('heard');
    const [kase] = await waiting({ ...sam, areas: ['E12000003'] });
    expect(kase).toMatchObject({ kind: 'page', subjectId: leeds, shown: true, reported: ['wrong-figure'] });
    expect(await waiting({ ...sam, areas: ['E09000001'] })).toEqual([]);
    const caseId = kase?.id ?? '';
    const kept = await settle(caseId, 'keep', 'within-rules');
    expect((await report(leeds)).outcome).toBe('judged');
    expect(await takeBack(db, contentParts, { batchId: kept, moderator: sam, now })).toMatchObject({ ok: true });
    await settle(caseId, 'escalate', 'wrong-figure');
    expect(await waiting(sam)).toEqual([]);
    await settle(caseId, 'put-right', 'corrected', amina);
    expect(await findCase(db, caseId)).toMatchObject({ state: 'settled', shown: true, judged: ['wrong-figure'] });
  });

  describe('when the map they are about goes and another comes', () => {
    it('close by themselves, and what was judged of the one is heard of the other', async () => {
      await report(map);
      const [kase] = await waiting(sam);
      const caseId = kase?.id ?? '';
      await settle(caseId, 'keep', 'within-rules');
      expect((await report(map)).outcome).toBe('judged');
      await report(map, 'unreadable');

      await removeExample(db, { actor: 'test', now });
      expect((await report(map)).outcome).toBe('nothing-there');
      expect(await claimCase(db, contentParts, { caseId, moderator: sam, now })).toMatchObject({
        problem: { kind: 'closed' },
      });
      expect((await findCase(db, caseId))?.state).toBe('closed');

      await loadExample(db, { actor: 'test', now: new Date('2026-11-26T12:00:00Z'), asked: true, workers: 1 });
      expect((await report(map)).outcome).toBe('heard');
      expect(await findCase(db, caseId)).toMatchObject({ state: 'waiting', reported: ['wrong-figure'], judged: [] });
    });
  });

  it('that a map stays or goes is not decided here: the database of maps is not touched', async () => {
    const before = await sql`select id, status from mapping.index_versions`.execute(db);
    await report(leeds, 'about-somebody');
    const [kase] = (await waiting(sam)).filter(({ subjectId }) => subjectId === leeds);
    await settle(kase?.id ?? '', 'escalate', 'wrong-figure');
    await settle(kase?.id ?? '', 'put-right', 'corrected', amina);
    expect((await sql`select id, status from mapping.index_versions`.execute(db)).rows).toEqual(before.rows);
    await expect(
      db.transaction().execute((trx) => page.content.settle(trx, leeds, 'hidden', { version: '', now })),
    ).rejects.toThrow(/where it is published/);
  });
});
