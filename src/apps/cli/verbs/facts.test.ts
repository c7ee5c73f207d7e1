import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factDefinitions } from '#domains/facts/core';
import { createServerDatabase } from '#platform/database/testing';
import { runHere } from '../testing/run-here.ts';

let folder: string;
let env: { DATABASE_URL: string; LOG_LEVEL: string };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'outspoken-facts-'));
  env = { DATABASE_URL: await createServerDatabase(), LOG_LEVEL: 'silent' };
  expect(await runHere(['migrate'], env)).toMatchObject({ status: 0 });
});
afterAll(() => rmSync(folder, { recursive: true }));

const importing = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return runHere(['facts', 'import', path, '--json'], env);
};

describe('outspoken facts', () => {
  it('prints every fact with how it stands', async () => {
    const { data: stdout } = await runHere(['facts', 'list'], env);
    expect(stdout).toContain('anti-terrorist-hotline: 0800 789 321 (not checked)');
    expect(stdout).toContain('prevent-referrals: 8778 (not checked)');
    expect(stdout.trim().split('\n')).toHaveLength(factDefinitions.length);
  });

  it('takes back what it printed without proposing anything', async () => {
    const { data: stdout } = await runHere(['facts', 'list', '--csv'], env);
    const { status, data: said } = await importing('same.csv', stdout);
    expect(status).toBe(0);
    expect(JSON.parse(said)).toEqual({ proposed: [], rows: factDefinitions.length });
  });

  it('proposes a changed row, which then waits; a second time nothing', async () => {
    const { data: stdout } = await runHere(['facts', 'list', '--csv'], env);
    const changed = stdout.replace('0800 011 3764', '0800 000 0000');
    expect(JSON.parse((await importing('changed.csv', changed)).data)).toMatchObject({ proposed: ['act-early'] });
    expect(JSON.parse((await importing('changed.csv', changed)).data)).toMatchObject({ proposed: [] });
    const listed = (await runHere(['facts', 'list'], env)).data;
    expect(listed).toContain('act-early: 0800 011 3764 (not checked, a change waits for a second person)');
  });

  it('names file, row and column of what is wrong, and takes in nothing of that file', async () => {
    const { data: stdout } = await runHere(['facts', 'list', '--csv'], env);
    const lines = stdout.replace('0800 555 111', '0800 555 222').replace('2025-03-31', '2025-03-32');
    const { status, data: said } = await importing('wrong.csv', lines);
    expect(status).toBe(1);
    expect(JSON.parse(said)).toMatchObject({
      problem: { kind: 'bad-row', problems: [{ column: 'as_of', kind: 'malformed' }] },
      message: expect.stringMatching(/wrong\.csv, row 14, column as_of: this is not written as it should be\./),
    });
    expect((await runHere(['facts', 'list'], env)).data).not.toContain('crimestoppers: 0800 555 111 (not checked, a');
    const twice = `${stdout}\n${stdout.split('\n')[1]}\n`;
    expect((await importing('twice.csv', twice)).data).toContain('emergency stands here twice');
    expect((await importing('short.csv', 'fact,number\nemergency,999\n')).data).toContain('textphone');
  });
});
