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
import { insertExample, listExamples, listWaves, migrations as voicesMigrations } from '#domains/voices';
import { isThere, slurListWith, type Wave } from '#domains/voices/core';
import { approvedWave } from '#domains/voices/testing';
import { attemptsMigrations } from '#platform/attempts';
import { auditMigrations } from '#platform/audit';
import { createCodes } from '#platform/codes';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import { contentPartsWith, decide, restoreContent } from './decide-case.ts';
import { exampleSubject } from './wave-content.ts';

const contentParts = contentPartsWith(slurListWith());
const codes = createCodes('a secret of the tests, long enough for all');
const now = new Date('2026-11-25T12:00:00Z');
const sam: Moderator = { id: 'sam', isSteward: false, areas: [], languages: [] };
const ines: Moderator = { ...sam, id: 'ines' };
const steward: Moderator = { ...sam, id: 'amina', isSteward: true };

describeOnEachDatabase('waves and their examples that readers report', (open) => {
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
    ]);
    wave = await approvedWave(db, {}, now);
    const example = { id: 'first', words: 'Call me on 07700 900123.', language: 'en' };
    await db
      .transaction()
      .execute((trx) =>
        insertExample(trx, wave.id, { ...example, place: 1, consentedOn: '2026-11-01', isShown: true }),
      );
  });

  const content = (kind: 'wave' | 'example', subjectId: string) =>
    partOf(contentParts, kind).content.read(db, subjectId);
  const isWaveThere = async () => (await listWaves(db)).some((one) => one.id === wave.id && isThere(one));
  const examples = async () => (await listExamples(db, wave.id)).map(({ id }) => id);

  /** A reader reports it. Tells the case. */
  async function report(kind: 'wave' | 'example', subjectId: string): Promise<string> {
    const reported = await reportContent(db, partOf(contentParts, kind), codes, { subjectId, reason: 'hate', now });
    expect(reported.outcome).toBe('heard');
    const { entries } = await listQueue(db, sam, { view: 'queue' }, { now, limit: 50 });
    return entries.find(({ kase }) => kase.kind === kind && kase.subjectId === subjectId)?.kase.id ?? '';
  }
  async function settle(kind: 'wave' | 'example', subjectId: string, caseId: string, verdict: Verdict, by: Moderator) {
    await claimCase(db, contentParts, { caseId, moderator: by, now });
    const decision = {
      ...{ verdict, reason: 'hate' as Reason, seen: (await findCase(db, caseId))?.version ?? 0 },
      contentVersion: (await content(kind, subjectId))?.version ?? '',
    };
    const decided = await decide(db, contentParts, { caseId, decision, moderator: by, now });
    if (!decided.ok) throw new Error(JSON.stringify(decided.problem));
  }

  it('a wave is taken away by two people, never by whoever made it, and comes back', async () => {
    expect(await content('wave', wave.id)).toMatchObject({ address: `/waves/${wave.slug}`, name: wave.slug });
    const caseId = await report('wave', wave.id);
    const organiser = { ...sam, id: wave.createdBy.replace('staff:', '') };
    expect(await claimCase(db, contentParts, { caseId, moderator: organiser, now })).toMatchObject({
      problem: { kind: 'own-interest' },
    });
    await settle('wave', wave.id, caseId, 'take-down', sam);
    expect(await isWaveThere()).toBe(true);
    await settle('wave', wave.id, caseId, 'agree', steward);
    expect(await isWaveThere()).toBe(false);
    expect((await content('wave', wave.id))?.address).toBeNull();
    const seen = (await findCase(db, caseId))?.version ?? 0;
    const restored = { caseId, reason: 'mistake', seen, moderator: ines, now } as const;
    expect(await restoreContent(db, contentParts, restored)).toMatchObject({ ok: true });
    expect(await isWaveThere()).toBe(true);
  });

  it('an example is taken away by one, with what is masked in it', async () => {
    const subject = exampleSubject(wave.id, 'first');
    expect((await content('example', subject))?.passages[0]?.spans).toMatchObject([{ kind: 'contact' }]);
    const caseId = await report('example', subject);
    await settle('example', subject, caseId, 'take-down', sam);
    expect(await examples()).toEqual([]);
    expect((await content('example', subject))?.address).toBeNull();
  });

  it('what is not there cannot be reported', async () => {
    for (const [kind, subjectId] of [
      ['wave', 'no-wave'],
      ['example', 'no-wave:first'],
      ['example', exampleSubject(wave.id, 'other')],
    ] as const) {
      const reported = await reportContent(db, partOf(contentParts, kind), codes, { subjectId, reason: 'hate', now });
      expect(reported.outcome).toBe('nothing-there');
    }
  });
});
