import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServerDatabase } from '#platform/database/testing';
import { runHere } from '../testing/run-here.ts';

const codeAt = (at: number) => `E0${1_000_001 + at}`;
const rows = Array.from({ length: 20 }, (_none, at) => at);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outspoken-protected-'));
  write('areas.csv', ['lsoa21_code,lsoa21_name', ...rows.map((at) => `${codeAt(at)},Place ${at}`)]);
  write('figures.csv', ['code,income', ...rows.map((at) => `${codeAt(at)},${at}`)]);
  write('census.csv', ['code,faith,everybody', ...rows.map((at) => `${codeAt(at)},${(at * 7) % 20},1000`)]);
  write('same.csv', ['code,faith,everybody', ...rows.map((at) => `${codeAt(at)},${at},1000`)]);
  const indicator = { id: 'income', column: 'income', title: 'Low income', direction: 1, source: 'Made up' };
  const recipe = {
    ...{ format: 'outspoken-recipe/1', id: 'need', title: 'Need', areas: { file: 'figures.csv', code: 'code' } },
    indicators: [{ ...indicator, licence: 'CC0', year: 2025, normalise: 'rank' }],
    groups: [{ id: 'all', title: 'All', aggregate: 'weighted-mean', members: [{ id: 'income', weight: 1 }] }],
  };
  writeFileSync(join(folder, 'recipe.json'), JSON.stringify(recipe));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, lines: readonly string[]): void {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
}

describe('mapping protected', () => {
  it('installs a table that every import is then held against, and takes it away again', async () => {
    const env = { DATABASE_URL: await createServerDatabase() };
    const run = (...words: string[]) => runHere(['mapping', ...words], env);
    const install = (name: string) =>
      run('protected', 'install', join(folder, name), '--code', 'code', '--shares', 'faith=faith/everybody', '--json');
    await runHere(['geography', 'import', join(folder, 'areas.csv')], env);
    const recipe = join(folder, 'recipe.json');

    const installed = await install('census.csv');
    expect(JSON.parse(installed.data)).toMatchObject({ file: 'census.csv', shares: ['faith'] });
    const first = await run('import', recipe, '--json');
    expect(JSON.parse(first.data)).toMatchObject({ version: 'need-v1', associationGate: 'checked' });

    await install('same.csv');
    expect(await run('import', recipe)).toMatchObject({
      status: 1,
      talk: expect.stringContaining('Indicator income stands in for who people are'),
    });
    expect(await run('protected', 'remove')).toMatchObject({
      status: 0,
      data: 'same.csv is taken away: what is built from here on is not checked, and cannot be published.\n',
    });
    expect(await run('protected', 'remove')).toMatchObject({ status: 1 });
    const second = await run('import', recipe, '--json');
    expect(JSON.parse(second.data)).toMatchObject({ version: 'need-v2', associationGate: 'not-checked' });
  });

  it('refuses a table that recipes use, and one without its shares', async () => {
    const env = { DATABASE_URL: await createServerDatabase() };
    const run = (...words: string[]) => runHere(['mapping', ...words], env);
    await runHere(['geography', 'import', join(folder, 'areas.csv')], env);
    await run('import', join(folder, 'recipe.json'));
    const flags = ['--code', 'code', '--shares', 'income=income/income'];
    expect(await run('protected', 'install', join(folder, 'figures.csv'), ...flags)).toMatchObject({
      status: 1,
      talk: 'figures.csv is a table that recipes may use, so it cannot be the one that judges them.\n',
    });
    expect(await run('protected', 'install', join(folder, 'census.csv'), '--code', 'code')).toMatchObject({
      status: 1,
      talk: expect.stringContaining('no column that ends in _total'),
    });
    expect(await run('protected', 'install', join(folder, 'census.csv'))).toMatchObject({ status: 2 });
  });
});
