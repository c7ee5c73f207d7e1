import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServerDatabase } from '#platform/database/testing';
import { runHere } from '../testing/run-here.ts';

let folder: string;
let env: { DATABASE_URL: string; LOG_LEVEL: string };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'outspoken-postcodes-'));
  env = { DATABASE_URL: await createServerDatabase(), LOG_LEVEL: 'silent' };
  expect(await runHere(['migrate'], env)).toMatchObject({ status: 0 });
});
afterAll(() => rmSync(folder, { recursive: true }));

const taking = (text: string) => {
  const path = join(folder, 'outward.csv');
  writeFileSync(path, text);
  return runHere(['intermediaries', 'postcodes', path, '--json'], env);
};

describe('outspoken intermediaries postcodes', () => {
  it('takes in where first halves of postcodes lie', async () => {
    const { status, data } = await taking('outward_code,longitude,latitude\nLS6,-1.56,53.82\nyo1,-1.08,53.96\n');
    expect(status).toBe(0);
    expect(JSON.parse(data)).toEqual({ codes: 2 });
  });

  it.each([
    ['LS6 3AB,-1.56,53.82', 'row 2, column outward_code'],
    ['LS6,15.6,53.82', 'row 2, column longitude'],
    ['LS6,-1.56,', 'row 2, column latitude'],
    ['LS6,-1.56,53.82\nLS6,-1.56,53.82', 'row 3, column outward_code: it stands here twice'],
  ])('refuses %j and names where', async (rows, where) => {
    const { status, data } = await taking(`outward_code,longitude,latitude\n${rows}\n`);
    expect(status).toBe(1);
    expect(data).toContain(where);
  });
});
