import { beginJoining, finishJoining, invitePerson, openFirstLink, type Role } from '#domains/desk';
import { createAuth, hashPassword } from '#platform/auth';
import { codeFor } from '#platform/auth/testing';
import type { Database } from '#platform/database';
import { createApp } from '../app.tsx';
import { publicUrl, shippedCatalogue, staffWords, testSecret } from './open-site.ts';

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
  /** The token that the forms of a page carry. */
  tokenOf(address: string): Promise<string>;
  readonly cookies: Map<string, string>;
}

/** The site with the clock of the computer, which sessions are judged by. */
export function openDesk(db: Database) {
  const auth = createAuth(db, { publicUrl, secret: testSecret });
  const log = { info: () => {}, error: (fields: object) => console.error(fields) };
  const parts = { catalogue: shippedCatalogue(), staffWords: staffWords(), config: { publicUrl }, log };
  const app = createApp({ db, auth, ...parts, now: () => new Date() });

  function browse(): DeskBrowser {
    const cookies = new Map<string, string>();
    const ask = async (address: string, init: RequestInit & { headers: Record<string, string> }) => {
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
    const invited = roles.includes('steward') && roles.length === 1 ? await openFirstLink(db, now) : null;
    const link = invited ?? (await inviteFrom(email, roles, areas, now));
    const joining = { token: link.token, name: `Person ${email}`, email, passwordHash: await hashPassword(password) };
    const begun = await beginJoining(db, joining, now);
    if (!begun.ok) throw new Error(begun.problem);
    const browser = browse();
    await browser.get('/desk/sign-in');
    const headers = new Headers();
    const opened = await auth.beginCodeApp(headers, email, password);
    const secret = (await auth.findNewCodeApp(begun.value.accountId))?.secret ?? '';
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

  return { app, auth, browse, staff };
}
