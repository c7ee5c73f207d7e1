import { beforeAll, expect, it } from 'vitest';
import { migrations as geographyMigrations, importAreas, layOutAuthorities } from '#domains/geography';
import {
  answerChallenge,
  decidePublication,
  findChallenge,
  listShownChallenges,
  migrations as mappingMigrations,
  requestPublication,
  requestWithdrawal,
  storeIndex,
} from '#domains/mapping';
import {
  claimCase,
  findCase,
  listQueue,
  migrations as moderationMigrations,
  partOf,
  reportContent,
} from '#domains/moderation';
import type { Moderator, Reason, Verdict } from '#domains/moderation/core';
import { migrations as readinessMigrations } from '#domains/readiness';
import { slurListWith } from '#domains/voices/core';
import { attemptsMigrations } from '#platform/attempts';
import { auditMigrations, verifyAudit } from '#platform/audit';
import { createCodes } from '#platform/codes';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import { challengeFigure, takeBackByCode } from './challenge-figure.ts';
import { contentPartsWith, decide } from './decide-case.ts';

const slurs = slurListWith();
const contentParts = contentPartsWith(slurs);
const codes = createCodes('a secret of the tests, long enough for all');
const now = new Date('2026-11-26T12:00:00Z');
const sam: Moderator = { id: 'sam', isSteward: false, areas: [], languages: [] };
const leeds = 'E08000035';
const form = { areaCode: leeds, indicator: 'pay', words: 'The works closed in 2023.', language: 'en' };
const answer = { outcome: 'stands', words: 'The figure is of 2022.', correctedIn: '' };
const analyst = { by: 'amina', now };

/** A published map of one place. */
async function publishLeeds(db: Database): Promise<string> {
  const indicator = { id: 'pay', title: 'Pay', source: 'made up', licence: 'CC0', year: 2026, direction: 1 } as const;
  const group = { id: 'vulnerability', title: 'Vulnerability', aggregate: 'weighted-mean', isTop: true } as const;
  const version = {
    ...{ recipeId: 'need', title: 'Need', areaCount: 1, recipe: {}, coverage: [] },
    provenance: {
      programVersion: '0',
      inputs: [],
      seed: 1,
      draws: 0,
      warnings: [],
      associationGate: 'checked' as const,
    },
    indicators: [{ ...indicator, imputed: 0, treated: 0 }],
    groups: [{ ...group, members: [{ id: 'pay', weight: 1 }] }],
  };
  const area = {
    ...{ code: leeds, name: 'Leeds', parent: null, population: 100, raw: [1], normalised: [1] },
    groups: [{ score: 1, rank: 1, uncertainty: null }],
  };
  return db.transaction().execute(async (trx) => {
    const options = { status: 'draft', vintage: 'lad24', sources: null, actor: 'test', now } as const;
    const versionId = await storeIndex(trx, { version, areas: [area] }, options);
    const asked = await requestPublication(trx, { versionId, by: 'amina', note: 'ready', now }, []);
    if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
    const deciding = { by: 'sam', verdict: 'confirm', note: 'yes', against: null } as const;
    const decided = await decidePublication(trx, asked.value.id, deciding, { missing: [], isAskerHere: true, now });
    if (!decided.ok) throw new Error(JSON.stringify(decided.problem));
    return versionId;
  });
}

describeOnEachDatabase('challenges', (open) => {
  let db: Database;
  let versionId = '';
  beforeAll(async () => {
    db = await open([
      ...attemptsMigrations,
      ...auditMigrations,
      ...fileMigrations,
      ...geographyMigrations,
      ...mappingMigrations,
      ...moderationMigrations,
      ...readinessMigrations,
    ]);
    await db.transaction().execute(async (trx) => {
      const area = { vintage: 'lad24', code: leeds, name: 'Leeds', parent: null, population: 100 } as const;
      const imported = await importAreas(trx, [{ ...area, centre: { lon: -1.5, lat: 53.8 } }], {
        actor: 'test',
        origin: 'import',
      });
      if (!imported.ok) throw new Error(JSON.stringify(imported.problem));
      await layOutAuthorities(trx, 'lad24');
    });
    versionId = await publishLeeds(db);
  });

  const send = (changes: Partial<typeof form> = {}, hasRoom = true) =>
    challengeFigure(
      db,
      codes,
      slurs,
      { id: versionId, vintage: 'lad24' },
      { ...form, ...changes },
      {
        now,
        hasRoom: () => hasRoom,
        indicators: ['pay'],
      },
    );
  async function challenge(words = form.words) {
    const sent = await send({ words });
    if (!sent.ok) throw new Error(JSON.stringify(sent.problem));
    const { entries } = await listQueue(db, sam, { view: 'queue' }, { now, limit: 100 });
    const kase = entries
      .map((entry) => entry.kase)
      .find(({ kind, state }) => kind === 'challenge' && state === 'waiting');
    if (kase === undefined) throw new Error('it is not in the queue');
    return { code: sent.value, caseId: kase.id, id: kase.subjectId };
  }
  const content = (id: string) => partOf(contentParts, 'challenge').content.read(db, id);
  async function settle({ caseId, id }: { caseId: string; id: string }, verdict: Verdict, reason: Reason) {
    await claimCase(db, contentParts, { caseId, moderator: sam, now });
    const decision = {
      ...{ verdict, reason, seen: (await findCase(db, caseId))?.version ?? 0 },
      contentVersion: (await content(id))?.version ?? '',
    };
    const decided = await decide(db, contentParts, { caseId, decision, moderator: sam, now });
    if (!decided.ok) throw new Error(JSON.stringify(decided.problem));
  }
  const publicly = async () =>
    (await listShownChallenges(db, { versions: [versionId], areaCode: leeds, most: 100 })).map(({ id }) => id);
  const answerIt = (id: string, draft = answer) =>
    db.transaction().execute((trx) => answerChallenge(trx, id, draft, analyst));

  it('are read by nobody until moderation lets them through, and answered only then', async () => {
    const sent = await challenge();
    expect(await publicly()).not.toContain(sent.id);
    expect((await content(sent.id))?.address).toBeNull();
    expect(await answerIt(sent.id)).toEqual({ ok: false, problem: { kind: 'not-shown' } });
    await settle(sent, 'publish', 'within-rules');
    expect(await publicly()).toContain(sent.id);
    expect(await content(sent.id)).toMatchObject({ name: 'Leeds', places: [leeds] });
    expect(await answerIt(sent.id)).toMatchObject({ ok: true });
    expect(await answerIt(sent.id, { ...answer, outcome: 'wrong', words: 'We looked again.' })).toMatchObject({
      ok: true,
    });
    expect((await findChallenge(db, sent.id))?.answers).toMatchObject([
      { outcome: 'stands', by: 'amina' },
      { outcome: 'wrong', words: 'We looked again.' },
    ]);
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
  });

  it.each<[Verdict, Reason]>([
    ['reject', 'spam'],
    ['hold', 'second-look'],
  ])('that moderation %ss stand nowhere', async (verdict, reason) => {
    const sent = await challenge();
    await settle(sent, verdict, reason);
    expect(await publicly()).not.toContain(sent.id);
    expect(await answerIt(sent.id)).toMatchObject({ problem: { kind: 'not-shown' } });
  });

  it('are taken back by the code of their writer, with the answers; not by that of a reader who reports them', async () => {
    const sent = await challenge();
    await settle(sent, 'publish', 'within-rules');
    await answerIt(sent.id);
    const part = partOf(contentParts, 'challenge');
    const reported = await reportContent(db, part, codes, { subjectId: sent.id, reason: 'untrue', now });
    expect(await takeBackByCode(db, codes, reported.code?.words ?? 'none')).toBe('unknown');
    expect(await publicly()).toContain(sent.id);
    expect(await takeBackByCode(db, codes, sent.code.words)).toBe('gone');
    expect(await findChallenge(db, sent.id)).toBeNull();
    expect(await content(sent.id)).toBeNull();
    expect(await findCase(db, sent.caseId)).toMatchObject({ state: 'closed' });
    expect(await takeBackByCode(db, codes, sent.code.words)).toBe('unknown');
  });

  it('are gone when their writer takes them back while somebody lets them through', async () => {
    const sent = await challenge();
    await Promise.allSettled([settle(sent, 'publish', 'within-rules'), takeBackByCode(db, codes, sent.code.figures)]);
    expect(await findChallenge(db, sent.id)).toBeNull();
    expect(await findCase(db, sent.caseId)).toMatchObject({ state: 'closed' });
  });

  it('that say nothing, are too long, or are about nothing of this map are refused, and leave nothing', async () => {
    const { total } = await listQueue(db, sam, { view: 'queue' }, { now, limit: 1 });
    expect(await send({ words: ' \u200b' })).toEqual({
      ok: false,
      problem: { kind: 'words', problem: { kind: 'empty' } },
    });
    expect(await send({ words: 'a'.repeat(801) })).toMatchObject({ problem: { problem: { kind: 'too-long', by: 1 } } });
    expect(await send({ areaCode: 'E08000001' })).toMatchObject({ problem: { kind: 'no-area' } });
    expect(await send({ indicator: 'religion' })).toMatchObject({ problem: { kind: 'no-indicator' } });
    expect(await send({}, false)).toMatchObject({ problem: { kind: 'crowded' } });
    expect((await listQueue(db, sam, { view: 'queue' }, { now, limit: 1 })).total).toBe(total);
  });

  it('are masked and veiled for moderators like other words', async () => {
    const { id } = await challenge('Ring me on 07700 900123 about the works.');
    expect((await content(id))?.passages[0]?.spans).toMatchObject([{ kind: 'contact' }]);
  });

  it('of a map that is hidden have no address', async () => {
    const sent = await challenge();
    await settle(sent, 'publish', 'within-rules');
    expect((await content(sent.id))?.address).toBe(`/map/challenges?map=${versionId}&area=${leeds}`);
    await db.transaction().execute((trx) => requestWithdrawal(trx, { versionId, by: 'amina', note: 'wrong', now }));
    expect((await content(sent.id))?.address).toBeNull();
  });
});
