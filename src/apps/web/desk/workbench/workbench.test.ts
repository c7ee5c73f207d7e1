import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listCodesWithin } from '#domains/geography';
import {
  findVersion,
  findWorking,
  installProtectedTable,
  keepProtectedTable,
  listSaves,
  listTables,
  removeProtectedTable,
} from '#domains/mapping';
import type { Working } from '#domains/mapping/core';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { exampleFolder } from '../../../worker/flows/example-files.ts';
import { saveVersion } from '../../../worker/flows/save-version.ts';
import { BLANK } from '../../mapping/palette.ts';
import { type DeskBrowser, openDesk } from '../../testing/open-desk.ts';
import { loadTheExample, tables, wordsOf } from '../../testing/open-site.ts';

let db: Database;
let desk: ReturnType<typeof openDesk>;
let analyst: DeskBrowser;
let other: DeskBrowser;
let limited: DeskBrowser;
const folder = mkdtempSync(join(tmpdir(), 'outspoken-bench-'));

beforeAll(async () => {
  db = await openTestDatabase(tables);
  await loadTheExample(db);
  desk = openDesk(db);
  analyst = (await desk.staff('sam@example.org', ['analyst'])).browser;
  other = (await desk.staff('kim@example.org', ['analyst'])).browser;
  limited = (await desk.staff('lee@example.org', ['analyst'], ['E12000002'])).browser;
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await db.destroy();
});

/** A working of its own, begun from the example. */
async function begin(browser = analyst): Promise<{ id: string; at: string }> {
  const begun = await browser.post('/desk/workbench', { version: 'england-2025-v1' });
  expect(begun.status).toBe(303);
  const at = begun.headers.get('location') ?? '';
  return { id: at.split('/').at(-1) ?? '', at };
}

async function page(browser: DeskBrowser, address: string, status = 200): Promise<string> {
  const response = await browser.get(address);
  expect(response.status, address).toBe(status);
  return response.text();
}

async function workingOf(id: string): Promise<Working> {
  const working = await findWorking(db, id);
  if (working === null) throw new Error('no working');
  return working;
}

async function change(browser: DeskBrowser, { id, at }: { id: string; at: string }, fields: Record<string, string>) {
  const seen = String((await workingOf(id)).steps.length);
  return browser.post(`${at}/changes`, { seen, ...fields });
}

const weigh = (weight: string, name = 'weight.vulnerability.income-poor') => ({ kind: 'weights', [name]: weight });

async function firstWeight(id: string): Promise<{ name: string; group: string; member: string; weight: number }> {
  const [group] = (await workingOf(id)).state.recipe.groups;
  const [member] = group?.members ?? [];
  if (!group || !member) throw new Error('no member');
  return { name: `weight.${group.id}.${member.id}`, group: group.id, member: member.id, weight: member.weight };
}

describe('the workbench', () => {
  test('lists what is worked on and begins from a version', async () => {
    expect(wordsOf(await page(analyst, '/desk/workbench'))).toContain('england-2025-v1, the worked example');
    const { at } = await begin();
    const words = wordsOf(await page(analyst, '/desk/workbench'));
    expect(words).toContain('Began from england-2025-v1. 1 step, the last by Person sam@example.org');
    expect(await page(analyst, '/desk/workbench')).toContain(`href="${at}"`);
    const again = await analyst.post('/desk/workbench', { version: 'nothing-v9' });
    expect([again.status, wordsOf(await again.text())]).toEqual([422, expect.stringContaining('is not here any more')]);
  });

  test('shows every page of a working, and nothing of one that is not there', async () => {
    const { id, at } = await begin();
    const { member, group } = await firstWeight(id);
    for (const rest of [
      '',
      '/indicators',
      `/indicators/${member}`,
      `/groups/${group}`,
      '/gaps',
      '/history',
      '/versions',
      '/add',
      '/add-group',
      '/settings',
    ])
      await page(analyst, `${at}${rest}`);
    for (const address of [
      '/desk/workbench/none',
      `${at}/indicators/none`,
      `${at}/groups/none`,
      '/desk/workbench/tables/none',
    ])
      await page(analyst, address, 404);
    const [table] = await listTables(db);
    expect(wordsOf(await page(analyst, `/desk/workbench/tables/${table?.id}`))).toContain('Smallest');
  });

  test('makes pages without a style, a script of their own or a colour that a policy would refuse', async () => {
    const { id, at } = await begin();
    const { member } = await firstWeight(id);
    for (const rest of ['', '/indicators', `/indicators/${member}`]) {
      const html = await page(analyst, `${at}${rest}`);
      expect(html).not.toMatch(/<style|style="|<script(?![^>]*src=)|\son[a-z]+="/);
    }
  });

  test('keeps a changed weight as a step, shows what it comes to, undoes and redoes it', async () => {
    const working = await begin();
    const { name, group, member, weight } = await firstWeight(working.id);
    expect(wordsOf(await page(analyst, working.at))).toMatch(/0 of 296 \(0%\), against england-2025-v1/);
    const kept = await change(analyst, working, weigh('25', name));
    expect([kept.status, kept.headers.get('location')]).toEqual([303, working.at]);
    const words = wordsOf(await page(analyst, working.at));
    const [, changed] = /([\d,]+) of 296 \([\d.]+%\), against england-2025-v1/.exec(words) ?? [];
    expect(Number(changed)).toBeGreaterThan(10);
    expect(words).toContain('The areas that move most, and why');
    const weightNow = async () =>
      (await workingOf(working.id)).state.recipe.groups
        .find(({ id }) => id === group)
        ?.members.find(({ id }) => id === member)?.weight;
    expect(await weightNow()).toBe(25);
    const move = async (kind: string, fields = {}) =>
      analyst.post(`${working.at}/moves`, {
        move: kind,
        seen: String((await workingOf(working.id)).steps.length),
        ...fields,
      });
    await move('undo');
    expect(await weightNow()).toBe(weight);
    await move('redo');
    expect(await weightNow()).toBe(25);
    expect((await move('redo')).status).toBe(422);
    await move('return', { to: '1' });
    expect(await weightNow()).toBe(weight);
    const history = wordsOf(await page(analyst, `${working.at}/history`));
    for (const line of ['Began', 'Undone, back to step 1', 'Redone, to step 2', 'Back to step 1', ' 25 '])
      expect(history).toContain(line);
  });

  test('tries weights without keeping them, the typed numbers standing in the form', async () => {
    const working = await begin();
    const { name } = await firstWeight(working.id);
    const tried = await change(analyst, working, { ...weigh('25', name), do: 'try' });
    expect(tried.status).toBe(200);
    const html = await tried.text();
    expect(html).toContain(`name="${name}" value="25"`);
    expect(wordsOf(html)).toContain('of what is tried');
    expect((await workingOf(working.id)).steps).toHaveLength(1);
  });

  test('refuses in words beside the field, with what was typed', async () => {
    const working = await begin();
    const { name, member } = await firstWeight(working.id);
    for (const [typed, words] of [
      ['much', 'This must be a number.'],
      ['-1', 'must be at least 0'],
      ['', 'must be a number'],
    ] as const) {
      const refused = await change(analyst, working, weigh(typed, name));
      const html = await refused.text();
      expect(refused.status).toBe(422);
      expect(html).toContain(`name="${name}" value${typed === '' ? '' : `="${typed}"`}`);
      expect(html).toMatch(new RegExp(`id="${name}-problem"[^§]*?${words}`));
    }
    const settings = {
      kind: 'indicator',
      indicator: member,
      title: 'Income',
      source: 'ONS',
      licence: 'OGL-3.0',
      year: 'soon',
      direction: '1',
      normalise: 'rank',
    };
    const html = await (await change(analyst, working, settings)).text();
    expect(html).toMatch(/id="year-problem"[^§]*?This must be a (whole )?number\./);
    expect(html).toContain('value="soon"');
    expect((await workingOf(working.id)).steps).toHaveLength(1);
  });

  test('tells the second of two what the first has done, and loses neither change', async () => {
    const working = await begin();
    const { name } = await firstWeight(working.id);
    const first = await other.post(`${working.at}/changes`, { kind: 'recipe', title: 'Kim’s title', seen: '1' });
    expect(first.status).toBe(303);
    const second = await analyst.post(`${working.at}/changes`, { ...weigh('9', name), seen: '1' });
    const html = await second.text();
    expect(second.status).toBe(422);
    expect(wordsOf(html)).toMatch(
      /Somebody else has changed this recipe.*Person kim@example.org: The recipe: title Kim’s title/,
    );
    expect(html).toContain(`name="${name}" value="9"`);
    expect(html).toContain('name="seen" value="2"');
    expect((await analyst.post(`${working.at}/changes`, { ...weigh('9', name), seen: '2' })).status).toBe(303);
    expect((await workingOf(working.id)).state.recipe.title).toBe('Kim’s title');
  });

  test('answers a script with the same words, and says what a number is that is none', async () => {
    const working = await begin();
    const { name } = await firstWeight(working.id);
    const ask = (fields: object, more = {}) => analyst.postJson(`${working.at}/what-if`, { fields, ...more });
    const answer = (await (await ask(weigh('25', name))).json()) as { html: string; words: string; isTried: boolean };
    expect(answer).toMatchObject({ isTried: true, words: expect.stringMatching(/\d+ of 296 areas change band/) });
    const kept = await change(analyst, working, { ...weigh('25', name), do: 'try' });
    expect(wordsOf(await kept.text())).toContain(
      wordsOf(answer.html.slice(answer.html.indexOf('<section')))
        .trim()
        .slice(0, 200),
    );
    const wrong = await ask(weigh('many', name));
    expect(wrong.status).toBe(422);
    expect(await wrong.json()).toMatchObject({ problems: { [name]: expect.stringContaining('must be a number') } });
    expect(await (await ask({ kind: 'weights' })).json()).toMatchObject({ isTried: false });
    expect((await workingOf(working.id)).steps).toHaveLength(1);
  });

  test('changes an indicator and a group, adds, moves and takes out', async () => {
    const working = await begin();
    const { group, member } = await firstWeight(working.id);
    const recipe = async () => (await workingOf(working.id)).state.recipe;
    const indicator = (await recipe()).indicators.find(({ id }) => id === member);
    const settings = {
      ...{ kind: 'indicator', indicator: member, title: 'Another title', source: indicator?.source ?? '' },
      ...{
        licence: 'OGL-3.0',
        year: '2025',
        direction: '1',
        missing: 'refuse',
        treat: 'winsorise',
        maxWinsorised: '3',
      },
      ...{ normalise: 'min-max', from: '1', to: '100' },
    };
    expect((await change(analyst, working, settings)).status).toBe(303);
    expect((await recipe()).indicators.find(({ id }) => id === member)).toMatchObject({
      ...{ title: 'Another title', treat: 'winsorise', maxWinsorised: 3 },
      normalise: { method: 'min-max', to: [1, 100] },
    });
    const empty = await change(analyst, working, { ...settings, normalise: 'min-max', from: '9', to: '3' });
    expect([empty.status, wordsOf(await empty.text())]).toEqual([
      422,
      expect.stringContaining('from a smaller number to a larger'),
    ]);

    await change(analyst, working, {
      kind: 'add-group',
      title: 'New group',
      aggregate: 'weighted-mean',
      within: group,
      weight: '2',
    });
    await change(analyst, working, { kind: 'move', member, from: group, to: 'new-group', weight: '1' });
    expect((await recipe()).groups.find(({ id }) => id === 'new-group')?.members).toEqual([{ id: member, weight: 1 }]);
    await change(analyst, working, { kind: 'drop-indicator', indicator: member });
    expect(wordsOf(await page(analyst, working.at))).toContain('New group holds nothing yet.');
    await change(analyst, working, { kind: 'drop-group', group: 'new-group' });
    expect((await recipe()).groups.some(({ id }) => id === 'new-group')).toBe(false);
  });

  test('adds an indicator from a stored table, and refuses one that says who people are with the reason', async () => {
    const working = await begin();
    const table = (await listTables(db)).find(({ fileName }) => fileName === 'figures.csv');
    const used = (await workingOf(working.id)).state.recipe.indicators.map(({ column }) => column);
    const column = table?.columns.find(({ name, kind }) => kind === 'number' && !used.includes(name))?.name ?? '';
    expect(await page(analyst, `${working.at}/add?table=${table?.id}`)).toContain(`column=${column}`);
    await page(analyst, `${working.at}/add?table=${table?.id}&column=${column}`);
    const fields = {
      ...{ kind: 'add-indicator', table: table?.id ?? '', column, denominator: '', title: 'One more', source: 'ONS' },
      ...{ licence: 'OGL-3.0', year: '2024', direction: '1', missing: 'median', treat: 'none', normalise: 'z-score' },
      ...{ group: 'vulnerability', weight: '1', id: '' },
    };
    const refused = await change(analyst, working, { ...fields, title: 'Born abroad' });
    expect(refused.status).toBe(422);
    expect(wordsOf(await refused.text())).toContain('describes who people are');
    const added = await change(analyst, working, fields);
    expect(added.headers.get('location')).toBe(`${working.at}/indicators/one-more`);
    expect(wordsOf(await page(analyst, `${working.at}/indicators/one-more`))).toContain('One more');
  });

  test('begins with nothing but areas, and goes on from there', async () => {
    await begin();
    const table = (await listTables(db)).find(({ fileName }) => fileName === 'areas.csv');
    await page(analyst, '/desk/workbench/begin');
    expect(await page(analyst, `/desk/workbench/begin?table=${table?.id}`)).toContain('name="population"');
    const fields = {
      table: table?.id ?? '',
      title: 'My own map',
      name: 'name',
      population: 'population',
      axis: ['vulnerability'],
    };
    const blank = await analyst.post('/desk/workbench', { ...fields, title: ' ' });
    expect(blank.status).toBe(422);
    const begun = await analyst.post('/desk/workbench', fields);
    const at = begun.headers.get('location') ?? '';
    const words = wordsOf(await page(analyst, at));
    expect(words).toContain('Vulnerability holds nothing yet.');
    expect((await workingOf(at.split('/').at(-1) ?? '')).state.recipe).toMatchObject({
      id: 'my-own-map',
      title: 'My own map',
    });
    for (const rest of ['/indicators', '/gaps', '/versions', '/add']) await page(analyst, at + rest);
  });

  test('keeps notes, and refuses an empty one', async () => {
    const working = await begin();
    const note = (text: string) => analyst.post(`${working.at}/notes`, { text });
    expect((await note('<b>Income</b> counts twice')).status).toBe(303);
    const html = await page(analyst, `${working.at}/history`);
    expect(html).toContain('&lt;b>Income&lt;/b> counts twice');
    const empty = await note('  ');
    expect([empty.status, wordsOf(await empty.text())]).toEqual([
      422,
      expect.stringContaining('Write something first.'),
    ]);
  });

  test('makes a version, which a job builds, and shows how far it is', async () => {
    const working = await begin();
    await change(analyst, working, { kind: 'recipe', title: 'Few draws', draws: '20', seed: '1', weightNoise: '0.25' });
    const late = await analyst.post(`${working.at}/versions`, { seen: '1' });
    expect([late.status, wordsOf(await late.text())]).toEqual([
      422,
      expect.stringContaining('Somebody has changed this recipe'),
    ]);
    const asked = await analyst.post(`${working.at}/versions`, { seen: '2' });
    expect(asked.headers.get('location')).toBe(`${working.at}/versions`);
    expect(wordsOf(await page(analyst, `${working.at}/versions`))).toContain('It waits its turn.');
    const [save] = await listSaves(db, working.id);
    await saveVersion(db, save?.id ?? '', {
      ...{ now: () => new Date(), signal: new AbortController().signal, isLastAttempt: true, workers: 1 },
    });
    const words = wordsOf(await page(analyst, `${working.at}/versions`));
    const [, version = ''] = /Stored as the draft (\S+)\./.exec(words) ?? [];
    expect((await findVersion(db, version))?.version).toMatchObject({ title: 'Few draws', status: 'draft' });
  });

  test('says before a version is made what stands in for who people are, where a table is installed', async () => {
    const working = await begin();
    const { name } = await firstWeight(working.id);
    expect(wordsOf(await page(analyst, working.at))).toContain('no such table is installed');
    const { member } = await firstWeight(working.id);
    const { recipe } = (await workingOf(working.id)).state;
    const column = recipe.indicators.find(({ id }) => id === member)?.column ?? '';
    const figures = await readFigures(column);
    writeFileSync(
      join(folder, 'census.csv'),
      `code,faith_yes,faith_total\n${figures.map(([code, value]) => `${code},${Math.round(Number(value) * 1e6)},1000000`).join('\n')}\n`,
    );
    const table = { path: join(folder, 'census.csv'), code: 'code', shares: null, lookup: null };
    const kept = await keepProtectedTable(db, table);
    if (!kept.ok) throw new Error(kept.problem.kind);
    const doing = { actor: 'command-line', now: new Date() };
    await db.transaction().execute((trx) => installProtectedTable(trx, kept.value, doing));
    try {
      expect(wordsOf(await page(analyst, working.at))).toContain('stands in for who people are');
      const gate = await analyst.postJson(`${working.at}/what-if`, { fields: weigh('2', name), gate: true });
      expect(((await gate.json()) as { html: string }).html).toContain('stands in for who people are');
      const tables = wordsOf(await page(analyst, '/desk/workbench'));
      expect(tables).not.toContain('census.csv');
    } finally {
      await db.transaction().execute((trx) => removeProtectedTable(trx, doing));
    }
  });

  test('draws the bands of an axis, of what is kept or tried, and to people of a region their region alone', async () => {
    const working = await begin();
    const { name } = await firstWeight(working.id);
    const draw = async (query = '', browser = analyst, axis = 'vulnerability') => {
      const drawn = await browser.get(`${working.at}/map/${axis}${query}`);
      return [drawn.status, drawn.headers.get('content-type'), await drawn.text()] as const;
    };
    const html = await page(analyst, `${working.at}?axis=vulnerability`);
    expect(html).toContain(`${working.at}/map/vulnerability?step=1`);
    const [status, type, picture] = await draw();
    expect([status, type]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    const shown = (svg: string) =>
      [...svg.matchAll(/<path fill="([^"]+)"[^>]* d="([^"]*)"/g)]
        .filter(([, colour]) => colour !== BLANK)
        .reduce((sum, [, , hexagons = '']) => sum + hexagons.split('M').length - 1, 0);
    expect(shown(picture)).toBe(296);
    expect((await draw(`?${new URLSearchParams(weigh('25', name))}`))[2]).not.toBe(picture);
    expect((await draw(`?${new URLSearchParams(weigh('much', name))}`))[2]).toBe(picture);
    const inside = await areasOfRegion('E12000002');
    expect(shown((await draw('', limited))[2])).toBe(inside.length);
    expect((await draw('', analyst, 'nothing'))[0]).toBe(404);
  });

  test('lets people limited to own areas look, names their areas alone, and takes no change from them', async () => {
    const working = await begin();
    const { name } = await firstWeight(working.id);
    await change(analyst, working, weigh('25', name));
    const html = await page(limited, working.at);
    expect(wordsOf(html)).toContain('Your areas that move most');
    const named = [...html.matchAll(/<small>(E0\d{7})<\/small>/g)].map(([, code]) => code);
    expect(named.length).toBeGreaterThan(0);
    const inside = await areasOfRegion('E12000002');
    expect(named.filter((code) => !inside.includes(code ?? ''))).toEqual([]);
    expect(html).not.toContain('Keep this change');
    for (const rest of ['/changes', '/moves', '/notes', '/versions'])
      expect((await limited.post(`${working.at}${rest}`, {})).status).toBe(403);
    const tried = await limited.postJson(`${working.at}/what-if`, { fields: weigh('40', name) });
    const answer = (await tried.json()) as { html: string };
    const codes = [...answer.html.matchAll(/<small>(E0\d{7})<\/small>/g)].map(([, code]) => code ?? '');
    expect(codes.filter((code) => !inside.includes(code))).toEqual([]);
  });
});

async function readFigures(column: string): Promise<[string, string][]> {
  const [header = '', ...rows] = readFileSync(join(exampleFolder(), 'figures.csv'), 'utf8').trim().split('\n');
  const at = header.split(',').indexOf(column);
  return rows.map((row) => [row.split(',')[0] ?? '', row.split(',')[at] ?? '']);
}

async function areasOfRegion(region: string): Promise<string[]> {
  return [...(await listCodesWithin(db, 'lad24', [region]))];
}
