import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { migrations as geographyMigrations, importAreas, layOutAuthorities } from '#domains/geography';
import { auditMigrations, verifyAudit } from '#platform/audit';
import type { Database, Transaction } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import type { Deciding } from '../core/publication/publication-request.ts';
import type { AreaResult } from '../core/version/index-version.ts';
import { findPublicVersions, findVersion } from '../store/index-versions.ts';
import { migrations } from '../store/migrations.ts';
import { findOpenRequest, listRequests } from '../store/publication-requests.ts';
import { requestPublication, requestWithdrawal } from './ask-for-publication.ts';
import { decidePublication, takeBackRequest } from './decide-publication.ts';
import { storeIndex } from './store-index.ts';

const tables = [...auditMigrations, ...fileMigrations, ...geographyMigrations, ...migrations];
const now = new Date(Date.UTC(2026, 10, 26, 12));
const codes = ['E06000001', 'E06000002', 'E06000003'];

async function withPlaces(open: (tables: typeof auditMigrations) => Promise<Database>) {
  const db = await open(tables);
  const areas = codes.map((code, at) => ({
    ...({ vintage: 'lad24', code, name: `Place ${at}`, parent: null, population: 100 } as const),
    centre: { lon: -1 - at / 10, lat: 54 },
  }));
  await inTransaction(db, async (trx) => {
    const imported = await importAreas(trx, areas, { actor: 'test', origin: 'import' });
    if (!imported.ok) throw new Error(JSON.stringify(imported.problem));
    await layOutAuthorities(trx, 'lad24');
  });
  return db;
}

const inTransaction = <Value>(db: Database, use: (trx: Transaction) => Promise<Value>) => db.transaction().execute(use);

/** A small index that may be published. */
async function keep(
  db: Database,
  recipeId = 'need',
  associationGate: 'checked' | 'not-checked' = 'checked',
  places = codes,
) {
  const areas = places.map(
    (code, at): AreaResult => ({
      ...{ code, name: code, parent: null, population: 100, raw: [at], normalised: [at] },
      groups: [{ score: at, rank: places.length - at, uncertainty: null }],
    }),
  );
  const indicator = { id: 'pay', title: 'Pay', source: 'made up', licence: 'CC0', year: 2026, direction: 1 } as const;
  const group = { id: 'vulnerability', title: 'Vulnerability', aggregate: 'weighted-mean', isTop: true } as const;
  const version = {
    ...{ recipeId, title: 'Need', areaCount: places.length, recipe: {}, coverage: [] },
    provenance: { programVersion: '0', inputs: [], seed: 1, draws: 0, warnings: [], associationGate },
    indicators: [{ ...indicator, imputed: 0, treated: 0 }],
    groups: [{ ...group, members: [{ id: 'pay', weight: 1 }] }],
  };
  const options = { status: 'draft', vintage: 'lad24', sources: null, actor: 'test', now } as const;
  return inTransaction(db, (trx) => storeIndex(trx, { version, areas }, options));
}

const ask = (db: Database, versionId: string, by = 'amina', missing: readonly string[] = []) =>
  inTransaction(db, (trx) => requestPublication(trx, { versionId, by, note: 'ready', now }, missing));
const withdraw = (db: Database, versionId: string, by = 'amina') =>
  inTransaction(db, (trx) => requestWithdrawal(trx, { versionId, by, note: 'wrong', now }));
const decide = (db: Database, request: number, changes: Partial<Deciding> = {}, missing: readonly string[] = []) =>
  inTransaction(db, (trx) =>
    decidePublication(
      trx,
      request,
      { by: 'sam', verdict: 'confirm', note: 'agreed', against: null, ...changes },
      { missing, isAskerHere: true, now },
    ),
  );

async function asked(db: Database, versionId: string, by = 'amina'): Promise<number> {
  const request = await ask(db, versionId, by);
  if (!request.ok) throw new Error(JSON.stringify(request.problem));
  return request.value.id;
}

async function published(db: Database, recipeId = 'need', against: string | null = null): Promise<string> {
  const id = await keep(db, recipeId);
  expect(await decide(db, await asked(db, id), { against })).toMatchObject({ ok: true });
  return id;
}

const publicIds = async (db: Database) => (await findPublicVersions(db)).map(({ id }) => id);
const statusOf = async (db: Database, id: string) => (await findVersion(db, id))?.version.status;
const kindsOf = (results: readonly { ok: boolean; problem?: { kind: string } }[]) =>
  results.map(({ ok, problem }) => (ok ? 'ok' : problem?.kind)).toSorted();

describeOnEachDatabase('publishing', (open) => {
  it('waits for a second person, then is public, takes the place of the one before, and is logged with ids alone', async () => {
    const db = await withPlaces(open);
    const first = await published(db);
    const second = await keep(db);
    const request = await asked(db, second, 'kim');
    expect(await publicIds(db)).toEqual([first]);
    expect(await decide(db, request, { by: 'kim', against: first })).toMatchObject({
      problem: { kind: 'own-request' },
    });
    expect(await decide(db, request, { against: first })).toMatchObject({ ok: true });
    expect(await publicIds(db)).toEqual([second]);
    expect(await statusOf(db, first)).toBe('superseded');
    expect((await findVersion(db, second))?.version.publishedAt).toBe(now.toISOString());
    const { rows } = await sql<{ actor: string; action: string; subject: string; detail: object }>`
      select actor, action, subject, detail from platform.audit_entries where subject = ${`index:${second}`} order by sequence
    `.execute(db);
    expect(rows.slice(1)).toEqual([
      { ...rows[1], actor: 'staff:kim', action: 'mapping.publication-asked', detail: { request } },
      {
        ...rows[2],
        ...{ actor: 'staff:sam', action: 'mapping.published' },
        detail: { request, asked: 'staff:kim', superseded: first },
      },
    ]);
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
  });

  it('is refused in words that name everything in its way, when it is asked for and again when it is decided', async () => {
    const db = await withPlaces(open);
    const unchecked = await keep(db, 'unchecked', 'not-checked');
    expect(await ask(db, unchecked, 'amina', ['privacy notice'])).toEqual({
      ok: false,
      problem: {
        kind: 'obstacles',
        obstacles: [{ kind: 'gate', missing: ['privacy notice'] }, { kind: 'not-checked' }],
      },
    });
    const nowhere = await keep(db, 'nowhere', 'checked', [...codes, 'E06000099', 'E06000098']);
    expect(await ask(db, nowhere)).toMatchObject({
      problem: { obstacles: [{ kind: 'no-place', areas: 2, example: 'E06000098' }] },
    });
    const id = await keep(db);
    const request = await asked(db, id);
    expect(await decide(db, request, {}, ['complaints route'])).toMatchObject({
      problem: { obstacles: [{ kind: 'gate', missing: ['complaints route'] }] },
    });
    expect(await publicIds(db)).toEqual([]);
    expect(await ask(db, 'need-v99')).toMatchObject({ problem: { kind: 'no-version' } });
    expect(await decide(db, 999)).toMatchObject({ problem: { kind: 'no-request' } });
  });

  it('is decided once, by whoever is first of two', async () => {
    const db = await withPlaces(open);
    const request = await asked(db, await keep(db));
    const both = await Promise.all([
      decide(db, request, { by: 'sam' }),
      decide(db, request, { by: 'kim', verdict: 'decline' }),
    ]);
    expect(kindsOf(both)).toEqual(['already-decided', 'ok']);
    expect(await listRequests(db)).toHaveLength(1);
  });

  it('is asked for once, by whoever is first of two', async () => {
    const db = await withPlaces(open);
    const id = await keep(db);
    expect(kindsOf(await Promise.all([ask(db, id, 'amina'), ask(db, id, 'kim')]))).toEqual(['already-asked', 'ok']);
  });

  it('of two versions of one recipe at once makes one public: the other was compared with what is public no more', async () => {
    const db = await withPlaces(open);
    const first = await published(db);
    const [second, third] = [await keep(db), await keep(db)];
    const requests = [await asked(db, second), await asked(db, third)];
    const both = await Promise.all(requests.map((request) => decide(db, request, { against: first })));
    expect(kindsOf(both)).toEqual(['ok', 'public-has-changed']);
    expect(await publicIds(db)).toHaveLength(1);
    expect(await statusOf(db, first)).toBe('superseded');
  });

  it('and taking back at once ends one way: what is taken back is not published', async () => {
    const db = await withPlaces(open);
    const id = await keep(db);
    const request = await asked(db, id);
    const [taken, decided] = await Promise.all([
      inTransaction(db, (trx) => takeBackRequest(trx, request, { by: 'amina', now })),
      decide(db, request),
    ]);
    expect(kindsOf([taken, decided])).toEqual(['already-decided', 'ok']);
    expect(await publicIds(db)).toEqual(decided.ok ? [id] : []);
    if (taken.ok) expect(await ask(db, id)).toMatchObject({ ok: true });
  });

  it('of several recipes stands side by side', async () => {
    const db = await withPlaces(open);
    const [one, other] = [await published(db, 'need'), await published(db, 'ties')];
    expect((await publicIds(db)).toSorted()).toEqual([one, other].toSorted());
  });

  it('of one that was superseded brings it back in the place of the newer', async () => {
    const db = await withPlaces(open);
    const first = await published(db);
    const second = await published(db, 'need', first);
    expect(await decide(db, await asked(db, first), { against: second })).toMatchObject({ ok: true });
    expect(await publicIds(db)).toEqual([first]);
  });
});

describeOnEachDatabase('withdrawing', (open) => {
  it('hides at once, and is final once somebody else agrees', async () => {
    const db = await withPlaces(open);
    const first = await published(db);
    const id = await published(db, 'need', first);
    const request = await withdraw(db, id);
    if (!request.ok) throw new Error(request.problem.kind);
    expect(await publicIds(db)).toEqual([]);
    expect(await decide(db, request.value.id, { by: 'amina' })).toMatchObject({ problem: { kind: 'own-request' } });
    expect(
      await inTransaction(db, (trx) => takeBackRequest(trx, request.value.id, { by: 'amina', now })),
    ).toMatchObject({
      problem: { kind: 'is-withdrawal' },
    });
    expect(await decide(db, request.value.id)).toMatchObject({ ok: true });
    expect([await statusOf(db, id), await statusOf(db, first)]).toEqual(['withdrawn', 'superseded']);
    expect(await ask(db, id)).toMatchObject({ problem: { obstacles: [{ kind: 'withdrawn' }] } });
    expect(await withdraw(db, id)).toMatchObject({ problem: { kind: 'not-public' } });
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
  });

  it('is undone by somebody else, with the version as public as before', async () => {
    const db = await withPlaces(open);
    const id = await published(db);
    const before = (await findVersion(db, id))?.version;
    const request = await withdraw(db, id);
    if (!request.ok) throw new Error(request.problem.kind);
    expect(await decide(db, request.value.id, { verdict: 'decline' })).toMatchObject({ ok: true });
    expect((await findVersion(db, id))?.version).toEqual(before);
  });

  it('and publishing a newer one meanwhile: the older stays behind when it is brought back', async () => {
    const db = await withPlaces(open);
    const id = await published(db);
    await withdraw(db, id);
    const newer = await published(db);
    const request = await findOpenRequest(db, id);
    expect(await decide(db, request?.id ?? 0, { verdict: 'decline' })).toMatchObject({
      value: { status: 'superseded' },
    });
    expect(await publicIds(db)).toEqual([newer]);
  });

  it('twice at once hides once', async () => {
    const db = await withPlaces(open);
    const id = await published(db);
    expect(kindsOf(await Promise.all([withdraw(db, id, 'amina'), withdraw(db, id, 'kim')]))).toEqual([
      'already-asked',
      'ok',
    ]);
  });

  it('while a newer version is decided on leaves no older one in public', async () => {
    const db = await withPlaces(open);
    const id = await published(db);
    const newer = await keep(db);
    const request = await asked(db, newer);
    const [hidden, decided] = await Promise.all([withdraw(db, id, 'kim'), decide(db, request, { against: id })]);
    // Either the newer one took the place first, and the older is public no more; or it was compared with what has been hidden since.
    expect(kindsOf([hidden, decided])).toEqual(hidden.ok ? ['ok', 'public-has-changed'] : ['not-public', 'ok']);
    expect(await publicIds(db)).toEqual(decided.ok ? [newer] : []);
  });
});

describeOnEachDatabase('the database', (open) => {
  it('lets no version become public that two people have not decided on, and keeps what they said', async () => {
    const db = await withPlaces(open);
    const id = await keep(db);
    const refused = (statement: string, why: string) => expect(sql.raw(statement).execute(db)).rejects.toThrow(why);
    const makePublic = `update mapping.index_versions set status = 'published', published_at = now() where id = '${id}'`;
    await refused(makePublic, 'one person has asked and another has decided');
    const request = await asked(db, id);
    await refused(makePublic, 'one person has asked and another has decided');
    const decideAs = (by: string, outcome: string) =>
      `update mapping.publication_requests set outcome = '${outcome}', decided_by = '${by}', decided_at = now(), decision_note = 'x'`;
    await refused(decideAs('amina', 'confirmed'), 'check');
    expect(await decide(db, request, { verdict: 'decline' })).toMatchObject({ ok: true });
    await refused(makePublic, 'one person has asked and another has decided');
    await refused(decideAs('sam', 'confirmed'), 'is kept as it was asked');
    await refused(`update mapping.publication_requests set note = 'better'`, 'is kept as it was asked');
    await refused('delete from mapping.publication_requests', 'is kept as it was asked');
  });
});
