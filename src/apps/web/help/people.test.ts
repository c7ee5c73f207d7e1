import { sql } from 'kysely';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { placeTwoCities } from '#domains/intermediaries/testing';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { exportPublic } from '../export/export-public.ts';
import { createReader } from '../shell/reader.ts';
import { openDesk } from '../testing/open-desk.ts';
import { openSite, publicUrl, shippedCatalogue, tables } from '../testing/open-site.ts';
import { lessons } from './training-page.tsx';

type Staff = Awaited<ReturnType<ReturnType<typeof openDesk>['staff']>>;

let db: Database;
let desk: ReturnType<typeof openDesk>;
let steward: Staff;
let lead: Staff;
let words = '';
let listing = '';
beforeAll(async () => {
  db = await openTestDatabase(tables);
  await placeTwoCities(db);
  desk = openDesk(db);
  steward = await desk.staff('first@example.org', ['steward']);
  lead = await desk.staff('lead@example.org', ['intermediary-lead']);
  return () => db.destroy();
});

const fields = {
  ...{
    name: 'Amina B',
    phone: '0113 496 0000',
    place: 'Hall, 1 High Street',
    kind: 'community-centre',
    gender: 'woman',
  },
  ...{ areas: ['E08000035'], languages: ['en', 'so'], hours: ['weekday-evening'], access: ['step-free'] },
};
const catalogue = shippedCatalogue();
const today = () => new Date().toISOString().slice(0, 10);

/** A form of a public page, sent as a browser without script does. */
async function send(path: string, said: Readonly<Record<string, string | readonly string[]>>, site = desk.app) {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(said)) for (const value of [values].flat()) body.append(name, value);
  const headers = {
    ...{ 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    ...{ 'user-agent': 'Browser of her', 'x-forwarded-for': '192.0.2.7' },
  };
  return site.request(path, { method: 'POST', body, headers });
}
const page = async (response: Promise<Response> | Response) => (await response).text();
const search = (said = {}) => page(send('/help/people', { place: '', ...said }));
const mine = (to = '', said: Readonly<Record<string, string | readonly string[]>> = {}) =>
  send(`/help/mine${to}`, { code: words, ...said });

describe('somebody who is listed', () => {
  it('is nominated with her six words, which are shown once, and seen by nobody yet', async () => {
    const added = await lead.browser.post('/desk/intermediaries/organisations', {
      ...{ name: 'Hope', website: 'https://hope.example', areas: ['E08000035', 'E06000014'] },
    });
    expect(added.status).toBe(303);
    const organisation = added.headers.get('location') ?? '';
    const wrong = await lead.browser.post(`${organisation}/nominate`, { ...fields, phone: 'mail me', languages: [] });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toMatch(/not written as it should be[\s\S]*value="mail me"/);
    const html = await page(lead.browser.post(`${organisation}/nominate`, fields));
    words = /<strong>((?:[a-z]+ ){5}[a-z]+)<\/strong>/.exec(html)?.[1] ?? '';
    listing = /\/desk\/intermediaries\/([0-9a-f]{32})/.exec(html)?.[1] ?? '';
    expect(words).not.toBe('');
    expect(await page(lead.browser.get(`/desk/intermediaries/${listing}`))).not.toContain(words);
    expect(await search()).not.toContain('Amina');
  });

  it('says herself what may be shown; passes the lessons; and a second person checks', async () => {
    const refused = await page(steward.browser.post(`/desk/intermediaries/${listing}/assure`));
    expect(refused).toContain('two references, a training within a year and their consent');
    for (const _ of [1, 2]) await lead.browser.post(`/desk/intermediaries/${listing}/reference`, { day: today() });
    await mine('/consent', { show: ['name', 'phone', 'gender'] });

    const wrong = Object.fromEntries(lessons.map(([lesson]) => [lesson, '1']));
    expect(await page(send('/help/training', wrong))).not.toContain('Passed on');
    const right = Object.fromEntries(lessons.map(([lesson, answer]) => [lesson, String(answer)]));
    expect(await page(send('/help/training', right))).toContain('Passed on');
    expect(await page(send('/help/training', { ...right, code: words }))).toContain('The day is in your listing.');

    expect(await page(lead.browser.post(`/desk/intermediaries/${listing}/assure`))).toContain(
      'somebody other than whoever nominated them',
    );
    expect((await steward.browser.post(`/desk/intermediaries/${listing}/assure`)).status).toBe(303);
    const html = await search();
    expect(html).toContain('Amina B');
    expect(html).toContain('href="tel:01134960000"');
    expect(html).not.toContain('1 High Street');
  });

  it('is found by place, language, and whether a woman or a man; and by nothing that names her in an address', async () => {
    expect(await search({ place: 'York', language: 'so', gender: 'woman' })).toMatch(
      /Amina B[\s\S]*About 3[0-9] km away/,
    );
    const nobody = await search({ gender: 'man' });
    expect(nobody).not.toContain('Amina');
    expect(nobody).toContain('Nobody is listed who fits.');
    expect(nobody).toContain('href="tel:0800789321"');
    expect(await search({ language: 'ur' })).not.toContain('Amina');
    const { document } = parseHTML(await search());
    expect(document.querySelector('#find')?.getAttribute('method')).toBe('post');
    expect(document.querySelectorAll('form[method="get"], .person a[href*="/help/people/"]')).toHaveLength(0);
    expect(
      document.querySelectorAll('main textarea, main input[type="text"], main input:not([type]):not([name="place"])'),
    ).toHaveLength(0);
  });

  it('is not what somebody typed about somebody: that is neither shown again nor kept, and the hotline stands beside it', async () => {
    const accusation = 'my neighbour Joe Bloggs is planning';
    const response = await send('/help/people', { place: accusation });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).not.toContain('Bloggs');
    expect(html).toContain('What you typed was not kept.');
    expect(html).toContain('0800 789 321');
    expect(html).not.toContain('Amina');
  });

  it('counts her talks in sums, and a stranger’s words open nothing', async () => {
    const said = {
      month: today().slice(0, 7),
      area: 'E08000035',
      topic: 'worry',
      outcome: 'family',
      knew: 'yes',
      count: '3',
    };
    expect(await page(mine('/count', said))).toContain('Added. Thank you.');
    expect(await page(mine('/count', { ...said, count: '0' }))).toContain('A number from 1 to 100.');
    const other = await send('/help/mine', { code: 'acorn lamp river stone violet zone' });
    expect(other.status).toBe(422);
    expect(await other.text()).not.toContain('Amina');
    expect(await page(desk.app.request('/help/people/figures'))).not.toContain('<td>');
  });

  it('hides herself with one press, and is gone at once from the page, in every process, the interface, the files and the coverage', async () => {
    const other = openSite(db, undefined, undefined, Date.now());
    const everywhere = async () => [
      await search(),
      await page(send('/ur/help/people', { place: '' }, other.app)),
      await other.page('/api/v1/organizations'),
    ];
    expect((await everywhere()).slice(0, 2).every((html) => html.includes('Amina'))).toBe(true);
    expect(await other.page('/help/people/coverage')).toContain('Leeds');
    await mine('/pause');
    for (const html of await everywhere()) expect(html).not.toMatch(/Amina|496 0000/);
    const { files } = await exportPublic(db, {
      reader: createReader(catalogue, catalogue.languages[0]!, '/'),
      publicUrl,
    });
    expect(files.get('organizations.json')).toContain('Hope');
    expect(JSON.stringify([...files])).not.toMatch(/Amina|496 0000/);
    // No copy is kept that could still show her, and no messenger makes a card of her.
    const asked = await send('/help/people', { place: '' });
    expect(asked.headers.get('cache-control')).toBe('no-store');
    expect(await asked.text()).not.toContain('og:');
    expect(await other.page('/help/people/coverage')).not.toContain('Leeds');
    await mine('/resume');
    expect(await search()).toContain('Amina');
  });

  it('lapses by itself half a year later', async () => {
    const at = (days: number) => openSite(db, undefined, undefined, Date.now() + days * 86_400_000).app;
    expect(await page(send('/help/people', { place: '' }, at(181)))).toContain('Amina');
    expect(await page(send('/help/people', { place: '' }, at(184)))).not.toContain('Amina');
    const own = await page(send('/help/mine', { code: words }, at(184)));
    expect(own).toContain('Your check has run out');
  });

  it('is in no interface and no file: organisations and where they serve are', async () => {
    const body = JSON.parse(await page(desk.app.request('/api/v1/organizations')));
    expect(body.organizations).toEqual([
      expect.objectContaining({
        name: 'Hope',
        website: 'https://hope.example',
        services: [
          expect.objectContaining({
            status: 'active',
            service_areas: [
              expect.objectContaining({ name: 'Leeds', extent: 'E08000035' }),
              expect.objectContaining({ name: 'York', extent: 'E06000014' }),
            ],
          }),
        ],
      }),
    ]);
  });

  it('is removed by two, or leaves with her own words, and nothing of her is left', async () => {
    expect((await lead.browser.post(`/desk/intermediaries/${listing}/remove`)).status).toBe(303);
    expect(await search()).not.toContain('Amina');
    const own = await page(lead.browser.post(`/desk/intermediaries/${listing}/agree`));
    expect(own).toContain('Whoever asked does not agree to it.');
    await steward.browser.post(`/desk/intermediaries/${listing}/keep`);
    expect(await page(mine('/leave'))).toContain('You have left.');
    expect((await mine()).status).toBe(422);
    const { rows } = await sql`select * from intermediaries.listings`.execute(db);
    expect(rows).toEqual([]);
  });

  it('left no address of the network, no browser and no moment: in no row of the whole database, and in no line of the log', async () => {
    const { rows: found } = await sql<{ table_schema: string; table_name: string }>`
      select table_schema, table_name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db);
    expect(found.length).toBeGreaterThan(50);
    for (const { table_schema, table_name } of found) {
      const { rows } = await sql`select * from ${sql.table(`${table_schema}.${table_name}`)}`.execute(db);
      expect(JSON.stringify(rows), `${table_schema}.${table_name}`).not.toMatch(/Browser of her|192\.0\.2\.7|Bloggs/);
    }
    const watched = openSite(db, undefined, undefined, Date.now());
    const accusation = { place: 'Joe Bloggs is planning', language: 'so' };
    for (const [path, said] of [
      ['/help/people', accusation],
      ['/help/mine', { code: words }],
      ['/help/mine/count', { code: words }],
      ['/help/training', { code: words, listen: '1' }],
    ] as const)
      await send(path, said, watched.app);
    expect(watched.logged.length).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(watched.logged)).not.toMatch(/Bloggs|Browser of her|192\.0\.2\.7/);
    expect(JSON.stringify(watched.logged)).not.toContain(words);
    const entries = await sql<{ actor: string }>`select actor from platform.audit_entries`.execute(db);
    // Staff, and what set them up: nobody who came with six words, or with none.
    const actors = new Set(entries.rows.map(({ actor }) => actor.replace(/:.*/, ':')));
    expect([...actors].sort()).toEqual(['program', 'staff:', 'test']);
    const { rows } = await sql`select * from intermediaries.contacts`.execute(db);
    expect(rows).toEqual([
      { month: today().slice(0, 7), area: 'E08000035', topic: 'worry', outcome: 'family', knew: 'yes', count: 3 },
    ]);
  });
});

it('a form from another site opens nothing', async () => {
  const response = await desk.app.request('/help/mine', {
    method: 'POST',
    body: new URLSearchParams({ code: words }),
    headers: { 'sec-fetch-site': 'cross-site', origin: `${publicUrl}.evil.example` },
  });
  expect(response.status).toBe(422);
});
