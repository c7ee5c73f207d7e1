import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Role, roles } from '#domains/desk';
import { type Database, migrate, openInMemory } from '#platform/database';
import { type DeskBrowser, openDesk } from '../testing/open-desk.ts';
import { tables } from '../testing/open-site.ts';
import { confirmationMilliseconds, type DeskRoute, deskAccess, judge } from './access.ts';

/** Written out a second time, by hand: opening a route to somebody takes a change in both places. */
const anybodys = [
  'GET /desk/sign-in',
  'POST /desk/sign-in',
  'GET /desk/sign-in/code',
  'POST /desk/sign-in/code',
  'POST /desk/passkey/ask',
  'POST /desk/passkey/enter',
  'GET /desk/welcome/:token',
  'POST /desk/welcome/:token',
  'GET /desk/welcome/:token/code',
  'POST /desk/welcome/:token/code',
  'POST /desk/welcome/:token/passkey/offer',
  'POST /desk/welcome/:token/passkey/keep',
];
const everyStaff = [
  'GET /desk',
  'POST /desk/sign-out',
  'GET /desk/confirm',
  'POST /desk/confirm',
  'POST /desk/confirm/passkey',
  'GET /desk/sessions',
  'POST /desk/sessions/end',
  'POST /desk/sessions/end-all',
];
const stewards = [
  'GET /desk/people',
  'GET /desk/people/invite',
  'POST /desk/people/invite',
  'POST /desk/people/invitations/:id/withdraw',
  'GET /desk/people/:id',
  'POST /desk/people/:id',
  'POST /desk/people/:id/end',
];
const confirmedOnly = ['GET /desk/people/:id', 'POST /desk/people/:id', 'POST /desk/people/:id/end'];

const routes = Object.keys(deskAccess) as DeskRoute[];
const everybody = ['nobody', ...roles] as const;
const isAllowed = (route: string, who: Role | 'nobody') =>
  anybodys.includes(route) ||
  (who !== 'nobody' && everyStaff.includes(route)) ||
  (who === 'steward' && stewards.includes(route));

describe('the table of access', () => {
  test.each(routes)('%s is open to whom it should be', (route) => {
    const { nobody, roles: held, confirm } = deskAccess[route];
    const open = everybody.filter((who) => (who === 'nobody' ? nobody : held.includes(who)));
    expect(open).toEqual(everybody.filter((who) => isAllowed(route, who)));
    expect(confirm).toBe(confirmedOnly.includes(route));
  });

  test('asks again after five minutes, for what cannot be undone', () => {
    const access = deskAccess['POST /desk/people/:id/end'];
    const now = new Date();
    const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
    expect(judge(access, ['steward'], ago(confirmationMilliseconds - 1), now)).toBe('allowed');
    expect(judge(access, ['steward'], ago(confirmationMilliseconds), now)).toBe('confirm');
    expect(judge(access, ['analyst'], ago(0), now)).toBe('refused');
    expect(judge(access, [], ago(0), now)).toBe('refused');
    expect(judge(access, null, null, now)).toBe('sign-in');
  });
});

describe('every route as every role and as nobody', () => {
  let db: Database;
  let desk: ReturnType<typeof openDesk>;
  const browsers = new Map<string, DeskBrowser>();

  beforeAll(async () => {
    db = await openInMemory();
    await migrate(db, tables);
    desk = openDesk(db);
    browsers.set('nobody', desk.browse());
    for (const role of roles) browsers.set(role, (await desk.staff(`${role}@example.org`, [role])).browser);
    return () => db.destroy();
  });

  test('the site has the routes of the table under /desk, and no others', () => {
    const served = desk.app.routes
      .filter(({ path, method }) => /^(\/[a-z]+)?\/desk/.test(path) && method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(served)].sort()).toEqual(routes.toSorted());
  });

  const cases = routes
    // These two end the session that the others need; what they do is tested in desk.test.ts.
    .filter((route) => route !== 'POST /desk/sign-out' && route !== 'POST /desk/sessions/end-all')
    .flatMap((route) => everybody.map((who) => [route, who] as const));

  test.each(cases)('%s as %s', async (route, who) => {
    const browser = browsers.get(who);
    if (browser === undefined) throw new Error(`no browser for ${who}`);
    const [method, path = ''] = route.split(' ');
    const address = path.replace(/:\w+/, 'none');
    const response = method === 'GET' ? await browser.get(address) : await browser.post(address);
    const isSentToSignIn =
      response.status === 303 && response.headers.get('location')?.startsWith('/desk/sign-in') === true;
    const refused = who === 'nobody' ? isSentToSignIn : response.status === 403;
    expect(refused && !(path === '/desk/welcome/:token/code')).toBe(!isAllowed(route, who));
    expect(response.status).toBeLessThan(500);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-robots-tag')).toBe('noindex, nofollow');
  });

  test('somebody who has lost a role loses what it opened, with the very next click', async () => {
    const { browser, id } = await desk.staff('brief@example.org', ['steward', 'analyst']);
    expect((await browser.get('/desk/people')).status).toBe(200);
    await sql`delete from desk.person_roles where person_id = ${id} and role = 'steward'`.execute(db);
    expect((await browser.get('/desk/people')).status).toBe(403);
  });
});
