import { openAsBlob } from 'node:fs';
import pg from 'pg';
import { inject } from 'vitest';

let databaseNumber = 0;

/** The url of a new, empty database on the real PostgreSQL of this run, which the end of the run takes away. */
export async function createServerDatabase(): Promise<string> {
  const server = await ask('postgres');
  const name = `test_${process.pid}_${databaseNumber++}`;
  const client = new pg.Client(`${server}/postgres`);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return `${server}/${name}`;
}

/** A dump of an empty PGlite folder, from which one starts ten times faster. */
export async function blankImage(): Promise<Blob> {
  return openAsBlob(await ask('blank'));
}

async function ask(what: 'postgres' | 'blank'): Promise<string> {
  const answer = await fetch(`${inject('testDatabases')}/${what}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
