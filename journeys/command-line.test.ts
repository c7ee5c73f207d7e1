import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { outspoken, temporaryFolder } from './harness/outspoken.ts';

const root = join(import.meta.dirname, '..');
const elsewhere = temporaryFolder();

afterAll(() => rmSync(elsewhere, { recursive: true }));

const recipe = (extra: object = {}) => ({
  format: 'outspoken-recipe/1',
  id: 'small',
  title: 'A small index',
  areas: { file: 'areas.csv', code: 'code', name: 'name' },
  indicators: [
    {
      id: 'income',
      column: 'income',
      title: 'Low income',
      direction: 1,
      source: 'A survey',
      licence: 'OGL-3.0',
      year: 2024,
      normalise: { method: 'min-max' },
    },
  ],
  groups: [{ id: 'need', title: 'Need', aggregate: 'weighted-mean', members: [{ id: 'income', weight: 1 }] }],
  ...extra,
});

const areas = 'code,name,income\nA,Ayton,3\nB,Beeford,1\nC,Ceeham,2\n';

function write(file: string, content: string | object) {
  writeFileSync(join(elsewhere, file), typeof content === 'string' ? content : JSON.stringify(content));
}

describe('the command line, from somebody’s own folder', () => {
  test('says what it can do', () => {
    const { status, data } = outspoken(elsewhere, '--help');
    expect(status).toBe(0);
    expect(data).toContain('mapping');
    expect(data).toContain('serve');
  });

  test('says which version it is', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(outspoken(elsewhere, '--version')).toMatchObject({ status: 0, data: `${version}\n` });
  });

  test('builds an index into the folder that was asked for', () => {
    write('areas.csv', areas);
    write('recipe.json', recipe());
    expect(outspoken(elsewhere, 'mapping', 'build', 'recipe.json', '--out', 'result')).toMatchObject({ status: 0 });
    expect(readdirSync(join(elsewhere, 'result'))).toEqual(
      expect.arrayContaining(['normalised.csv', 'result.json', 'scores.csv']),
    );
    const [header, ...rows] = readFileSync(join(elsewhere, 'result/scores.csv'), 'utf8').trimEnd().split('\n');
    expect(header).toBe('code,name,need.score,need.rank');
    expect(rows.map((row) => row.split(',').map((cell) => (Number.isNaN(Number(cell)) ? cell : Number(cell))))).toEqual(
      [
        ['A', 'Ayton', 100, 1],
        ['B', 'Beeford', 0, 3],
        ['C', 'Ceeham', 50, 2],
      ],
    );
  });

  test('refuses a duplicate code with one sentence that names the row, and writes nothing', () => {
    write('areas.csv', `${areas}A,Again,4\n`);
    write('recipe.json', recipe());
    const { status, data, talk } = outspoken(elsewhere, 'mapping', 'build', 'recipe.json', '--out', 'refused');
    expect(status).toBe(1);
    expect(data).toBe('');
    expect(talk.trimEnd().split('\n')).toHaveLength(1);
    expect(talk).toMatch(/areas\.csv/);
    expect(talk).toMatch(/row 5/);
    expect(readdirSync(elsewhere)).not.toContain('refused');
  });

  test('knows a wrong command from a refusal', () => {
    expect(outspoken(elsewhere, 'mapping', 'guess').status).toBe(2);
    expect(outspoken(elsewhere, 'mapping', 'build').status).toBe(2);
  });
});

test('the Node that npm brought is the one that runs the tests', () => {
  const pinned = spawnSync(join(root, 'node_modules/.bin/node'), ['--version'], { encoding: 'utf8' });
  expect(pinned.stdout.trim()).toBe(process.version);
  expect(process.version).toMatch(/^v26\./);
});
