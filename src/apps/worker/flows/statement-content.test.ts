import { beforeAll, expect, it } from 'vitest';
import { migrations as geographyMigrations } from '#domains/geography';
import {
  claimCase,
  findCase,
  listQueue,
  migrations as moderationMigrations,
  partOf,
  reportContent,
} from '#domains/moderation';
import type { Moderator, Reason, Verdict } from '#domains/moderation/core';
import { migrations as readinessMigrations, setElections } from '#domains/readiness';
import { listOnWall, migrations as voicesMigrations } from '#domains/voices';
import { slurListWith, type Wave } from '#domains/voices/core';
import { approvedWave, counting, draftOf, newWords, speak } from '#domains/voices/testing';
import { attemptsMigrations } from '#platform/attempts';
import { auditMigrations } from '#platform/audit';
import { createCodes } from '#platform/codes';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import { askForPlace } from './ask-for-wall.ts';
import { contentPartsWith, decide, restoreContent } from './decide-case.ts';
import { subjectOf } from './statement-subject.ts';
import { takeBackStatement } from './take-back-statement.ts';

const contentParts = contentPartsWith(slurListWith());
const codes = createCodes('a secret of the tests, long enough for all');
const now = new Date('2026-11-25T12:00:00Z');
const sam: Moderator = { id: 'sam', isSteward: false, areas: [], languages: [] };
const ines: Moderator = { ...sam, id: 'ines' };

describeOnEachDatabase('statements in the queue of moderation', (open) => {
  let db: Database;
  let wave: Wave;
  beforeAll(async () => {
    db = await open([
      ...attemptsMigrations,
      ...auditMigrations,
      ...fileMigrations,
      ...geographyMigrations,
      ...voicesMigrations,
      ...moderationMigrations,
      ...readinessMigrations,
    ]);
    wave = await approvedWave(db, {}, now);
  });

  /** Somebody writes, and asks for a place on the wall. */
  async function ask(words = `I say ${newWords()}`) {
    const { id } = await speak(db, wave, now);
    const request = { draft: draftOf(words), firstName: 'Zahra', areaCode: null, slurs: slurListWith() };
    const code = codes.make('receipt');
    await askForPlace(db, codes, { waveId: wave.id, statementId: id, code, ...request }, now);
    const { entries } = await listQueue(db, sam, { view: 'queue' }, { now, limit: 50 });
    const caseId = entries.find(({ kase }) => kase.subjectId === subjectOf(wave.id, id))?.kase.id;
    if (caseId === undefined) throw new Error('it is not in the queue');
    return { id, caseId, subjectId: subjectOf(wave.id, id) };
  }
  const content = (subjectId: string) => partOf(contentParts, 'statement').content.read(db, subjectId);
  async function settle(caseId: string, subjectId: string, verdict: Verdict, reason: Reason, by = sam) {
    await claimCase(db, contentParts, { caseId, moderator: by, now });
    const seen = (await findCase(db, caseId))?.version ?? 0;
    const decision = { verdict, reason, seen, contentVersion: (await content(subjectId))?.version ?? '' };
    return decide(db, contentParts, { caseId, decision, moderator: by, now });
  }
  const wall = async () => (await listOnWall(db, wave.id, { after: null, most: 50 })).map(({ id }) => id);

  it('are shown once somebody has let them through, and not before', async () => {
    const { id, caseId, subjectId } = await ask();
    expect(await wall()).not.toContain(id);
    expect(await content(subjectId)).toMatchObject({
      address: null,
      passages: [{ language: 'en' }, { text: 'Zahra' }],
    });
    expect(await settle(caseId, subjectId, 'publish', 'within-rules')).toMatchObject({ ok: true });
    expect(await wall()).toContain(id);
    expect((await content(subjectId))?.address).toBe(`/waves/${wave.slug}/wall`);
  });

  it('wait through the weeks before an election, where a public authority is bound by them', async () => {
    const { id, caseId, subjectId } = await ask();
    const day = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const period = { name: 'Local elections', startsOn: day(-1), endsOn: day(1) };
    await setElections(db, { isBound: true, periods: [period] }, { after: 0, by: 'amina', now });
    expect(await settle(caseId, subjectId, 'publish', 'within-rules')).toEqual({
      ok: false,
      problem: { kind: 'election' },
    });
    expect(await wall()).not.toContain(id);
    await setElections(db, { isBound: false, periods: [period] }, { after: 1, by: 'amina', now });
    expect(await settle(caseId, subjectId, 'publish', 'within-rules')).toMatchObject({ ok: true });
  });

  it('come with what a moderator does not simply see: ways to reach somebody, and slurs', async () => {
    const words = `Ring 07700 900123, you blorgach ${newWords()}`;
    const { subjectId } = await ask(words);
    const part = contentPartsWith(slurListWith(['blorgach']));
    const read = await partOf(part, 'statement').content.read(db, subjectId);
    const spans = read?.passages[0]?.spans ?? [];
    expect(spans.map(({ from, to }) => words.slice(from, to))).toEqual(['07700 900123', 'blorgach']);
    expect(read?.passages[1]).toMatchObject({ text: 'Zahra', spans: [] });
  });

  it('go when a reader has reported them and one person agrees, and come back through another', async () => {
    const { id, caseId, subjectId } = await ask();
    await settle(caseId, subjectId, 'publish', 'within-rules');
    const part = partOf(contentParts, 'statement');
    expect((await reportContent(db, part, codes, { subjectId, reason: 'hate', now })).outcome).toBe('heard');
    expect(await settle(caseId, subjectId, 'take-down', 'hate')).toMatchObject({ ok: true });
    expect(await wall()).not.toContain(id);
    const seen = (await findCase(db, caseId))?.version ?? 0;
    const restored = { caseId, reason: 'mistake', seen, moderator: ines, now } as const;
    expect(await restoreContent(db, contentParts, restored)).toMatchObject({ ok: true });
    expect(await wall()).toContain(id);
  });

  it('that are rejected or held stand nowhere, and cannot be reported', async () => {
    for (const [verdict, reason] of [
      ['reject', 'spam'],
      ['hold', 'second-look'],
    ] as const) {
      const { id, caseId, subjectId } = await ask();
      await settle(caseId, subjectId, verdict, reason);
      expect(await wall()).not.toContain(id);
      const part = partOf(contentParts, 'statement');
      expect((await reportContent(db, part, codes, { subjectId, reason: 'hate', now })).outcome).toBe('nothing-there');
    }
  });

  it('that their writer takes back while somebody publishes them are gone', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, caseId, subjectId } = await ask();
      await claimCase(db, contentParts, { caseId, moderator: sam, now });
      const decision = { verdict: 'publish', reason: 'within-rules', seen: 1 } as const;
      const contentVersion = (await content(subjectId))?.version ?? '';
      await Promise.all([
        decide(db, contentParts, { caseId, decision: { ...decision, contentVersion }, moderator: sam, now }),
        takeBackStatement(db, wave.id, id, counting(now)),
      ]);
      expect(await wall()).not.toContain(id);
      expect(await content(subjectId)).toBeNull();
      expect(await findCase(db, caseId)).toMatchObject({ state: 'closed', labels: [], language: null });
    }
  });

  it('are not decided by whoever made the wave', async () => {
    const { caseId } = await ask();
    const organiser = { ...sam, id: wave.createdBy.replace('staff:', '') };
    expect(await claimCase(db, contentParts, { caseId, moderator: organiser, now })).toMatchObject({
      problem: { kind: 'own-interest' },
    });
  });
});
