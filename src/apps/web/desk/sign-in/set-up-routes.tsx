import type { VNode } from 'preact';
import type { Result } from '#foundations/result';
import { type Account, checkPassword, hashPassword, type PasswordProblem } from '#platform/auth';
import type { DeskParts, Handler } from '../frame/parts.ts';
import { RefusalPage } from '../frame/refusal-page.tsx';
import { answerScript, goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type Visit } from '../frame/visit.ts';
import { CodeAppPage } from './code-app-page.tsx';
import { codeIn } from './sign-in-routes.tsx';

/** What somebody who sets up a way in has typed about themselves. */
export interface Words {
  readonly name: string;
  readonly email: string;
}

/** The account that holds what is being set up, and how it is called where it is listed: in a code app, by a keeper of passkeys. */
export interface Begun {
  readonly account: Account;
  readonly shownAs: Account;
}

/** Why somebody sets up a way in by a one-time link: to join, or to be let in again. */
export interface Errand<Link, Problem extends string> {
  /** Where the link leads, without its token. */
  readonly path: string;
  /** What is behind a link, if it can still be used. */
  find(token: string): Promise<Link | null>;
  /** Who sets it up: what was typed, or what is known. */
  wordsFor(link: Link, typed: Words): Words;
  page(props: { visit: Visit; token: string; link: Link; words: Words; problem?: Problem | PasswordProblem }): VNode;
  explain(visit: Visit, problem: Problem | 'link-closed'): string;
  begin(token: string, words: Words, passwordHash: string | null): Promise<Result<Begun, Problem | 'link-closed'>>;
  /** What was begun by this link; null before. */
  findBegun(link: Link): Promise<Begun | null>;
  finish(token: string, provenAccountId: string): Promise<Result<unknown, 'link-closed'>>;
}

/** The six steps of setting up a passkey, or a password and a code app, by a one-time link. */
export function setUpHandlers<Link, Problem extends string>(
  { auth, assets }: DeskParts,
  errand: Errand<Link, Problem>,
): Readonly<Record<'show' | 'password' | 'code' | 'confirmCode' | 'offer' | 'keep', Handler>> {
  const headersOf = ({ context }: Visit) => context.req.raw.headers;
  const tokenOf = ({ context }: Visit) => context.req.param('token') ?? '';
  const addressOf = (visit: Visit) => `${errand.path}/${tokenOf(visit)}`;
  const closed = (visit: Visit) =>
    respondAtDesk(visit, <RefusalPage visit={visit} assets={assets} refusal="link-closed" />, 410);

  /** The code app that waits for its first code, of somebody who has begun by this very link in this very browser. */
  const findCodeApp = async (visit: Visit) => {
    const link = await errand.find(tokenOf(visit));
    const begun = link === null ? null : await errand.findBegun(link);
    if (begun === null || visit.session?.accountId !== begun.account.id) return null;
    const app = await auth.findNewCodeApp(begun.account.id, begun.shownAs.email);
    return app === null ? null : { app, accountId: begun.account.id };
  };

  return {
    show: async (visit) => {
      const [token, link] = [tokenOf(visit), await errand.find(tokenOf(visit))];
      if (link === null) return closed(visit);
      const words = errand.wordsFor(link, { name: '', email: '' });
      return respondAtDesk(visit, errand.page({ visit, token, link, words }));
    },

    password: async (visit) => {
      const [token, link] = [tokenOf(visit), await errand.find(tokenOf(visit))];
      if (link === null) return closed(visit);
      const words = errand.wordsFor(link, { name: field(visit, 'name'), email: field(visit, 'email') });
      const password = field(visit, 'password');
      const tooWeak = checkPassword(password, words);
      const begun = tooWeak === null ? await errand.begin(token, words, await hashPassword(password)) : null;
      if (begun?.ok === true) {
        const cookies = await auth.beginCodeApp(headersOf(visit), begun.value.account.email, password);
        return goTo(visit, `${addressOf(visit)}/code`, cookies);
      }
      const problem = tooWeak ?? begun?.problem ?? 'link-closed';
      if (problem === 'link-closed') return closed(visit);
      return respondAtDesk(visit, errand.page({ visit, token, link, words, problem }), 422);
    },

    code: async (visit) => {
      const found = await findCodeApp(visit);
      if (found === null) return goTo(visit, addressOf(visit));
      const action = `${addressOf(visit)}/code`;
      return respondAtDesk(visit, <CodeAppPage visit={visit} assets={assets} action={action} app={found.app} />);
    },

    confirmCode: async (visit) => {
      const found = await findCodeApp(visit);
      if (found === null) return goTo(visit, addressOf(visit));
      const confirmed = await auth.confirmCodeApp(headersOf(visit), codeIn(visit));
      if (!confirmed.ok) {
        const shown = { action: `${addressOf(visit)}/code`, app: found.app, problem: 'wrong' as const };
        return respondAtDesk(visit, <CodeAppPage visit={visit} assets={assets} {...shown} />, 422);
      }
      const finished = await errand.finish(tokenOf(visit), found.accountId);
      return finished.ok ? goTo(visit, '/desk', confirmed.value) : closed(visit);
    },

    offer: async (visit) => {
      const [token, link] = [tokenOf(visit), await errand.find(tokenOf(visit))];
      const begun = link === null ? null : await errand.begin(token, errand.wordsFor(link, wordsIn(visit.json)), null);
      if (begun?.ok !== true) {
        const problem = errand.explain(visit, begun?.problem ?? 'link-closed');
        return answerScript(visit, { problem }, [], 422);
      }
      const { options, cookies } = await auth.offerPasskey(headersOf(visit), begun.value.shownAs);
      return answerScript(visit, options, cookies);
    },

    keep: async (visit) => {
      const link = await errand.find(tokenOf(visit));
      const begun = link === null ? null : await errand.findBegun(link);
      const kept = begun && (await auth.keepPasskey(headersOf(visit), visit.json, begun.account.id));
      if (kept?.ok !== true) return answerScript(visit, { problem: visit.reader.t('desk.passkey.failed') }, [], 422);
      const finished = await errand.finish(tokenOf(visit), kept.value.accountId);
      if (finished.ok) return answerScript(visit, {}, kept.value.cookies);
      return answerScript(visit, { problem: errand.explain(visit, 'link-closed') }, [], 422);
    },
  };
}

function wordsIn(json: unknown): Words {
  const { name, email } = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
  return { name: typeof name === 'string' ? name : '', email: typeof email === 'string' ? email : '' };
}
