import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedSignerOf } from '#domains/straight-talk';
import { feedOf } from '#domains/straight-talk/core';
import { answerWith } from '#domains/straight-talk/testing';
import { openDatabase } from '#platform/database';
import { createServerDatabase } from '#platform/database/testing';
import { runHere } from '../testing/run-here.ts';

const there = feedSignerOf('the secret of another installation');
const body = { ...answerWith({}), translates: null, interest: '' };
const decision = { outcome: 'approved', by: 'staff:two', at: new Date(), note: '' } as const;
const paper = { number: 1, body, writtenBy: 'staff:one', writtenAt: new Date(), isOffered: true, decision };
const claim = { slug: 'library', papers: { original: 'en', byLanguage: new Map([['en', [paper]]]) } };
const site = {
  title: 'Leeds',
  home: 'https://leeds.example.org',
  address: (_: string, path: string) => `https://leeds.example.org${path}`,
};

let folder: string;
let env: { DATABASE_URL: string; LOG_LEVEL: string; AUTH_SECRET: string };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'outspoken-claims-'));
  env = {
    DATABASE_URL: await createServerDatabase(),
    LOG_LEVEL: 'silent',
    AUTH_SECRET: 'a secret of these tests, long enough for all',
  };
  expect(await runHere(['migrate'], env)).toMatchObject({ status: 0 });
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const importing = (path: string, more: readonly string[] = ['--from', 'leeds', '--key', there.publicKey]) =>
  runHere(['claims', 'import', path, ...more, '--json'], env);

describe('answers of another organisation', () => {
  it('come in from its signed feed, as drafts', async () => {
    const path = file('feed.jws', await there.sign(JSON.stringify(feedOf([claim], site))));
    const taken = await importing(path);
    expect([taken.status, JSON.parse(taken.data)]).toEqual([0, { from: 'leeds', newClaims: 1, drafts: 1, left: 0 }]);
    const opened = await openDatabase({ dataDir: '', databaseUrl: env.DATABASE_URL });
    if (!opened.ok) throw new Error('no database');
    const { rows } = await sql<{ slug: string }>`select slug from straight_talk.claims`.execute(opened.value);
    await opened.value.destroy();
    expect(rows).toEqual([{ slug: 'leeds-library' }]);
  });

  it('are refused from anybody else, in one sentence that says what to do', async () => {
    const other = feedSignerOf('a third');
    const signed = await other.sign(JSON.stringify(feedOf([claim], site)));
    const refused = async (name: string, text: string, more?: readonly string[]) => {
      const { status, data } = await importing(file(name, text), more);
      expect(status).toBe(1);
      return JSON.parse(data).message as string;
    };
    expect(await refused('other.jws', signed)).toContain('not signed with this key');
    expect(await refused('plain.json', '{"items":[]}')).toContain('no signed feed');
    expect(await refused('nothing.jws', await there.sign('[]'))).toContain('no feed of answers');
    expect(await refused('key.jws', signed, ['--from', 'leeds', '--key', 'none'])).toContain('is no key');
    expect(await refused('name.jws', signed, ['--from', 'Leeds!', '--key', there.publicKey])).toContain('is no name');
    const unfinished = {
      ...claim,
      papers: { original: 'en', byLanguage: new Map([['en', [{ ...paper, body: { ...body, fact: '' } }]]]) },
    };
    expect(await refused('unfinished.jws', await there.sign(JSON.stringify(feedOf([unfinished], site))))).toContain(
      'item 1: fact: missing',
    );
    const { status, data } = await importing(join(folder, 'missing.jws'));
    expect([status, data]).toEqual([1, expect.stringContaining('missing.jws')]);
  });

  it('are known by a key that an installation prints, always the same', async () => {
    const [one, two] = [await runHere(['claims', 'key'], env), await runHere(['claims', 'key'], env)];
    expect(one.data).toMatch(/^[\w-]{43}\n$/);
    expect(two.data).toBe(one.data);
  });
});
