import { createHash } from 'node:crypto';
import { existsSync, linkSync, openAsBlob, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { Database } from '../database.ts';
import { openInMemory } from '../embedded.ts';
import { engineOf } from '../engine.ts';
import { type Migration, migrate } from '../migrate.ts';
import { openServer } from '../server.ts';

let databaseNumber = 0;

/**
 * The url of a new database on the real PostgreSQL of this run, which the end of the run takes away. The migrations are applied once in a run; every
 * further database is a copy.
 */
export async function createServerDatabase(migrations: readonly Migration[] = []): Promise<string> {
  const server = await ask('postgres');
  const name = `test_${process.pid}_${databaseNumber++}`;
  const client = new pg.Client(`${server}/postgres`);
  await client.connect();
  try {
    if (migrations.length === 0) await client.query(`create database ${name}`);
    else await client.query(`create database ${name} template ${await templateOf(migrations, client, server)}`);
  } finally {
    await client.end();
  }
  return `${server}/${name}`;
}

/** One process makes it while others wait. It carries its last name only when it is whole. */
async function templateOf(migrations: readonly Migration[], client: pg.Client, server: string): Promise<string> {
  const name = `template_${keyOf(migrations)}`;
  await client.query('select pg_advisory_lock(hashtext($1))', [name]);
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return name;
    const unfinished = `unfinished_${keyOf(migrations)}`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished}`);
    const opened = await openServer(`${server}/${unfinished}`, 'the PostgreSQL of the tests');
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
    await bringUp(opened.value, migrations);
    await opened.value.destroy();
    await client.query(`alter database ${unfinished} rename to ${name}`);
    return name;
  } finally {
    await client.query('select pg_advisory_unlock(hashtext($1))', [name]);
  }
}

/** PGlite in memory, brought up to the migrations. */
export async function openTestDatabase(migrations: readonly Migration[]): Promise<Database> {
  return openInMemory(await migratedImage(migrations));
}

/** A dump of a PGlite folder that the migrations were applied to, made once in a run: it opens ten times faster than an empty start. */
export async function migratedImage(migrations: readonly Migration[]): Promise<Blob> {
  const blank = await ask('blank');
  if (migrations.length === 0) return openAsBlob(blank);
  const path = join(dirname(blank), `${keyOf(migrations)}.tar`);
  if (!existsSync(path)) {
    const db = await openInMemory(await openAsBlob(blank));
    await bringUp(db, migrations);
    const engine = engineOf(db);
    if (engine.kind !== 'embedded') throw new Error('no PGlite');
    const dump = await engine.pglite.dumpDataDir('none');
    await db.destroy();
    const unfinished = `${path}.${process.pid}`;
    writeFileSync(unfinished, Buffer.from(await dump.arrayBuffer()));
    keepFirst(unfinished, path);
  }
  return openAsBlob(path);
}

/** Gives a file its last name, unless another process was faster: whoever has opened that one reads on from it. */
function keepFirst(unfinished: string, path: string): void {
  try {
    linkSync(unfinished, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  unlinkSync(unfinished);
}

async function bringUp(db: Database, migrations: readonly Migration[]): Promise<void> {
  const migrated = await migrate(db, migrations);
  if (!migrated.ok) throw new Error(`an empty database was refused: ${JSON.stringify(migrated.problem)}`);
}

function keyOf(migrations: readonly Migration[]): string {
  const steps = migrations.map(({ name, up }) => `${name} ${up}`).sort();
  return createHash('sha256').update(steps.join('\n')).digest('hex').slice(0, 16);
}

async function ask(what: 'postgres' | 'blank'): Promise<string> {
  const answer = await fetch(`${inject('testDatabases')}/${what}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
