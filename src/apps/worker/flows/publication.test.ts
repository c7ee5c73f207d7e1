import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import {
  type Assignment,
  beginJoining,
  changeAssignment,
  migrations as deskMigrations,
  endPerson,
  finishJoining,
  invitePerson,
} from '#domains/desk';
import { migrations as geographyMigrations, importAreas, layOutAuthorities } from '#domains/geography';
import {
  findAudit,
  findPublicVersions,
  type IndexToStore,
  installProtectedTable,
  keepProtectedTable,
  migrations as mappingMigrations,
  storeIndex,
  takeBackRequest,
} from '#domains/mapping';
import { migrations as readinessMigrations, recordEntry, requirements, setElections } from '#domains/readiness';
import { auditMigrations, verifyAudit } from '#platform/audit';
import { authMigrations } from '#platform/auth';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import { decideProposal, proposePublication, proposeWithdrawal, whatStandsInTheWay } from './publication.ts';

const tables = [
  ...auditMigrations,
  ...authMigrations,
  ...fileMigrations,
  ...geographyMigrations,
  ...mappingMigrations,
  ...deskMigrations,
  ...readinessMigrations,
];
const now = new Date(Date.UTC(2026, 10, 26, 12));
const everywhere = (...roles: Assignment['roles']): Assignment => ({ roles, areas: [] });

/** An installation with areas that can be drawn, and a version that only the gate keeps from being published. */
async function prepare(open: (tables: typeof auditMigrations) => Promise<Database>) {
  const db = await open(tables);
  const codes = ['E06000001', 'E06000002'];
  const areas = codes.map((code, at) => ({
    ...({ vintage: 'lad24', code, name: code, parent: null, population: 1 } as const),
    centre: { lon: -1 - at, lat: 54 },
  }));
  const index: IndexToStore = {
    version: {
      ...{ recipeId: 'need', title: 'Need', areaCount: 2, recipe: {}, coverage: [] },
      provenance: { programVersion: '0', inputs: [], seed: 1, draws: 0, warnings: [], associationGate: 'checked' },
      indicators: [
        { ...{ id: 'pay', title: 'Pay', source: '', licence: '', year: 2026, direction: 1 }, imputed: 0, treated: 0 },
      ],
      groups: [
        {
          id: 'vulnerability',
          title: 'V',
          aggregate: 'weighted-mean',
          members: [{ id: 'pay', weight: 1 }],
          isTop: true,
        },
      ],
    },
    areas: codes.map((code, at) => ({
      ...{ code, name: code, parent: null, population: 1, raw: [at], normalised: [at] },
      groups: [{ score: at, rank: 2 - at, uncertainty: null }],
    })),
  };
  const versionId = await db.transaction().execute(async (trx) => {
    await importAreas(trx, areas, { actor: 'test', origin: 'import' });
    await layOutAuthorities(trx, 'lad24');
    return storeIndex(trx, index, { status: 'draft', vintage: 'lad24', sources: null, actor: 'test', now });
  });
  return { db, versionId };
}

async function join(db: Database, name: string, assignment: Assignment): Promise<string> {
  const email = `${name}@example.org`;
  const invited = await invitePerson(db, { email, assignment, actor: 'test', now });
  if (!invited.ok) throw new Error(invited.problem.kind);
  const { token } = invited.value;
  const begun = await beginJoining(db, { token, name, email, passwordHash: null }, now);
  if (!begun.ok) throw new Error(begun.problem);
  const joined = await finishJoining(db, token, begun.value.accountId, now);
  if (!joined.ok) throw new Error(joined.problem);
  return joined.value.personId;
}

/** Records everything that has to be recorded before anything is public, but for some. */
async function record(db: Database, by: string, but: readonly string[] = []) {
  for (const { id } of requirements.filter((requirement) => !but.includes(requirement.id))) {
    const entry = { requirement: id, text: 'As it should be.', reviewBy: '2027-06-01', after: 0, by, now };
    const recorded = await recordEntry(db, entry);
    if (!recorded.ok) throw new Error(JSON.stringify(recorded.problem));
  }
}

const publicIds = async (db: Database) => (await findPublicVersions(db)).map(({ id }) => id);

describeOnEachDatabase('publishing at the desk', (open) => {
  it('waits through the weeks before an election, where a public authority is bound by them', async () => {
    const { db, versionId } = await prepare(open);
    const [amina, sam] = [await join(db, 'amina', everywhere('steward')), await join(db, 'sam', everywhere('analyst'))];
    await record(db, amina);
    const proposal = { versionId, by: sam, note: 'Ready.', now };
    const asked = await proposePublication(db, proposal);
    if (!asked.ok) throw new Error(asked.problem.kind);
    const day = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const period = { name: 'Local elections', startsOn: day(-1), endsOn: day(1) };
    await setElections(db, { isBound: true, periods: [period] }, { after: 0, by: amina, now });
    const deciding = { by: amina, verdict: 'confirm', note: 'Yes.', against: null } as const;
    expect(await decideProposal(db, asked.value.id, deciding, now)).toEqual({
      ok: false,
      problem: { kind: 'election' },
    });
    expect(await publicIds(db)).toEqual([]);
    const later = new Date(now.getTime() + 3 * 86_400_000);
    expect(await decideProposal(db, asked.value.id, deciding, later)).toMatchObject({ ok: true });
    expect(await publicIds(db)).toEqual([versionId]);
  });

  it('is refused with the names of what the installation has yet to record, and works once it has', async () => {
    const { db, versionId } = await prepare(open);
    const [amina, sam] = [await join(db, 'amina', everywhere('steward')), await join(db, 'sam', everywhere('analyst'))];
    await record(db, amina, ['privacy', 'complaints']);
    const proposal = { versionId, by: amina, note: 'It is ready.', now };
    const obstacles = [{ kind: 'gate', missing: ['privacy', 'complaints'] }];
    expect(await whatStandsInTheWay(db, versionId, now)).toEqual(obstacles);
    expect(await proposePublication(db, proposal)).toEqual({ ok: false, problem: { kind: 'obstacles', obstacles } });
    for (const requirement of ['privacy', 'complaints'] as const)
      await recordEntry(db, { requirement, text: 'Written.', reviewBy: '2027-06-01', after: 0, by: amina, now });
    const asked = await proposePublication(db, proposal);
    if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
    const deciding = { by: sam, verdict: 'confirm', note: 'I agree.', against: null } as const;
    const overdue = new Date(Date.UTC(2027, 5, 2));
    expect(await decideProposal(db, asked.value.id, deciding, overdue)).toMatchObject({
      problem: { kind: 'obstacles' },
    });
    expect(await decideProposal(db, asked.value.id, deciding, now)).toMatchObject({ ok: true });
    expect(await publicIds(db)).toEqual([versionId]);
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
  });

  it('is for analysts and stewards who act everywhere, when they propose and when they decide', async () => {
    const { db, versionId } = await prepare(open);
    const amina = await join(db, 'amina', everywhere('steward'));
    await record(db, amina);
    const others = [
      await join(db, 'mo', everywhere('moderator', 'organiser', 'checker', 'intermediary-lead', 'leadership-lead')),
      await join(db, 'kim', { roles: ['analyst', 'steward'], areas: ['E06000001'] }),
      'nobody',
    ];
    for (const by of others) {
      const proposal = { versionId, by, note: 'x', now };
      expect(await proposePublication(db, proposal)).toEqual({ ok: false, problem: { kind: 'not-yours' } });
      expect(await proposeWithdrawal(db, proposal)).toEqual({ ok: false, problem: { kind: 'not-yours' } });
    }
    const asked = await proposePublication(db, { versionId, by: amina, note: 'x', now });
    if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
    for (const by of others) {
      const deciding = { by, verdict: 'confirm', note: 'x', against: null } as const;
      expect(await decideProposal(db, asked.value.id, deciding, now)).toMatchObject({ problem: { kind: 'not-yours' } });
    }
    expect(await publicIds(db)).toEqual([]);
  });

  it.each([
    ['has ended', (db: Database, id: string) => endPerson(db, id, { actor: 'test', now })],
    [
      'may publish no more',
      (db: Database, id: string) => changeAssignment(db, id, everywhere('organiser'), { actor: 'test', now }),
    ],
    [
      'is limited to own areas now',
      (db: Database, id: string) =>
        changeAssignment(db, id, { roles: ['analyst'], areas: ['E06000001'] }, { actor: 'test', now }),
    ],
  ])('is not confirmed for somebody who %s, and may be declined', async (_what, change) => {
    const { db, versionId } = await prepare(open);
    const [amina, sam] = [await join(db, 'amina', everywhere('steward')), await join(db, 'sam', everywhere('analyst'))];
    await record(db, amina);
    const asked = await proposePublication(db, { versionId, by: sam, note: 'x', now });
    if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
    await change(db, sam);
    const deciding = { by: amina, note: 'x', against: null } as const;
    expect(await decideProposal(db, asked.value.id, { ...deciding, verdict: 'confirm' }, now)).toMatchObject({
      problem: { kind: 'asker-gone' },
    });
    expect(await decideProposal(db, asked.value.id, { ...deciding, verdict: 'decline' }, now)).toMatchObject({
      ok: true,
    });
    expect(await proposePublication(db, { versionId, by: amina, note: 'again', now })).toMatchObject({ ok: true });
  });

  it('back and hiding need no gate: a withdrawal works whatever has lapsed, also of somebody who has left since', async () => {
    const { db, versionId } = await prepare(open);
    const [amina, sam] = [await join(db, 'amina', everywhere('steward')), await join(db, 'sam', everywhere('analyst'))];
    await record(db, amina);
    const asked = await proposePublication(db, { versionId, by: amina, note: 'x', now });
    if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
    await decideProposal(db, asked.value.id, { by: sam, verdict: 'confirm', note: 'x', against: null }, now);
    const lapsed = new Date(Date.UTC(2028, 0, 1));
    const hidden = await proposeWithdrawal(db, { versionId, by: sam, note: 'Wrong.', now: lapsed });
    if (!hidden.ok) throw new Error(JSON.stringify(hidden.problem));
    expect(await publicIds(db)).toEqual([]);
    await endPerson(db, sam, { actor: 'test', now });
    const deciding = { by: amina, verdict: 'confirm', note: 'Wrong indeed.', against: null } as const;
    expect(await decideProposal(db, hidden.value.id, deciding, lapsed)).toMatchObject({ ok: true });
  });
});

describeOnEachDatabase('the proxy audit', (open) => {
  const folder = mkdtempSync(`${tmpdir()}/outspoken-publication-`);
  afterAll(() => rmSync(folder, { recursive: true }));

  async function install(db: Database, name: string, codes: readonly string[]) {
    const path = `${folder}/${name}`;
    writeFileSync(path, `code,some,some_other,all_total\n${codes.map((code, at) => `${code},${at},1,9`).join('\n')}\n`);
    const kept = await keepProtectedTable(db, { path, code: 'code', shares: 'some=some/all_total', lookup: null });
    if (!kept.ok) throw new Error(JSON.stringify(kept.problem));
    await db.transaction().execute((trx) => installProtectedTable(trx, kept.value, { actor: 'test', now }));
  }

  it('is made when a version is proposed, kept whatever it says, and must be of the table that is installed', async () => {
    const { db, versionId } = await prepare(open);
    const [amina, sam] = [await join(db, 'amina', everywhere('steward')), await join(db, 'sam', everywhere('analyst'))];
    await record(db, amina);
    await install(db, 'first.csv', ['E06000001', 'E06000002']);
    expect(await findAudit(db, versionId)).toBeNull();
    expect(await whatStandsInTheWay(db, versionId, now)).toEqual([]);
    const proposal = { versionId, by: amina, note: 'x', now };
    const asked = await proposePublication(db, proposal);
    if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
    const audit = await findAudit(db, versionId);
    expect(audit).toMatchObject({
      table: { fileName: 'first.csv' },
      groups: [{ groupId: 'vulnerability', needId: 'pay' }],
    });
    expect(audit?.groups[0]?.rows).toMatchObject([
      { characteristic: 'some', areas: 2, spearman: expect.closeTo(1, 9) },
    ]);

    await install(db, 'second.csv', ['E06000002', 'E06000001']);
    expect(await whatStandsInTheWay(db, versionId, now)).toEqual([{ kind: 'no-audit' }]);
    const deciding = { by: sam, verdict: 'confirm', note: 'x', against: null } as const;
    expect(await decideProposal(db, asked.value.id, deciding, now)).toEqual({
      ok: false,
      problem: { kind: 'obstacles', obstacles: [{ kind: 'no-audit' }] },
    });
    expect(await publicIds(db)).toEqual([]);

    await db.transaction().execute((trx) => takeBackRequest(trx, asked.value.id, { by: amina, now }));
    const again = await proposePublication(db, proposal);
    if (!again.ok) throw new Error(JSON.stringify(again.problem));
    expect((await findAudit(db, versionId))?.groups[0]?.rows).toMatchObject([{ spearman: expect.closeTo(-1, 9) }]);
    expect(await decideProposal(db, again.value.id, deciding, now)).toMatchObject({ ok: true });
    expect(await publicIds(db)).toEqual([versionId]);
    await expect(sql`update mapping.proxy_audits set groups = '[1]'`.execute(db)).rejects.toThrow(
      'kept as it was made',
    );
    await expect(sql`delete from mapping.proxy_audits`.execute(db)).rejects.toThrow('kept as it was made');
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
  });

  it('that cannot be made keeps a version from being proposed', async () => {
    const { db, versionId } = await prepare(open);
    const amina = await join(db, 'amina', everywhere('steward'));
    await record(db, amina);
    await install(db, 'elsewhere.csv', ['W06000001']);
    expect(await proposePublication(db, { versionId, by: amina, note: 'x', now })).toMatchObject({
      problem: { kind: 'cannot-audit', because: { kind: 'no-area-protected' } },
    });
  });
});
