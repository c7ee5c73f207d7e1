import { createHmac, timingSafeEqual } from 'node:crypto';
import { symmetricDecrypt } from 'better-auth/crypto';
import { accept, type Result, refuse } from '#foundations/result';
import { type Allowance, forgetAttempts, sweepAttempts, takeAttempt } from '#platform/attempts';
import type { Database, Transaction } from '#platform/database';
import { type Account, normaliseEmail } from './accounts.ts';
import { type AuthSettings, type BetterAuth, openBetterAuth } from './better-auth.ts';
import { browserName } from './browser-name.ts';
import { withCookies } from './cookies.ts';
import type { AuthTables } from './tables.ts';

/** Cookies to send with the answer, as they stand in `set-cookie`. */
type Cookies = readonly string[];

export interface Session {
  readonly id: string;
  readonly accountId: string;
  /** When its holder last proved who they are: a confirmation begins a new session. */
  readonly provenAt: Date;
  readonly cookies: Cookies;
}

export interface SignedIn {
  readonly accountId: string;
  readonly sessionId: string;
  readonly cookies: Cookies;
}

export type SignInProblem = 'wrong' | 'too-many';

/** What a code app needs, as an `otpauth:` address and as text to type. */
export interface CodeApp {
  readonly uri: string;
  readonly secret: string;
}

/** Signing in. Who may do what is not its business: it says who somebody is. */
export interface Auth {
  /** The same, writing as part of a transaction. */
  within(trx: Transaction): Auth;
  /** Whom the cookies of a request belong to; null for nobody, which is also what an ended session is. */
  findSession(headers: Headers): Promise<Session | null>;
  /** The first step with a password. The answer's cookies carry the second, `enterCode`. */
  enterPassword(headers: Headers, email: string, password: string): Promise<Result<Cookies, SignInProblem>>;
  enterCode(headers: Headers, code: string): Promise<Result<SignedIn, SignInProblem>>;
  /** Both steps at once, for somebody who is asked to prove again who they are. */
  enterPasswordAndCode(
    headers: Headers,
    email: string,
    password: string,
    code: string,
  ): Promise<Result<SignedIn, SignInProblem>>;
  /** Opens a session on an account that has a password and no code app yet, and gives it one to set up. */
  beginCodeApp(headers: Headers, email: string, password: string): Promise<Cookies>;
  /** Gives the account that is signed in, which has this password and no code app yet, one to set up. */
  offerCodeApp(headers: Headers, password: string): Promise<void>;
  /** The code app that waits for its first code; null when there is none. It will be listed in the app under this address. */
  findNewCodeApp(accountId: string, email: string): Promise<CodeApp | null>;
  /** The cookies are those of a new session, which takes the place of the one that asked. */
  confirmCodeApp(headers: Headers, code: string): Promise<Result<Cookies, 'wrong'>>;
  /** What a browser is given to make a passkey for this account, which it will list under this name and address. */
  offerPasskey(headers: Headers, account: Account): Promise<{ readonly options: object; readonly cookies: Cookies }>;
  /** Keeps the passkey that the browser made for this account, and opens a session. One made for another account is refused. */
  keepPasskey(headers: Headers, answer: unknown, accountId: string): Promise<Result<SignedIn, 'refused'>>;
  /** The same without a session, for somebody who is signed in. */
  addPasskey(headers: Headers, answer: unknown, accountId: string): Promise<Result<{ readonly id: string }, 'refused'>>;
  /** What a browser is given to use a passkey. */
  askForPasskey(headers: Headers): Promise<{ readonly options: object; readonly cookies: Cookies }>;
  enterPasskey(headers: Headers, answer: unknown): Promise<Result<SignedIn, 'refused'>>;
  signOut(headers: Headers): Promise<Cookies>;
  /** A value for a form that only the holder of `visitor` (a random cookie) and of the session can have got from us. */
  formToken(visitor: string, sessionId: string | null): string;
  isFormToken(token: string, visitor: string, sessionId: string | null): boolean;
}

/** Guesses at the password of one account, and at those of all together (somebody trying one password everywhere). */
const forOne: Allowance = { most: 10, seconds: 15 * 60 };
const forAll: Allowance = { most: 300, seconds: 15 * 60 };

const sessionCookies = ['session_token', 'session_data', 'dont_remember'];

type PasskeyAnswer = NonNullable<Parameters<BetterAuth['api']['verifyPasskeyAuthentication']>[0]>['body']['response'];

export function createAuth(db: Database, settings: AuthSettings): Auth {
  const better = openBetterAuth(db, settings);
  const { api } = better;
  const mac = (...parts: readonly string[]) =>
    createHmac('sha256', settings.secret).update(JSON.stringify(parts)).digest('base64url');

  const checkPassword = async (headers: Headers, email: string, password: string) =>
    api.signInEmail({ body: { email, password }, headers: withCookies(headers, [], sessionCookies), asResponse: true });

  const newSession = async (response: Response, headers: Headers): Promise<SignedIn> => {
    const cookies = response.headers.getSetCookie();
    const session = await api.getSession({ headers: withCookies(headers, cookies) });
    if (session === null) throw new Error('signing in has opened no session');
    return { accountId: session.user.id, sessionId: session.session.id, cookies };
  };

  /** Passkeys are called after the browser they were made in, until somebody gives them another name. */
  const registerPasskey = (headers: Headers, answer: unknown, accountId: string, createSession: boolean) =>
    openBetterAuth(db, settings, accountId).api.verifyPasskeyRegistration({
      body: { response: answer, createSession, name: browserName(headers.get('user-agent') ?? '') },
      headers: withCookies(headers, [], sessionCookies),
      asResponse: true,
    });

  const auth: Auth = {
    within: (trx) => createAuth(trx, settings),

    async findSession(headers) {
      const { response, headers: answer } = await api.getSession({ headers, returnHeaders: true });
      if (response === null) return null;
      const { session } = response;
      return {
        id: session.id,
        accountId: session.userId,
        provenAt: new Date(session.createdAt),
        cookies: answer.getSetCookie(),
      };
    },

    async enterPassword(headers, email, password) {
      const one = mac('password', normaliseEmail(email));
      await sweepAttempts(db);
      if (!(await takeAttempt(db, one, forOne)) || !(await takeAttempt(db, 'password', forAll)))
        return refuse('too-many');
      const response = await checkPassword(headers, normaliseEmail(email), password);
      if (!response.ok) return refuse('wrong');
      const { twoFactorRedirect } = (await response.json()) as { twoFactorRedirect?: boolean };
      const cookies = response.headers.getSetCookie();
      if (twoFactorRedirect !== true) {
        // An account whose code app was never set up: a password alone opens nothing.
        await api.signOut({ headers: withCookies(headers, cookies) });
        return refuse('wrong');
      }
      await forgetAttempts(db, one);
      return accept(cookies);
    },

    async enterCode(headers, code) {
      const bare = withCookies(headers, [], sessionCookies);
      const response = await api.verifyTOTP({ body: { code }, headers: bare, asResponse: true });
      if (response.ok) return accept(await newSession(response, bare));
      const { code: why } = (await response.json()) as { code?: string };
      return refuse(why === 'INVALID_CODE' ? 'wrong' : 'too-many');
    },

    async enterPasswordAndCode(headers, email, password, code) {
      const first = await auth.enterPassword(headers, email, password);
      return first.ok ? auth.enterCode(withCookies(headers, first.value), code) : first;
    },

    async beginCodeApp(headers, email, password) {
      const response = await checkPassword(headers, normaliseEmail(email), password);
      if (!response.ok) throw new Error('a new account does not take its own password');
      const cookies = response.headers.getSetCookie();
      await auth.offerCodeApp(withCookies(headers, cookies), password);
      return cookies;
    },

    async offerCodeApp(headers, password) {
      await api.enableTwoFactor({ body: { password }, headers });
    },

    async findNewCodeApp(accountId, email) {
      const found = await db
        .withTables<AuthTables>()
        .selectFrom('auth.two_factors')
        .select('secret')
        .where('user_id', '=', accountId)
        .where('verified', '=', false)
        .executeTakeFirst();
      if (found === undefined) return null;
      const { secretConfig } = await better.$context;
      return describeCodeApp(await symmetricDecrypt({ key: secretConfig, data: found.secret }), email);
    },

    async confirmCodeApp(headers, code) {
      const response = await api.verifyTOTP({ body: { code }, headers, asResponse: true });
      return response.ok ? accept(response.headers.getSetCookie()) : refuse('wrong');
    },

    async offerPasskey(headers, account) {
      const { response, headers: answer } = await api.generatePasskeyRegistrationOptions({
        query: { context: JSON.stringify(account) },
        headers: withCookies(headers, [], sessionCookies),
        returnHeaders: true,
      });
      return { options: response, cookies: answer.getSetCookie() };
    },

    async keepPasskey(headers, answer, accountId) {
      const response = await registerPasskey(headers, answer, accountId, true);
      if (!response.ok) return refuse('refused');
      return accept(await newSession(response, withCookies(headers, [], sessionCookies)));
    },

    async addPasskey(headers, answer, accountId) {
      const response = await registerPasskey(headers, answer, accountId, false);
      if (!response.ok) return refuse('refused');
      const { id } = (await response.json()) as { id: string };
      return accept({ id });
    },

    async askForPasskey(headers) {
      const { response, headers: answer } = await api.generatePasskeyAuthenticationOptions({
        headers,
        returnHeaders: true,
      });
      // The plugin always says "preferred", and then refuses what was not verified.
      return { options: { ...response, userVerification: 'required' }, cookies: answer.getSetCookie() };
    },

    async enterPasskey(headers, answer) {
      if (typeof answer !== 'object' || answer === null) return refuse('refused');
      const bare = withCookies(headers, [], sessionCookies);
      const response = await api.verifyPasskeyAuthentication({
        body: { response: answer as PasskeyAnswer }, // It parses what it is given.
        headers: bare,
        asResponse: true,
      });
      return response.ok ? accept(await newSession(response, bare)) : refuse('refused');
    },

    async signOut(headers) {
      const response = await api.signOut({ headers, asResponse: true });
      return response.headers.getSetCookie();
    },

    formToken: (visitor, sessionId) => mac('form', visitor, sessionId ?? ''),
    isFormToken(token, visitor, sessionId) {
      const [given, right] = [Buffer.from(token), Buffer.from(mac('form', visitor, sessionId ?? ''))];
      return visitor !== '' && given.length === right.length && timingSafeEqual(given, right);
    },
  };
  return auth;
}

/** The address that code apps read from a QR picture. (github.com/google/google-authenticator/wiki/Key-Uri-Format) */
function describeCodeApp(secret: string, email: string): CodeApp {
  const typed = base32(new TextEncoder().encode(secret));
  const uri = new URL(`otpauth://totp/${encodeURIComponent('Outspoken')}:${encodeURIComponent(email)}`);
  uri.search = new URLSearchParams({ secret: typed, issuer: 'Outspoken', digits: '6', period: '30' }).toString();
  return { uri: uri.href, secret: typed };
}

/** RFC 4648 without padding: how code apps want their secret typed. */
function base32(bytes: Uint8Array): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}
