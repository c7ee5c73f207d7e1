import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importAreaFile, readAreaFile } from '#domains/geography';
import { insertSensitivity, readIndex, storeIndex } from '#domains/mapping';
import { recordEntry, requirements } from '#domains/readiness';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { type DeskBrowser, openDesk } from '../../testing/open-desk.ts';
import { loadTheExample, tables, wordsOf } from '../../testing/open-site.ts';

let db: Database;
let desk: ReturnType<typeof openDesk>;
let amina: { readonly id: string; readonly browser: DeskBrowser };
let sam: { readonly id: string; readonly browser: DeskBrowser };
let recipes = 0;
let recipe = '';

beforeAll(async () => {
  db = await openTestDatabase(tables);
  await loadTheExample(db);
  desk = openDesk(db);
  amina = await desk.staff('amina@example.org', ['steward']);
  sam = await desk.staff('sam@example.org', ['analyst']);
});
afterAll(() => db.destroy());
beforeEach(() => {
  recipe = `ours-${++recipes}`;
});

/** Records what has to be recorded before anything is public, but for some. */
async function record(but: readonly string[] = []) {
  const reviewBy = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10);
  const now = new Date();
  for (const { id } of requirements.filter((requirement) => !but.includes(requirement.id)))
    await recordEntry(db, { requirement: id, text: 'Recorded.', reviewBy, after: 0, by: amina.id, now });
}

/** A draft of the recipe of this test, from the example's figures. `change` makes another version of it. */
async function draft(
  change: { readonly title?: string; readonly gate?: 'checked' | 'not-checked'; readonly turn?: boolean } = {},
) {
  const { title = 'Ours', gate = 'checked', turn = false } = change;
  const index = await example();
  const count = index.areas.length;
  const areas = turn
    ? index.areas.map((area) => ({
        ...area,
        groups: area.groups.map(({ score, rank }) => ({ score: -score, rank: count + 1 - rank, uncertainty: null })),
      }))
    : index.areas;
  const provenance = { ...index.version.provenance, associationGate: gate };
  const version = { ...index.version, recipeId: recipe, title, provenance };
  const options = { status: 'draft', vintage: 'lad24', sources: null, actor: 'test', now: new Date() } as const;
  return db.transaction().execute((trx) => storeIndex(trx, { version, areas }, options));
}

async function example() {
  const index = await readIndex(db, 'england-2025-v1');
  if (index === null) throw new Error('no example');
  return index;
}

const goesTo = (response: Response) => [response.status, response.headers.get('location')];
const textOf = async (browser: DeskBrowser, address: string, status = 200) => {
  const response = await browser.get(address);
  expect(response.status, address).toBe(status);
  return response.text();
};

/** Sends the form of the page where a decision is made, as somebody sees it there. */
async function decide(browser: DeskBrowser, id: string, verdict: string, note = 'I looked at it.') {
  const html = await textOf(browser, `/desk/maps/${id}/decide`);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  const fields = { request: hidden('request'), against: hidden('against'), verdict, note };
  return browser.post(`/desk/maps/${id}/decide`, fields);
}

async function published(change: Parameters<typeof draft>[0] = {}): Promise<string> {
  const id = await draft(change);
  await sam.browser.post(`/desk/maps/${id}/publish`, { note: 'It is ready.' });
  expect(goesTo(await decide(amina.browser, id, 'confirm'))).toEqual([303, `/desk/maps/${id}`]);
  return id;
}

const publicPage = async (address: string) => {
  const response = await desk.app.request(address);
  return { status: response.status, text: await response.text() };
};

describe('before the installation has recorded all that it must', () => {
  test('nothing is proposed, and the page names what is missing', async () => {
    await record(['privacy', 'complaints']);
    const id = await draft();
    const missing = 'has yet to record, or to review, the privacy notice and the complaints route.';
    expect(await textOf(sam.browser, `/desk/maps/${id}`)).toContain(missing);
    const refused = await sam.browser.post(`/desk/maps/${id}/publish`, { note: 'Ready.' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(missing);
    await record();
    expect((await sam.browser.post(`/desk/maps/${id}/publish`, { note: 'Ready.' })).status).toBe(303);
  });
});

describe('publishing', () => {
  test('a proposal by one, a comparison and a decision by another; then it is public at once', async () => {
    const id = await draft({ title: 'Our first' });
    const before = await publicPage('/map');
    const page = await textOf(sam.browser, `/desk/maps/${id}`);
    expect(page).toContain('A draft. Only staff see it.');
    expect(page).toContain('Nothing stands in the way of publishing it.');
    expect(goesTo(await sam.browser.post(`/desk/maps/${id}/publish`, { note: ' Checked\r\nby hand. ' }))).toEqual([
      303,
      `/desk/maps/${id}`,
    ]);
    expect(await publicPage('/map')).toEqual(before);
    const waiting = await textOf(sam.browser, '/desk/maps');
    expect(waiting).toMatch(
      /Waiting for a decision[\s\S]*Our first[\s\S]*Person sam@example\.org proposed to publish it/,
    );
    expect(await textOf(sam.browser, `/desk/maps/${id}/decide`)).toContain('You asked for this yourself.');
    const deciding = await textOf(amina.browser, `/desk/maps/${id}/decide`);
    expect(deciding).toContain('<p>Checked</p><p>by hand.</p>');
    expect(deciding).toContain('No version of this recipe was ever public');
    expect(goesTo(await decide(amina.browser, id, 'confirm', 'I checked too.'))).toEqual([303, `/desk/maps/${id}`]);
    expect((await publicPage(`/map?map=${id}`)).status).toBe(200);
    const history = wordsOf((await publicPage('/map/history')).text);
    expect(history).toMatch(
      /Our first .*Person sam@example\.org wrote: Checked by hand\. Person amina@example\.org wrote: I checked too\./,
    );
    const after = await textOf(sam.browser, `/desk/maps/${id}`);
    expect(after).toContain('Public since');
    expect(after).toContain('I checked too.');
    expect((await sam.browser.post(`/desk/maps/${id}/publish`, { note: 'again' })).status).toBe(422);
  });

  test('comes with records to complete: what is known is there, what people judge is blank', async () => {
    const id = await draft({ title: 'Of record' });
    const before = await textOf(sam.browser, `/desk/maps/${id}/records`);
    expect(before).toContain('Pre-deployment');
    await sam.browser.post(`/desk/maps/${id}/publish`, { note: 'Ready.' });
    await decide(amina.browser, id, 'confirm', 'Yes.');
    const text = await textOf(sam.browser, `/desk/maps/${id}/records/transparency.md`);
    expect(text).toContain('Published by Person sam@example.org and Person amina@example.org on 20');
    expect(text).toContain('Illegal content risk assessment: recorded by Person amina@example.org');
    expect(text).toContain('**To be answered by people:**');
    expect(await textOf(sam.browser, `/desk/maps/${id}/records/equality.md`)).toContain('## Due regard');
    expect((await sam.browser.get(`/desk/maps/${id}/records/other.md`)).status).toBe(404);
  });

  test('is held beside any other version of the same areas, and beside none that is not there', async () => {
    const first = await draft({ title: 'The first' });
    const second = await draft({ title: 'Turned round', turn: true });
    const empty = await textOf(sam.browser, `/desk/maps/${second}/compare`);
    expect(empty).toContain(`value="${first}"`);
    expect(empty).not.toContain(`value="${second}"`);
    const words = wordsOf(await textOf(sam.browser, `/desk/maps/${second}/compare?with=${first}`));
    expect(words).toMatch(/23\d of 296 areas change their band\./);
    await textOf(sam.browser, `/desk/maps/${second}/compare?with=${second}`, 404);
    await textOf(sam.browser, `/desk/maps/${second}/compare?with=nothing`, 404);
  });

  test('shows how sure the ranks are, without a name of any place', async () => {
    const html = await textOf(sam.browser, '/desk/maps/england-2025-v1/intervals');
    expect(wordsOf(html)).toMatch(/Half of the 296 areas move by no more than \d+ places/);
    expect(html).toContain('class="reach"');
    expect(html).not.toMatch(/E0[6-9]\d{6}|Leeds/);
    expect(wordsOf(await textOf(sam.browser, `/desk/maps/${await draft({ turn: true })}/intervals`))).toContain(
      'No uncertainty was drawn for this version',
    );
  });

  test('is a report for paper: pictures, how sure, what of, and coverage as the public may read it', async () => {
    const id = await draft({ title: 'For the meeting' });
    const html = await textOf(sam.browser, `/desk/maps/${id}/report`);
    const words = wordsOf(html);
    expect(words).toContain('This version is not public.');
    expect(words).toMatch(/\d+ of 296 areas stay in their band/);
    expect(words).toMatch(/holds \d+\.0% of the people/);
    const picture = /\/desk\/maps\/[\w-]+\/report\/vulnerability\.svg/.exec(html)?.[0] ?? '';
    expect(await textOf(sam.browser, picture)).toMatch(/^<svg[\s\S]*<path/);
    await textOf(sam.browser, `/desk/maps/${id}/report/nothing.svg`, 404);
  });

  test('is refused with what stands in the way, and the words are kept', async () => {
    const id = await draft({ gate: 'not-checked' });
    const refused = await sam.browser.post(`/desk/maps/${id}/publish`, { note: 'Ready & <checked>' });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('Its inputs were not held against a table of protected characteristics.');
    expect(html).toContain('>Ready &amp; &lt;checked></textarea>');
    expect(await textOf(sam.browser, `/desk/maps/${id}`)).not.toContain(`href="/desk/maps/${id}/publish"`);
    const empty = await sam.browser.post(`/desk/maps/${await draft()}/publish`, { note: '  ' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toMatch(/id="note-problem"[\s\S]*Write a sentence or two/);
  });

  test('is declined in words that the public never sees, and may be proposed again', async () => {
    const id = await draft();
    await sam.browser.post(`/desk/maps/${id}/publish`, { note: 'Ready, I think.' });
    expect(goesTo(await decide(amina.browser, id, 'decline', 'Two columns are swapped.'))[0]).toBe(303);
    expect((await publicPage(`/map?map=${id}`)).status).toBe(404);
    expect((await publicPage('/map/history')).text).not.toContain('swapped');
    const page = await textOf(sam.browser, `/desk/maps/${id}`);
    expect(page).toContain('Two columns are swapped.');
    expect((await sam.browser.post(`/desk/maps/${id}/publish`, { note: 'Mended.' })).status).toBe(303);
  });

  test('is taken back by whoever proposed it, and by nobody else', async () => {
    const id = await draft();
    await sam.browser.post(`/desk/maps/${id}/publish`, { note: 'Ready.' });
    expect((await amina.browser.post(`/desk/maps/${id}/take-back`)).status).toBe(422);
    expect(goesTo(await sam.browser.post(`/desk/maps/${id}/take-back`))).toEqual([303, `/desk/maps/${id}`]);
    expect(await textOf(amina.browser, `/desk/maps/${id}/decide`)).toContain('Nothing waits for a decision here.');
  });

  test('shows what changes from the version that is public, and why the areas that move most do so', async () => {
    await published();
    const id = await draft({ title: 'Turned round', turn: true });
    await sam.browser.post(`/desk/maps/${id}/publish`, { note: 'Turned round.' });
    const html = await textOf(amina.browser, `/desk/maps/${id}/decide`);
    const words = wordsOf(html);
    expect(words).toContain(`Compared with Ours, version ${recipe}-v1, which is public now.`);
    expect(words).toContain('The same recipe, to the letter.');
    expect(words).toContain('The same files, byte for byte.');
    expect(words).toContain('296 areas are in both.');
    // The middle fifth stays in the middle but for where it does not divide evenly.
    expect(words).toMatch(/23\d of 296 areas change their band\./);
    expect(words).toMatch(/4 bands towards most need \d+/);
    expect(words).toMatch(/band 5, rank 1 of 296; now band 1, rank 296 of 296\./);
  });

  test('is not decided by an old comparison', async () => {
    const [first, second, third] = [await published(), await draft(), await draft()];
    for (const id of [second, third]) await sam.browser.post(`/desk/maps/${id}/publish`, { note: 'Ready.' });
    const html = await textOf(amina.browser, `/desk/maps/${third}/decide`);
    const request = /name="request" value="(\d+)"/.exec(html)?.[1] ?? '';
    expect((await decide(amina.browser, second, 'confirm')).status).toBe(303);
    const stale = { request, against: first, verdict: 'confirm', note: 'From before.' };
    const refused = await amina.browser.post(`/desk/maps/${third}/decide`, stale);
    expect(refused.status).toBe(422);
    const again = await refused.text();
    expect(again).toContain('What is public has changed since you opened this page.');
    expect(again).toContain('>From before.</textarea>');
    expect(again).toContain(`name="against" value="${second}"`);
    expect((await decide(amina.browser, third, 'confirm')).status).toBe(303);
  });

  test('is decided once: the second to decide reads who was first', async () => {
    const other = await desk.staff(`${recipe}@example.org`, ['analyst']);
    const id = await draft();
    await sam.browser.post(`/desk/maps/${id}/publish`, { note: 'Ready.' });
    const html = await textOf(other.browser, `/desk/maps/${id}/decide`);
    const request = /name="request" value="(\d+)"/.exec(html)?.[1] ?? '';
    await decide(amina.browser, id, 'decline');
    const late = await other.browser.post(`/desk/maps/${id}/decide`, {
      request,
      against: '',
      verdict: 'confirm',
      note: 'x',
    });
    expect(late.status).toBe(422);
    expect(await late.text()).toContain('Person amina@example.org has decided already');
    const nothing = await other.browser.post(`/desk/maps/${id}/decide`, {
      request: '999999',
      verdict: 'confirm',
      note: 'x',
    });
    expect(nothing.status).toBe(422);
    expect((await other.browser.post(`/desk/maps/${id}/decide`, { request, note: 'x' })).status).toBe(422);
  });
});

describe('withdrawing', () => {
  test('hides at once, and a second person makes it final or brings it back', async () => {
    const id = await published();
    const address = `/areas/E08000035?map=${id}`;
    expect((await publicPage(address)).status).toBe(200);
    expect(goesTo(await sam.browser.post(`/desk/maps/${id}/withdraw`, { note: 'Wrong.' }))).toEqual([
      303,
      `/desk/maps/${id}`,
    ]);
    expect((await publicPage(address)).status).toBe(410);
    expect(await textOf(sam.browser, `/desk/maps/${id}/decide`)).toContain('You asked for this yourself.');
    expect(goesTo(await decide(amina.browser, id, 'decline', 'It is right.'))[0]).toBe(303);
    expect((await publicPage(address)).status).toBe(200);
    await amina.browser.post(`/desk/maps/${id}/withdraw`, { note: 'Wrong after all.' });
    await decide(sam.browser, id, 'confirm', 'Indeed.');
    const gone = await publicPage(address);
    expect(gone.status).toBe(410);
    expect(gone.text).toMatch(/Wrong after all\.[\s\S]*Indeed\./);
    expect(await textOf(sam.browser, `/desk/maps/${id}`)).toContain('Withdrawn for good.');
    expect((await sam.browser.post(`/desk/maps/${id}/withdraw`, { note: 'x' })).status).toBe(422);
  });

  test('asks for a note, and a proof no older than five minutes', async () => {
    const id = await published();
    expect((await sam.browser.post(`/desk/maps/${id}/withdraw`, { note: '' })).status).toBe(422);
    expect((await publicPage(`/map?map=${id}`)).status).toBe(200);
    await sql`update auth.sessions set created_at = created_at - interval '6 minutes' where user_id = ${sam.id}`.execute(
      db,
    );
    for (const rest of ['publish', 'withdraw', 'decide']) {
      const next = `/desk/confirm?next=${encodeURIComponent(`/desk/maps/${id}/${rest}`)}`;
      expect(goesTo(await sam.browser.get(`/desk/maps/${id}/${rest}`))).toEqual([303, next]);
      expect(goesTo(await sam.browser.post(`/desk/maps/${id}/${rest}`, { note: 'x' }))).toEqual([303, next]);
    }
    await sql`update auth.sessions set created_at = created_at + interval '6 minutes' where user_id = ${sam.id}`.execute(
      db,
    );
    expect((await publicPage(`/map?map=${id}`)).status).toBe(200);
  });
});

describe('looking', () => {
  test('somebody limited to own areas sees their figures, those inside a larger own area, and no others', async () => {
    const id = await draft();
    const leeds = await desk.staff(`leeds-${recipe}@example.org`, ['analyst'], ['E08000035']);
    const own = await textOf(leeds.browser, `/desk/maps/${id}/areas`);
    expect(own).toContain('You see your own areas.');
    expect(own).toContain('E08000035');
    expect(own).not.toContain('Cornwall');
    expect(await textOf(leeds.browser, `/desk/maps/${id}/areas?find=Cornwall`)).toContain('No area that you may see');
    const page = await textOf(leeds.browser, `/desk/maps/${id}`);
    expect(page).toContain('You may look.');
    expect(page).not.toContain('Propose to publish');
    const yorkshire = await desk.staff(`yorkshire-${recipe}@example.org`, ['analyst'], ['E12000003']);
    const region = await textOf(yorkshire.browser, `/desk/maps/${id}/areas`);
    for (const name of ['Leeds', 'Wakefield', 'York']) expect(region).toContain(name);
    expect(region).not.toContain('Cornwall');
    for (const rest of ['publish', 'withdraw', 'decide'])
      expect((await leeds.browser.get(`/desk/maps/${id}/${rest}`)).status).toBe(403);
  });

  test('everybody else finds any area by a piece of its name, with what was published and where it stands', async () => {
    const id = await draft();
    const html = await textOf(sam.browser, `/desk/maps/${id}/areas?find=leed`);
    expect(wordsOf(html)).toMatch(/Leeds E08000035 band \d, rank \d+ of 296/);
    expect(wordsOf(await textOf(sam.browser, `/desk/maps/${id}/areas`))).toContain('50 of 296 areas.');
    expect(await textOf(sam.browser, `/desk/maps/${id}/areas?find=100%25_`)).toContain('No area');
    await textOf(sam.browser, '/desk/maps/nothing-v1', 404);
  });

  test('the page of a version says what it is made of and what it misses', async () => {
    const words = wordsOf(await textOf(sam.browser, `/desk/maps/${await draft()}`));
    expect(words).toContain('296 of lad24');
    expect(words).toContain('1,000 draws from seed 2025');
    expect(words).toContain('live elsewhere');
    expect(words).toMatch(/figures\.csv [0-9a-f]{64}/);
  });
});

describe('clusters', () => {
  const page = '/desk/maps/england-2025-v1/clusters';
  const picture = (html: string) => /<img src="([^"]*)"/.exec(html)?.[1] ?? '';

  test('says what is interesting and not proven, before and after correction, and in how many draws', async () => {
    expect(await textOf(sam.browser, '/desk/maps/england-2025-v1')).toContain(page);
    const html = await textOf(sam.browser, page);
    const words = wordsOf(html);
    expect(words).toContain('Clusters: interesting, not proven');
    const [, before, after] = /\(Gi\*\) \d+ hot, \d+ cold (\d+) (\d+) /u.exec(words) ?? [];
    expect(Number(before)).toBeGreaterThan(Number(after));
    expect(Number(after)).toBeGreaterThan(10);
    expect(words).toContain('made again, 200 times');
    expect(words).toMatch(/Knowsley E08000011 · hot(?: · high among high)? · 6 neighbours (?:9\d|100)% 0% 0\.0\d+ /u);
    expect(words).toContain('The six nearest areas, by their centres');
    expect(words).toMatch(/Links 1,776 .*Without neighbours, not assessed None/u);
    const svg = await textOf(sam.browser, picture(html));
    for (const colour of ['#46206a', '#a67dc1', '#9a6a12', '#ece6da']) expect(svg).toContain(colour);
  });

  test('another map of the version is a click away, and there is none that it does not have', async () => {
    const html = await textOf(sam.browser, `${page}?axis=amenability`);
    expect(picture(html)).toBe(`${page}/amenability`);
    expect(await textOf(sam.browser, picture(html))).toContain('#163f73');
    await textOf(sam.browser, `${page}?axis=propensity`, 404);
    await textOf(sam.browser, `${page}/propensity`, 404);
  });

  test('somebody limited to own areas sees no others, in the table or the picture', async () => {
    const knowsley = await desk.staff('knowsley@example.org', ['analyst'], ['E08000011']);
    const html = await textOf(knowsley.browser, page);
    expect(html).toContain('Knowsley');
    expect(html).not.toContain('Liverpool');
    const places = (await textOf(knowsley.browser, picture(html))).match(/<path [^>]*>/gu) ?? [];
    expect(places.map((path) => (path.match(/M/gu) ?? []).length).sort()).toEqual([1, 295]);
  });

  test('a version whose tables are kept no more says so, and stored outlines tell who is a neighbour', async () => {
    const id = await draft();
    const { areas } = await example();
    await importSquares(areas);
    const words = wordsOf(await textOf(sam.browser, `/desk/maps/${id}/clusters`));
    expect(words).toContain('The recipe has no draws');
    expect(words).not.toContain('P(hot)');
    // 296 squares in rows of 20, as on a chess board, one of them apart.
    expect(words).toContain('Areas whose outlines share a point.');
    expect(words).toMatch(/at most 8 Pieces that hang together 2 Without neighbours, not assessed 1: /u);
  });
});

/** Gives the areas outlines: squares side by side in rows of 20, the last one by itself. */
async function importSquares(areas: readonly { readonly code: string; readonly name: string }[]): Promise<void> {
  const features = areas.map(({ code, name }, at) => {
    const [x, y] = at === areas.length - 1 ? [-5, 50] : [-3 + (at % 20) / 10, 51 + Math.floor(at / 20) / 10];
    const [east, north] = [x + 0.1, y + 0.1];
    const ring = [
      [x, y],
      [east, y],
      [east, north],
      [x, north],
      [x, y],
    ];
    return {
      ...{ type: 'Feature', properties: { lad24_code: code, lad24_name: name } },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  const folder = mkdtempSync(join(tmpdir(), 'outspoken-squares-'));
  const path = join(folder, 'squares.geojson');
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
  const read = await readAreaFile(path);
  rmSync(folder, { recursive: true });
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const imported = await db.transaction().execute((trx) => importAreaFile(trx, read.value, { actor: 'test' }));
  if (!imported.ok) throw new Error(JSON.stringify(imported.problem));
}

describe('inputs that were stopped', () => {
  const stop = (id: string) =>
    sql`insert into mapping.stopped_inputs (recipe_id, of, subject_id, content, found, stopped_at) values (
      ${recipe}, 'indicator', ${id}, '{}',
      ${JSON.stringify({ kind: 'disguised-input', of: 'indicator', id, areas: 296, by: 'all-shares', rSquared: 0.79 })}::jsonb, now()
    )`.execute(db);

  test('are let in by a steward who writes why, and by nobody else', async () => {
    expect(await textOf(sam.browser, '/desk/stopped')).toContain('Nothing has been stopped.');
    await stop('crowded');
    const seen = await textOf(sam.browser, '/desk/stopped');
    expect(wordsOf(seen)).toContain('crowded ours-');
    expect(seen).toContain('R squared 0.790');
    expect(seen).toContain('It waits for a steward.');
    const open = await textOf(amina.browser, '/desk/stopped');
    const action = /action="(\/desk\/stopped\/\d+)"/u.exec(open)?.[1] ?? '';
    expect((await sam.browser.post(action, { reason: 'Let it in.' })).status).toBe(403);
    const refused = await amina.browser.post(action, { reason: ' ' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('aria-invalid');
    expect(goesTo(await amina.browser.post(action, { reason: 'Crowded homes are a need.' }))).toEqual([
      303,
      '/desk/stopped',
    ]);
    const after = await textOf(sam.browser, '/desk/stopped');
    expect(after).toContain('Crowded homes are a need.');
    expect((await amina.browser.post(action, { reason: 'Another.' })).status).toBe(404);
  });

  test('that were let in stand on the method page and in the interface, with the reason and a name', async () => {
    await record();
    const index = await example();
    const [indicator] = index.version.indicators;
    const allowed = [
      {
        of: 'indicator',
        id: indicator?.id ?? '',
        share: null,
        association: 0.788,
        reason: 'Crowded homes are a need.',
        by: amina.id,
        at: '2026-11-26T12:00:00Z',
      },
    ] as const;
    const provenance = { ...index.version.provenance, associationGate: 'checked', allowed } as const;
    const version = { ...index.version, recipeId: recipe, provenance };
    const options = { status: 'draft', vintage: 'lad24', sources: null, actor: 'test', now: new Date() } as const;
    const id = await db.transaction().execute((trx) => storeIndex(trx, { version, areas: index.areas }, options));
    await amina.browser.post(`/desk/maps/${id}/publish`, { note: 'Ready.' });
    expect((await decide(sam.browser, id, 'confirm')).status).toBe(303);
    const method = wordsOf(await (await sam.browser.get(`/method?map=${id}`)).text());
    expect(method).toContain('Crowded homes are a need.');
    expect(method).toContain('(all shares together, R squared 0.79)');
    expect(method).not.toContain(amina.id);
    const map = await (await sam.browser.get(`/api/v1/maps/${id}`)).json();
    expect(map.provenance.allowed).toMatchObject([{ association: 0.79, reason: 'Crowded homes are a need.' }]);
    expect(JSON.stringify(map)).not.toContain(amina.id);
  });
});

test('a version that was studied says what moves its ranks, strongest first, in a picture and in figures', async () => {
  const id = await draft();
  expect(await textOf(sam.browser, `/desk/maps/${id}`)).toContain('Not studied');
  const index = (total: number) => ({
    ...{ firstOrder: total - 0.1, total },
    ...{ firstOrderInterval: { low: 0, high: 1 }, totalInterval: { low: total - 0.05, high: total + 0.05 } },
  });
  const assumptions = [
    { id: 'weight.living.low-income', index: index(0.2) },
    { id: 'normalise', index: index(0.7) },
    { id: 'drop-one', index: index(0.05) },
  ];
  const target = { groupId: 'vulnerability', kind: 'mean-rank-change', mean: 12.34, sd: 1, assumptions } as const;
  const study = { samples: 256, evaluations: 1280, seed: 1, targets: [target] };
  await db.transaction().execute((trx) => insertSensitivity(trx, id, study));
  const html = await textOf(sam.browser, `/desk/maps/${id}`);
  const words = wordsOf(html);
  expect(words).toContain('computed 1,280 times');
  expect(words).toContain('ranks move by 12.3 on average');
  expect(words).toMatch(/One scale: how 60% 70% 65% to 75%.*Weight of .* 10% 20% 15% to 25%/u);
  expect(html).toMatch(/class="chart tornado"[^>]*role="img"/u);
  expect(html).not.toMatch(/<svg[^>]*style=/u);
});
