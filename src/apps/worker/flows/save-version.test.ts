import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { migrations as geographyMigrations } from '#domains/geography';
import {
  askForVersion,
  changeWorking,
  findSave,
  findSensitivity,
  findVersion,
  findWorking,
  listTables,
  migrations as mappingMigrations,
  readIndex,
} from '#domains/mapping';
import type { Change } from '#domains/mapping/core';
import { migrations as moderationMigrations } from '#domains/moderation';
import { migrations as voicesMigrations } from '#domains/voices';
import { auditMigrations, verifyAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import { beginFrom } from './begin-from-version.ts';
import { loadExample } from './load-example.ts';
import { removeExample } from './remove-example.ts';
import { saveVersion } from './save-version.ts';

const tables = [
  ...auditMigrations,
  ...fileMigrations,
  ...geographyMigrations,
  ...mappingMigrations,
  ...moderationMigrations,
  ...voicesMigrations,
];
const now = new Date(Date.UTC(2026, 10, 26));
const doing = { actor: 'staff:7', now };

async function begin(db: Database): Promise<string> {
  await loadExample(db, { ...doing, asked: true, workers: 1 });
  const begun = await beginFrom(db, 'england-2025-v1', doing);
  if (!begun.ok) throw new Error(JSON.stringify(begun.problem));
  return begun.value;
}

async function ask(db: Database, working: string): Promise<string> {
  const seen = (await findWorking(db, working))?.steps.length ?? 0;
  const asked = await db.transaction().execute((trx) => askForVersion(trx, working, seen, doing));
  if (!asked.ok) throw new Error(asked.problem.kind);
  return asked.value;
}

const change = (db: Database, working: string, seen: number, what: Change) =>
  db.transaction().execute((trx) => changeWorking(trx, working, { change: what, seen }, doing));

const save = (db: Database, id: string, more: object = {}) =>
  saveVersion(db, id, {
    now: () => now,
    signal: new AbortController().signal,
    isLastAttempt: false,
    workers: 1,
    samples: 16,
    ...more,
  });

const fewDraws: Change = { kind: 'recipe', set: { uncertainty: { draws: 20, seed: 4, weightNoise: 0.2 } } };

describeOnEachDatabase('a working that began from the example', (open) => {
  it('becomes a draft, the next version of its recipe, with draws and under the name of whoever asked', async () => {
    const db = await open(tables);
    const working = await begin(db);
    const { recipe } = (await findWorking(db, working))?.state ?? {};
    const [group] = recipe?.groups ?? [];
    const [member] = group?.members ?? [];
    await change(db, working, 1, fewDraws);
    await change(db, working, 2, { kind: 'weights', weights: { [group?.id ?? '']: { [member?.id ?? '']: 9 } } });
    const id = await ask(db, working);
    expect((await findSave(db, id))?.outcome).toEqual({ state: 'waiting', progress: 0 });
    await save(db, id);
    expect(await findSave(db, id)).toMatchObject({
      ...{ workingId: working, step: 3, askedBy: 'staff:7' },
      outcome: { state: 'stored', versionId: 'england-2025-v2' },
    });
    const study = await findSensitivity(db, 'england-2025-v2');
    expect(study).toMatchObject({ samples: 16, seed: 4 });
    expect(study?.targets.map(({ groupId }) => groupId)).toContain('vulnerability');
    await expect(sql`delete from mapping.sensitivities`.execute(db)).rejects.toThrow('kept as it was made');
    const stored = await findVersion(db, 'england-2025-v2');
    expect(stored?.version).toMatchObject({
      ...{ status: 'draft', vintage: 'lad24', areaCount: 296, title: recipe?.title },
      provenance: { draws: 20, seed: 4, associationGate: 'not-checked' },
    });
    expect(stored?.version.groups[0]?.members[0]).toEqual({ id: member?.id, weight: 9 });
    const areas = (await readIndex(db, 'england-2025-v2'))?.areas ?? [];
    expect(areas.every(({ groups }) => groups.every(({ uncertainty }) => uncertainty !== null))).toBe(true);
    const last =
      await sql`select actor, action, subject from platform.audit_entries order by sequence desc limit 2`.execute(db);
    expect(last.rows).toEqual([
      { actor: 'staff:7', action: 'mapping.version-saved', subject: `working:${working}` },
      { actor: 'staff:7', action: 'mapping.index-stored', subject: 'index:england-2025-v2' },
    ]);
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
  });

  it('becomes a version once, however often the job runs', async () => {
    const db = await open(tables);
    const working = await begin(db);
    await change(db, working, 1, fewDraws);
    const id = await ask(db, working);
    const runs = await Promise.allSettled([save(db, id), save(db, id)]);
    await save(db, id);
    expect(runs.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await findVersion(db, 'england-2025-v2')).not.toBeNull();
    expect(await findVersion(db, 'england-2025-v3')).toBeNull();
  });

  it('that is interrupted leaves nothing, and is done by the next run', async () => {
    const db = await open(tables);
    const working = await begin(db);
    await change(db, working, 1, { kind: 'recipe', set: { uncertainty: { draws: 100_000, weightNoise: 0.2 } } });
    const id = await ask(db, working);
    const stopping = new AbortController();
    const run = save(db, id, { signal: stopping.signal, isLastAttempt: true });
    setTimeout(() => stopping.abort(), 300);
    await expect(run).rejects.toThrow('interrupted');
    expect((await findSave(db, id))?.outcome).toMatchObject({ state: 'building' });
    expect(await findVersion(db, 'england-2025-v2')).toBeNull();
  });

  it('that cannot become a version is refused with the reason, kept for whoever asked', async () => {
    const db = await open(tables);
    const working = await begin(db);
    await change(db, working, 1, fewDraws);
    await sql`delete from geography.hex_cells`.execute(db);
    await sql`delete from geography.areas where code = 'E06000001'`.execute(db);
    const id = await ask(db, working);
    await save(db, id);
    expect((await findSave(db, id))?.outcome).toEqual({
      state: 'refused',
      problem: { kind: 'areas-not-known', vintage: 'lad24', areas: 296, unknown: 1, example: 'E06000001' },
    });
    await save(db, id);
    expect(await findVersion(db, 'england-2025-v2')).toBeNull();
  });

  it('that fails for no fault of anybody is tried again, and says so after the last try', async () => {
    const db = await open(tables);
    const id = await ask(db, await begin(db));
    await sql`delete from platform.file_chunks`.execute(db);
    await expect(save(db, id)).rejects.toThrow('deleted while it was read');
    expect((await findSave(db, id))?.outcome).toMatchObject({ state: 'building' });
    await expect(save(db, id, { isLastAttempt: true })).rejects.toThrow('deleted while it was read');
    expect((await findSave(db, id))?.outcome).toEqual({ state: 'failed' });
  });

  it('is not made from a step that somebody has gone on from', async () => {
    const db = await open(tables);
    const working = await begin(db);
    await change(db, working, 1, fewDraws);
    const asked = await db.transaction().execute((trx) => askForVersion(trx, working, 1, doing));
    expect(asked).toEqual({ ok: false, problem: { kind: 'changed-meanwhile' } });
  });

  it('stays when the example goes, with its tables', async () => {
    const db = await open(tables);
    const working = await begin(db);
    await removeExample(db, doing);
    expect(await findWorking(db, working)).toMatchObject({ versionId: 'england-2025-v1' });
    expect(await listTables(db)).toHaveLength(2);
  });
});
