import { Readable } from 'node:stream';
import { beginJoining, finishJoining, invitePerson, openFirstLink, type Role } from '#domains/desk';
import type { Parts } from '#domains/moderation';
import { feedSignerOf, rumourKeysOf } from '#domains/straight-talk';
import { wordsKeyOf } from '#domains/voices';
import { slurListWith } from '#domains/voices/core';
import { createAuth, hashPassword } from '#platform/auth';
import { codeFor } from '#platform/auth/testing';
import { createCodes } from '#platform/codes';
import type { Database } from '#platform/database';
import type { Mailer } from '#platform/mail';
import { publicKeyOf } from '#platform/push';
import { createSeals } from '#platform/seals';
import { contentPartsWith } from '../../worker/flows/decide-case.ts';
import { createApp } from '../app.tsx';
import { shippedCatalogue, staffWords, testSecret, publicUrl as testUrl } from './open-site.ts';

export const password = 'seven rivers meet slowly';

/** Somebody's browser without script: it keeps cookies, sends forms from our pages, and does not follow redirects by itself. */
export interface DeskBrowser {
  get(address: string): Promise<Response>;
  /** Sends a form with the token of this browser's pages. `headers` and `token` can be made wrong on purpose. */
  post(
    address: string,
    fields?: Readonly<Record<string, string | readonly string[]>>,
    wrong?: { readonly token?: string; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Response>;
  /** Sends a form with a file, which goes out as it is asked for. */
  postFile(
    address: string,
    fields: Readonly<Record<string, string>>,
    file: { readonly name: string; readonly bytes: Iterable<Uint8Array> },
    wrong?: { readonly token?: string; readonly headers?: Readonly<Record<string, string>>; readonly end?: string },
  ): Promise<Response>;
  /** Sends what a script on our pages sends. */
  postJson(address: string, body: unknown): Promise<Response>;
  /** The token that the forms of a page carry. */
  tokenOf(address: string): Promise<string>;
  readonly cookies: Map<string, string>;
}

/** The site with the clock of the computer, which sessions are judged by. */
export function openDesk(
  db: Database,
  mailer: Mailer | null = null,
  parts: Parts = contentPartsWith(slurListWith()),
  publicUrl = testUrl,
) {
  const auth = createAuth(db, { publicUrl, secret: testSecret });
  const codes = createCodes(testSecret);
  const log = { info: () => {}, error: (fields: object) => console.error(fields) };
  const words = { catalogue: shippedCatalogue(), staffWords: staffWords() };
  const ofSecret = {
    codes,
    seals: createSeals(testSecret),
    wordsKey: wordsKeyOf(testSecret),
    rumourKeys: rumourKeysOf(testSecret),
    feedSigner: feedSignerOf(testSecret),
    pushKey: publicKeyOf(testSecret),
  };
  const said = { slurs: slurListWith(), config: { publicUrl, proxies: 0 }, log, now: () => new Date() };
  const app = createApp({ db, auth, ...ofSecret, contentParts: parts, mailer, ...words, ...said });

  function browse(): DeskBrowser {
    const cookies = new Map<string, string>();
    const ask = async (address: string, init: RequestInit & { headers: Record<string, string>; duplex?: 'half' }) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await app.request(address, { ...init, headers: { ...init.headers, cookie } });
      for (const set of response.headers.getSetCookie()) {
        const [name = '', ...value] = (set.split(';')[0] ?? '').split('=');
        if (/max-age=0/i.test(set)) cookies.delete(name);
        else cookies.set(name, value.join('='));
      }
      return response;
    };
    const browser: DeskBrowser = {
      cookies,
      get: (address) => ask(address, { headers: {} }),
      async tokenOf(address) {
        const html = await (await browser.get(address)).text();
        return /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
      },
      async postJson(address, body) {
        const headers = { 'content-type': 'application/json', 'x-form-token': await ownToken(browser) };
        return ask(address, { method: 'POST', body: JSON.stringify(body), headers });
      },
      async postFile(address, fields, file, { token, headers = {}, end = '\r\n--edge--\r\n' } = {}) {
        const said = { token: token ?? (await ownToken(browser)), ...fields };
        function* pieces() {
          for (const [name, value] of Object.entries(said))
            yield Buffer.from(`--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
          yield Buffer.from(
            `--edge\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: text/csv\r\n\r\n`,
          );
          yield* file.bytes;
          yield Buffer.from(end);
        }
        return ask(address, {
          method: 'POST',
          body: Readable.toWeb(Readable.from(pieces())) as ReadableStream,
          duplex: 'half',
          headers: {
            'content-type': 'multipart/form-data; boundary=edge',
            'sec-fetch-site': 'same-origin',
            ...headers,
          },
        });
      },
      async post(address, fields = {}, { token, headers = {} } = {}) {
        const body = new URLSearchParams();
        body.append('token', token ?? (await ownToken(browser)));
        for (const [name, values] of Object.entries(fields))
          for (const value of [values].flat()) body.append(name, String(value));
        return ask(address, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
        });
      },
    };
    return browser;
  }

  /** Every page of the desk carries the same token for one browser and session: one page that anybody may see, and one for staff. */
  async function ownToken(browser: DeskBrowser): Promise<string> {
    return (await browser.tokenOf('/desk')) || (await browser.tokenOf('/desk/sign-in'));
  }

  /** Somebody who works here, signed in with a password and a code. */
  async function staff(email: string, roles: readonly Role[], areas: readonly string[] = []) {
    const now = new Date();
    const isPlainSteward = roles.includes('steward') && roles.length === 1 && areas.length === 0;
    const invited = isPlainSteward ? await openFirstLink(db, now) : null;
    const link = invited ?? (await inviteFrom(email, roles, areas, now));
    const joining = { token: link.token, name: `Person ${email}`, email, passwordHash: await hashPassword(password) };
    const begun = await beginJoining(db, joining, now);
    if (!begun.ok) throw new Error(begun.problem);
    const browser = browse();
    await browser.get('/desk/sign-in');
    const headers = new Headers();
    const opened = await auth.beginCodeApp(headers, email, password);
    const secret = (await auth.findNewCodeApp(begun.value.accountId, email))?.secret ?? '';
    headers.set('cookie', opened.map((cookie) => cookie.split(';')[0]).join('; '));
    const confirmed = await auth.confirmCodeApp(headers, codeFor(secret, now));
    if (!confirmed.ok) throw new Error('the first code was refused');
    const finished = await finishJoining(db, link.token, begun.value.accountId, now);
    if (!finished.ok) throw new Error(finished.problem);
    for (const set of confirmed.value) {
      const [name = '', ...value] = (set.split(';')[0] ?? '').split('=');
      browser.cookies.set(name, value.join('='));
    }
    return { id: finished.value.personId, secret, browser };
  }

  async function inviteFrom(email: string, roles: readonly Role[], areas: readonly string[], now: Date) {
    const invited = await invitePerson(db, { email, assignment: { roles, areas }, actor: 'test', now });
    if (!invited.ok) throw new Error(invited.problem.kind);
    return invited.value;
  }

  return { app, auth, codes, browse, staff };
}
