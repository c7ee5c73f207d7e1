import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { codeFor, createAuthenticator } from '#platform/auth/testing';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { openDesk, password } from '../../testing/open-desk.ts';
import { publicUrl, tables } from '../../testing/open-site.ts';

const page = '/desk/ways-in';
let db: Database;
let desk: ReturnType<typeof openDesk>;
beforeAll(async () => {
  db = await openTestDatabase(tables);
  desk = openDesk(db);
  return () => db.destroy();
});

const goesTo = (response: Response) => [response.status, response.headers.get('location')];

test('somebody with a password alone is told, makes a passkey, names it, and takes the password away', async () => {
  const { browser } = await desk.staff('sam@example.org', ['analyst']);
  const html = async () => (await browser.get(page)).text();
  expect(await html()).toContain('You have one way to sign in.');
  expect(await html()).not.toMatch(/Take (away|the password)/);
  expect((await browser.post(`${page}/password/remove`)).status).toBe(422);

  const phone = createAuthenticator(publicUrl);
  const make = async () => {
    const offered = await browser.postJson(`${page}/passkeys/offer`, {});
    return browser.postJson(`${page}/passkeys/keep`, phone.make((await offered.json()) as object));
  };
  expect((await make()).status).toBe(200);
  expect((await browser.postJson(`${page}/passkeys/keep`, {})).status).toBe(422);
  expect(await html()).not.toContain('You have one way to sign in.');

  const address = /action="(\/desk\/ways-in\/passkeys\/\w+)\/name"/.exec(await html())?.[1] ?? '';
  const long = 'Somebody’s <very> old phone '.repeat(4);
  const refused = await browser.post(`${address}/name`, { name: long });
  expect(refused.status).toBe(422);
  const kept = await refused.text();
  expect(kept).toContain('value="Somebody’s &lt;very> old phone');
  expect(kept).toContain('60 characters at most');
  expect(goesTo(await browser.post(`${address}/name`, { name: 'My phone' }))).toEqual([303, page]);
  expect(await html()).toContain('value="My phone"');

  expect(goesTo(await browser.post(`${page}/password/remove`))).toEqual([303, page]);
  const last = await browser.post(`${address}/remove`);
  expect(last.status).toBe(422);
  expect(await last.text()).toContain('That is your only way in.');

  const weak = await browser.post(`${page}/password`, { password: 'password1234' });
  expect(weak.status).toBe(422);
  expect(await weak.text()).toMatch(/<details[^>]* open[\s\S]*Too many people/);
  expect(goesTo(await browser.post(`${page}/password`, { password }))).toEqual([303, `${page}/password/code`]);
  const setUp = await (await browser.get(`${page}/password/code`)).text();
  const secret = (/id="secret">([^<]+)</.exec(setUp)?.[1] ?? '').replaceAll(' ', '');
  expect((await browser.post(`${page}/password/code`, { code: '000000' })).status).toBe(422);
  const code = codeFor(secret, new Date());
  expect(goesTo(await browser.post(`${page}/password/code`, { code }))).toEqual([303, page]);
  expect(await html()).toContain('You have a password, and a code app');
  expect(goesTo(await browser.get(`${page}/password/code`))).toEqual([303, page]);
  expect(goesTo(await browser.post(`${page}/password`, { password: 'eight rivers meet slowly' }))).toEqual([303, page]);
  expect(goesTo(await browser.post(`${address}/remove`))).toEqual([303, page]);
  expect((await browser.get('/desk')).status).toBe(200);
});

test('a proof that has grown old is asked for again, before anything is added or taken away', async () => {
  const { browser, id } = await desk.staff('jo@example.org', ['analyst']);
  await sql`update auth.sessions set created_at = created_at - interval '6 minutes' where user_id = ${id}`.execute(db);
  const asked = [303, `/desk/confirm?next=${encodeURIComponent(page)}`];
  expect(goesTo(await browser.get(page))).toEqual(asked);
  expect(goesTo(await browser.post(`${page}/password`, { password }))).toEqual(asked);
  expect(goesTo(await browser.post(`${page}/passkeys/none/remove`))).toEqual(asked);
  expect(goesTo(await browser.postJson(`${page}/passkeys/offer`, {}))).toEqual(asked);
});
