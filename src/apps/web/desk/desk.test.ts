import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { invitePerson, openFirstLink } from '#domains/desk';
import { codeFor } from '#platform/auth/testing';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { checkCatalogue } from '#platform/i18n';
import { createMailer } from '#platform/mail';
import { openMailSink } from '#platform/mail/testing';
import { type DeskBrowser, openDesk, password } from '../testing/open-desk.ts';
import { staffWords, tables } from '../testing/open-site.ts';

let db: Database;
let desk: ReturnType<typeof openDesk>;
let steward: Awaited<ReturnType<ReturnType<typeof openDesk>['staff']>>;
beforeAll(async () => {
  db = await openTestDatabase(tables);
  desk = openDesk(db);
  steward = await desk.staff('first@example.org', ['steward']);
  return () => db.destroy();
});

const goesTo = (response: Response) => [response.status, response.headers.get('location')];
const code = (secret: string, step = 0) => codeFor(secret, new Date(), step);

/** A link for somebody, as a steward would copy it. */
async function linkFor(email: string): Promise<string> {
  const assignment = { roles: ['analyst'] as const, areas: [] };
  const invited = await invitePerson(db, { email, assignment, actor: 'test', now: new Date() });
  if (!invited.ok) throw new Error(invited.problem.kind);
  return `/desk/welcome/${invited.value.token}`;
}

/** Joins with script off, and returns the secret of the code app. */
async function join(browser: DeskBrowser, link: string, name = 'Sam'): Promise<string> {
  const token = await browser.tokenOf(link);
  expect(goesTo(await browser.post(link, { name, password }, { token }))).toEqual([303, `${link}/code`]);
  const html = await (await browser.get(`${link}/code`)).text();
  expect(html).toMatch(/<svg class="qr"/);
  const secret = (/id="secret">([^<]+)</.exec(html)?.[1] ?? '').replaceAll(' ', '');
  const asked = await browser.tokenOf(`${link}/code`);
  expect((await browser.post(`${link}/code`, { code: '000000' }, { token: asked })).status).toBe(422);
  const shown = code(secret);
  const spaced = `${shown.slice(0, 3)} ${shown.slice(3)}`;
  expect(goesTo(await browser.post(`${link}/code`, { code: spaced }, { token: asked }))).toEqual([303, '/desk']);
  return secret;
}

async function signIn(browser: DeskBrowser, email: string, secret: string, next = '/desk') {
  const token = await browser.tokenOf('/desk/sign-in');
  const first = await browser.post('/desk/sign-in', { email, password, next }, { token });
  expect(first.status).toBe(303);
  return browser.post('/desk/sign-in/code', { code: code(secret), next }, { token });
}

describe('joining by a link, with script off', () => {
  test('takes a name, a password and a code, lets in, and works once', async () => {
    const [browser, link] = [desk.browse(), await linkFor('sam@example.org')];
    await join(browser, link);
    const html = await (await browser.get('/desk')).text();
    expect(html).toContain('Hello, Sam');
    expect(html).toContain('Analyst');
    expect((await desk.browse().get(link)).status).toBe(410);
    expect((await browser.get(link)).status).toBe(410);
  });

  test('keeps what was typed and says what is wrong beside the field', async () => {
    const [browser, link] = [desk.browse(), await linkFor('pat@example.org')];
    const token = await browser.tokenOf(link);
    const answer = await browser.post(link, { name: 'Pat & Co', password: 'password1234' }, { token });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('value="Pat &amp; Co"');
    expect(html).toMatch(/id="password-problem"[\s\S]*Too many people/);
    expect(html).not.toContain('password1234');
  });

  test('is nobody until the code app works', async () => {
    const [browser, link] = [desk.browse(), await linkFor('half@example.org')];
    const token = await browser.tokenOf(link);
    await browser.post(link, { name: 'Half', password }, { token });
    expect(goesTo(await browser.get('/desk'))).toEqual([303, '/desk/sign-in']);
    expect((await browser.post('/desk/sign-in', { email: 'half@example.org', password })).status).toBe(422);
  });

  test('shows the code app of one person to nobody else who has the link', async () => {
    const [browser, link] = [desk.browse(), await linkFor('own@example.org')];
    const token = await browser.tokenOf(link);
    await browser.post(link, { name: 'Own', password }, { token });
    expect(goesTo(await desk.browse().get(`${link}/code`))).toEqual([303, link]);
    expect(goesTo(await steward.browser.get(`${link}/code`))).toEqual([303, link]);
  });

  test('there is no first link where there is a steward', async () => {
    expect(await openFirstLink(db, new Date())).toBeNull();
    expect((await desk.browse().get('/desk/welcome/invented')).status).toBe(410);
  });
});

describe('signing in and out, with script off', () => {
  let secret: string;
  beforeAll(async () => {
    secret = await join(desk.browse(), await linkFor('jo@example.org'), 'Jo');
  });

  test('takes a password and a code, and leads to where one was going', async () => {
    const browser = desk.browse();
    expect(goesTo(await browser.get('/desk/sessions'))).toEqual([303, '/desk/sign-in?next=%2Fdesk%2Fsessions']);
    expect(goesTo(await signIn(browser, 'jo@example.org', secret, '/desk/sessions'))).toEqual([303, '/desk/sessions']);
    expect((await browser.get('/desk/sessions')).status).toBe(200);
    expect(goesTo(await browser.post('/desk/sign-out'))).toEqual([303, '/desk/sign-in']);
    expect((await browser.get('/desk')).status).toBe(303);
  });

  test.each(['https://elsewhere.example', '//elsewhere.example', '/desk/../..//elsewhere', '/map', '/desk?x'])(
    'never leads to %s',
    async (next) => {
      expect(goesTo(await signIn(desk.browse(), 'jo@example.org', secret, next))).toEqual([303, '/desk']);
    },
  );

  test('says the same of a wrong password and of an unknown address, and keeps the address', async () => {
    const answers: (string | undefined)[] = [];
    for (const [email, tried] of [
      ['jo@example.org', 'wrong wrong wrong'],
      ['nobody@example.org', password],
    ] as const) {
      const answer = await desk.browse();
      const response = await answer.post('/desk/sign-in', { email, password: tried });
      expect(response.status).toBe(422);
      const html = await response.text();
      expect(html).toContain(`value="${email}"`);
      answers.push(/role="alert">([^<]+)</.exec(html)?.[1]);
    }
    expect(answers[0]).toBe(answers[1]);
  });

  test('a session that is ended elsewhere is over at once', async () => {
    const [here, there] = [desk.browse(), desk.browse()];
    for (const browser of [here, there]) await signIn(browser, 'jo@example.org', secret);
    const html = await (await here.get('/desk/sessions')).text();
    const listed = [...html.matchAll(/name="session" value="([^"]+)"/g)].map(([, id]) => id ?? '');
    const own = /<li class="card">(?:(?!<\/li>)[\s\S])*this one[\s\S]*?name="session" value="([^"]+)"/.exec(html)?.[1];
    for (const session of listed.filter((id) => id !== own)) await here.post('/desk/sessions/end', { session });
    expect((await there.get('/desk')).status).toBe(303);
    expect((await here.get('/desk')).status).toBe(200);
    await here.post('/desk/sessions/end-all');
    expect((await here.get('/desk')).status).toBe(303);
  });

  test('nobody ends the session of somebody else', async () => {
    const browser = desk.browse();
    await signIn(browser, 'jo@example.org', secret);
    const html = await (await steward.browser.get('/desk/sessions')).text();
    const session = /name="session" value="([^"]+)"/.exec(html)?.[1] ?? '';
    await browser.post('/desk/sessions/end', { session });
    expect((await steward.browser.get('/desk')).status).toBe(200);
  });
});

describe('a form from elsewhere', () => {
  test.each([
    ['without a token', { token: '' }],
    ['with a token that is made up', { token: 'x'.repeat(43) }],
    ['from a page of another site', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['from a page of a neighbouring site', { headers: { 'sec-fetch-site': 'same-site' } }],
  ])('%s changes nothing', async (_how, wrong) => {
    const fields = { email: 'mallory@example.org', role: 'steward' };
    expect((await steward.browser.post('/desk/people/invite', fields, wrong)).status).toBe(403);
    expect(await (await steward.browser.get('/desk/people')).text()).not.toContain('mallory');
  });

  test('with the token of another visitor changes nothing, and neither does one from before signing in', async () => {
    const other = await desk.browse().tokenOf('/desk/sign-in');
    for (const token of [other]) {
      const answer = await steward.browser.post(
        '/desk/people/invite',
        { email: 'm@example.org', role: 'steward' },
        { token },
      );
      expect(answer.status).toBe(403);
    }
  });

  test('from an old browser that says nothing of where it comes from is judged by its token', async () => {
    const fields = { email: 'old.browser@example.org', role: 'analyst' };
    const { browser } = steward;
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const token = await browser.tokenOf('/desk');
    const send = (origin: Record<string, string>) =>
      desk.app.request('/desk/people/invite', {
        method: 'POST',
        body: new URLSearchParams({ ...fields, token }),
        headers: { cookie, ...origin },
      });
    expect((await send({ origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await send({})).status).toBe(200);
  });
});

describe('people', () => {
  test('a steward invites by address, roles and areas, sees what is wrong, and gets the link this once', async () => {
    const { browser } = steward;
    const wrong = await browser.post('/desk/people/invite', {
      email: 'kim@example.org',
      areas: 'Leeds',
      role: 'checker',
    });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    expect(html).toContain('“LEEDS” is no area code');
    expect(html).toMatch(/value="checker"[^>]*checked|checked[^>]*value="checker"/);
    const made = await (
      await browser.post('/desk/people/invite', { email: 'kim@example.org', role: ['checker'] })
    ).text();
    const link = /value="https:\/\/map\.example\.org(\/desk\/welcome\/[\w-]+)"/.exec(made)?.[1] ?? '';
    await join(desk.browse(), link, 'Kim');
    const people = await (await browser.get('/desk/people')).text();
    expect(people).toContain('Kim');
    expect(people).toContain('Claim checker');
    expect(people).not.toContain(link);
  });

  test('an invitation goes by mail where there is mail, and the page says which happened and shows the link all the same', async () => {
    const sink = await openMailSink();
    const mailer = createMailer({ smtpUrl: sink.url, mailFrom: 'desk@example.org' }, { patienceMilliseconds: 2_000 });
    const mailing = openDesk(db, mailer);
    const browser = mailing.browse();
    for (const [name, value] of steward.browser.cookies) browser.cookies.set(name, value);
    const invite = async (email: string) => {
      const html = await (await browser.post('/desk/people/invite', { email, role: ['checker'] })).text();
      return { html, link: /value="(https:\/\/map\.example\.org\/desk\/welcome\/[\w-]+)"/.exec(html)?.[1] ?? '' };
    };
    try {
      const { html, link } = await invite('lee@example.org');
      expect(html).toContain('The mail server has taken a mail with this link for lee@example.org.');
      expect(sink.mails).toMatchObject([{ to: ['lee@example.org'], text: expect.stringContaining(`\n${link}\n`) }]);
      expect(sink.mails[0]?.text).toContain('Person first@example.org asks you to work at map.example.org.');
      expect((await mailing.browse().get(new URL(link).pathname)).status).toBe(200);
    } finally {
      await sink.stop();
    }
    const { html, link } = await invite('lee@example.org');
    expect(html).toMatch(/role="alert">[^<]*was not sent: the mail server could not be reached\./);
    expect((await mailing.browse().get(new URL(link).pathname)).status).toBe(200);
  });

  test('an invitation is withdrawn with one click', async () => {
    const link = await linkFor('withdrawn@example.org');
    const html = await (await steward.browser.get('/desk/people')).text();
    const address = /withdrawn@example\.org[\s\S]*?action="([^"]+withdraw)"/.exec(html)?.[1] ?? '';
    expect(goesTo(await steward.browser.post(address))).toEqual([303, '/desk/people']);
    expect((await desk.browse().get(link)).status).toBe(410);
  });

  test('roles change and a person ends only after a proof no older than five minutes; the ended one is out at once', async () => {
    const other = await desk.staff('robin@example.org', ['analyst']);
    const address = `/desk/people/${other.id}`;
    await sql`update auth.sessions set created_at = created_at - interval '6 minutes' where user_id = ${steward.id}`.execute(
      db,
    );
    for (const answer of [
      await steward.browser.get(address),
      await steward.browser.post(`${address}/end`, { sure: 'yes' }),
    ])
      expect(goesTo(answer)).toEqual([303, `/desk/confirm?next=${encodeURIComponent(address)}`]);
    expect((await other.browser.get('/desk')).status).toBe(200);

    const refused = await steward.browser.post('/desk/confirm', { password, code: '000000', next: address });
    expect(refused.status).toBe(422);
    const before = new Map(steward.browser.cookies);
    const proof = { password, code: code(steward.secret), next: address };
    expect(goesTo(await steward.browser.post('/desk/confirm', proof))).toEqual([303, address]);
    expect((await steward.browser.get(address)).status).toBe(200);
    expect([...steward.browser.cookies]).not.toEqual([...before]);

    expect((await steward.browser.post(address, { role: ['moderator', 'checker'] })).status).toBe(303);
    expect(await (await other.browser.get('/desk')).text()).toContain('Moderator');
    expect((await steward.browser.post(`${address}/end`)).status).toBe(422);
    expect(goesTo(await steward.browser.post(`${address}/end`, { sure: 'yes' }))).toEqual([303, '/desk/people']);
    expect((await other.browser.get('/desk')).status).toBe(303);
    expect((await desk.browse().post('/desk/sign-in', { email: 'robin@example.org', password })).status).toBe(422);
  });

  test('an account that is nobody here signs in to nothing, and keeps no session', async () => {
    const gone = await desk.staff('gone@example.org', ['analyst']);
    await sql`update desk.people set ended_at = joined_at where id = ${gone.id}`.execute(db);
    await sql`delete from auth.sessions where user_id = ${gone.id}`.execute(db);
    const answer = await signIn(desk.browse(), 'gone@example.org', gone.secret);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('does not work here any more');
    const { rows } = await sql`select id from auth.sessions where user_id = ${gone.id}`.execute(db);
    expect(rows).toEqual([]);
  });

  test('the last steward stays, and is told so', async () => {
    const answer = await steward.browser.post(`/desk/people/${steward.id}/end`, { sure: 'yes' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('There is no other steward');
  });
});

test('passkeys are asked for by script alone, and an invented one is refused in words', async () => {
  const browser = desk.browse();
  const token = await browser.tokenOf('/desk/sign-in');
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, 'content-type': 'application/json', 'x-form-token': token };
  const asked = await desk.app.request('/desk/passkey/ask', { method: 'POST', body: '{}', headers });
  expect(await asked.json()).toMatchObject({ rpId: 'map.example.org', userVerification: 'required' });
  for (const body of ['{}', 'null', '{"id":"x"}', 'no json']) {
    const entered = await desk.app.request('/desk/passkey/enter', { method: 'POST', body, headers });
    expect([entered.status, await entered.json()]).toEqual([422, { problem: 'This passkey is not known here.' }]);
  }
});

test('the words of the desk are whole, and a public page never gets a cookie', async () => {
  expect(checkCatalogue(staffWords())).toEqual([]);
  expect((await desk.app.request('/')).headers.getSetCookie()).toEqual([]);
});
