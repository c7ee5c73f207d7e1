import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { findImport, listImports } from '#domains/imports';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { workOnImport } from '../../../worker/flows/work-on-import.ts';
import { type DeskBrowser, openDesk } from '../../testing/open-desk.ts';
import { tables, wordsOf } from '../../testing/open-site.ts';

const codes = ['E01000001', 'E01000002', 'E01000003'];
const areas = Buffer.from(`lsoa21_code,name\n${codes.map((code) => `${code},Area ${code}`).join('\n')}\n`);
const figures = Buffer.from(
  `lsoa21_code,income,religion_none\n${codes.map((code, at) => `${code},${at},1`).join('\n')}\n`,
);

describeOnEachDatabase('the pages of imports', (open) => {
  let db: Database;
  let steward: DeskBrowser;
  let analyst: DeskBrowser;

  beforeAll(async () => {
    db = await open(tables);
    const desk = openDesk(db);
    steward = (await desk.staff('amina@example.org', ['steward'])).browser;
    analyst = (await desk.staff('sam@example.org', ['analyst'])).browser;
  });

  /** Sends a file and tells where it is from then on. */
  async function send(kind: string, name: string, bytes: Uint8Array): Promise<string> {
    const sent = await analyst.postFile('/desk/imports', { kind }, { name, bytes: [bytes] });
    expect(sent.status, wordsOf(await sent.clone().text())).toBe(303);
    return sent.headers.get('location') ?? '';
  }
  const read = async (at: string) => {
    const one = await findImport(db, at.split('/').at(-1) ?? '');
    if (one === null) throw new Error(`no import at ${at}`);
    return one;
  };
  const page = async (at: string, status = 200) => {
    const response = await analyst.get(at);
    expect(response.status).toBe(status);
    return response.text();
  };
  /** What the form on the page would send, with what somebody changes in it. */
  async function ask(
    at: string,
    verb: string,
    fields: Record<string, string | readonly string[]> = {},
    browser = analyst,
  ) {
    return browser.post(`${at}/${verb}`, { turn: String((await read(at)).turn), ...fields });
  }
  async function work(at: string) {
    const { id, turn } = await read(at);
    const options = { now: () => new Date(), signal: new AbortController().signal, isLastAttempt: true };
    await workOnImport(db, { import: id, turn }, options);
  }
  const countAreas = async () =>
    (await sql<{ areas: number }>`select count(*) as areas from geography.areas`.execute(db)).rows[0]?.areas;

  it('lead a file from the form to the areas it brings, and say at each step how it stands', async () => {
    const at = await send('areas', 'areas.csv', areas);
    const first = await page(at);
    expect(first).toContain('<option value="lsoa21_code" selected>');
    expect(wordsOf(first)).toMatch(/areas\.csv .*Sent by Person sam@example\.org.*E01000001 Area E01000001/);
    expect((await ask(at, 'check', { vintage: 'lsoa21', code: 'lsoa21_code', name: 'name' })).status).toBe(303);
    const waiting = await page(at);
    expect(waiting).toContain('<noscript><meta http-equiv="refresh" content="4"/></noscript>');
    expect(waiting).toContain('<look-again data-seconds="2" data-then="reload">');
    await work(at);
    const checked = await page(at);
    expect(checked).not.toContain('http-equiv="refresh"');
    expect(wordsOf(checked)).toMatch(/Edition lsoa21 Areas 3 New 3/);
    expect(await countAreas()).toBe(0);

    expect((await ask(at, 'store', {}, steward)).status).toBe(303);
    await work(at);
    expect(wordsOf(await page(at))).toContain('The areas are known here now');
    expect(await countAreas()).toBe(3);
    const list = wordsOf(await page('/desk/imports'));
    expect(list).toMatch(/areas\.csv Areas Person sam@example\.org, .* Stored/);
  });

  it('lead on from a table of figures to a recipe, for people who may make one', async () => {
    const at = await send('table', 'figures.csv', figures);
    const form = await page(at);
    expect(form).toMatch(/value="income" checked/);
    expect(form).not.toMatch(/name="figures" value="religion_none"/);
    expect(wordsOf(form)).toContain('Not offered, as they describe who people are: religion_none');
    const said = { code: 'lsoa21_code', figures: ['income'], title: 'Incomes', year: '2025' };
    expect((await ask(at, 'check', said)).status).toBe(303);
    await work(at);
    await ask(at, 'store');
    await work(at);
    const next = /href="(\/desk\/workbench\/begin\?table=[^"]+)"/.exec(await page(at))?.[1] ?? '';
    expect(wordsOf(await page(next))).toContain('Incomes');
    expect(await (await steward.get(at)).text()).not.toContain('/desk/workbench');
  });

  it('show every fault of a file, and take other columns', async () => {
    const at = await send('areas', 'wrong.csv', Buffer.from('lsoa21_code,good\nx,E01000008\nE09000001,E01000009\n'));
    await ask(at, 'check', { vintage: 'lsoa21', code: 'lsoa21_code' });
    await work(at);
    const faulty = wordsOf(await page(at));
    expect(faulty).toContain('2 things have to be mended');
    expect(faulty).toMatch(
      /wrong\.csv, row 2: &quot;x&quot; is not the code.*wrong\.csv, row 3: E09000001 is the code of a London borough/,
    );
    await ask(at, 'check', { vintage: 'lsoa21', code: 'good' });
    await work(at);
    expect(wordsOf(await page(at))).toContain('What it would bring');
  });

  it.each([
    ['areas', { vintage: 'last year' }, 'An edition is a set of areas and a year'],
    ['lookup', { from: 'lsoa11', to: '' }, 'An edition is a set of areas and a year'],
    ['table', { code: 'lsoa21_code', title: ' ', figures: 'income' }, 'Give it a name'],
    ['table', { code: '', title: 'Incomes', figures: 'income' }, 'Choose the column'],
    ['table', { code: 'lsoa21_code', title: 'Incomes' }, 'Choose one column of figures or more'],
    ['table', { code: 'lsoa21_code', title: 'Incomes', figures: 'income', year: 'soon' }, 'A year is a number'],
  ])('say beside the field of %s what cannot be so: %j', async (kind, fields, words) => {
    const at = await send(kind, 'a.csv', figures);
    const answer = await ask(at, 'check', fields);
    expect([answer.status, wordsOf(await answer.text())]).toEqual([422, expect.stringContaining(words)]);
    expect(await read(at)).toMatchObject({ state: 'received', turn: 1 });
    await ask(at, 'remove');
  });

  it('stop the work, and remove a file with what was read in it', async () => {
    const at = await send('areas', 'areas.csv', areas);
    const { sha256 } = await read(at);
    await ask(at, 'check', { vintage: 'lsoa21' });
    expect((await ask(at, 'stop')).status).toBe(303);
    expect((await read(at)).state).toBe('received');
    expect((await ask(at, 'remove')).status).toBe(303);
    expect(await read(at)).toMatchObject({ state: 'removed', look: null, wishes: null });
    expect(wordsOf(await page(at))).toContain('The file was removed');
    const kept = await sql`select from platform.files where sha256 = ${sha256}`.execute(db);
    expect(kept.rows).toEqual([]);
    for (const verb of ['check', 'store', 'stop', 'remove']) {
      const late = await ask(at, verb, { vintage: 'lsoa21' });
      expect([verb, late.status, wordsOf(await late.text())]).toEqual([
        verb,
        422,
        expect.stringContaining('how it stands now'),
      ]);
    }
  });

  it('do nothing for a form that was seen before somebody else’s', async () => {
    const at = await send('areas', 'areas.csv', areas);
    const { turn } = await read(at);
    await ask(at, 'check', { vintage: 'lsoa21' }, steward);
    for (const seen of [String(turn), 'none', '99999999999'])
      expect((await analyst.post(`${at}/check`, { turn: seen, vintage: 'msoa21' })).status).toBe(422);
    expect((await read(at)).wishes).toMatchObject({ vintage: 'lsoa21' });
    await ask(at, 'stop');
    await ask(at, 'remove');
    await page('/desk/imports/none', 404);
  });

  const csv = (text: string) => [Buffer.from(text)];
  it.each([
    ['no kind', {}, 'a.csv', [areas], 422, 'Say what the file brings'],
    ['no file', { kind: 'areas' }, '', [], 422, 'Choose a file'],
    ['an empty file', { kind: 'areas' }, 'a.csv', csv(''), 422, 'a.csv is empty'],
    [
      'a map for a lookup',
      { kind: 'lookup' },
      'a.json',
      csv('{"type":"FeatureCollection","features":[{"type":"Feature","properties":{}}]}'),
      422,
      'a lookup comes as CSV',
    ],
    ['no map', { kind: 'areas' }, '../../b/a.json', csv('{"type":"x"}'), 422, 'a.json is a &quot;x&quot;'],
    ['squeezed', { kind: 'areas' }, 'a.csv', [gzipSync(areas)], 422, 'does not end in .gz'],
    ['a bomb', { kind: 'areas' }, 'a.json.gz', [gzipSync(Buffer.alloc(1 << 25, ' '))], 422, 'as a zip bomb does'],
  ] as const)('refuse %s in words, and keep nothing', async (_what, fields, name, bytes, status, words) => {
    const before = await listImports(db, 1000);
    const answer = await analyst.postFile('/desk/imports', fields, { name, bytes });
    expect([answer.status, wordsOf(await answer.text())]).toEqual([status, expect.stringContaining(words)]);
    expect(await listImports(db, 1000)).toEqual(before);
  });

  it('refuse a file that is too large as soon as that is known, and keep nothing of it', async () => {
    let sent = 0;
    function* endless() {
      for (;;) {
        sent++;
        yield new Uint8Array(2 ** 20);
      }
    }
    const told = { headers: { 'content-length': String(300 * 2 ** 20) } };
    const early = await analyst.postFile('/desk/imports', { kind: 'areas' }, { name: 'a.csv', bytes: endless() }, told);
    expect([early.status, wordsOf(await early.text())]).toEqual([413, expect.stringContaining('larger than 200 MB')]);
    expect(sent).toBeLessThan(10);
    const kept =
      await sql`select from platform.file_contents where id not in (select content_id from platform.files)`.execute(db);
    expect(kept.rows).toEqual([]);
  });

  it('refuse what breaks off on its way, and a form that is not ours before a byte of its file is read', async () => {
    const file = { name: 'a.csv', bytes: [areas] };
    const broken = await analyst.postFile('/desk/imports', { kind: 'areas' }, file, { end: '' });
    expect([broken.status, wordsOf(await broken.text())]).toEqual([
      422,
      expect.stringContaining('did not arrive whole'),
    ]);
    const before = await listImports(db, 1000);
    for (const wrong of [{ token: 'made up' }, { headers: { 'sec-fetch-site': 'cross-site' } }])
      expect((await analyst.postFile('/desk/imports', { kind: 'areas' }, file, wrong)).status).toBe(403);
    expect(await listImports(db, 1000)).toEqual(before);
  });
});
