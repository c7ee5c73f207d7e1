import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { VNode } from 'preact';
import { askToSign, findSignatureByCode, itself, leaveCoalition, listSigned, renewSignature } from '#domains/coalition';
import { standingOf } from '#domains/coalition/core';
import { dayOf } from '#foundations/calendar';
import type { Codes } from '#platform/codes';
import type { Database } from '#platform/database';
import type { Site } from '../shell/page.tsx';
import { respondToOne, respondWithWords, type WebEnv } from '../shell/respond.ts';
import { createRoom } from '../shell/room.ts';
import { saysSameOrigin } from '../shell/same-origin.ts';
import {
  AskedPage,
  type CoalitionScene,
  LeftCoalitionPage,
  OwnSignaturePage,
  OwnWordsPage,
  SignPage,
  StatementPage,
} from './coalition-pages.tsx';

export interface CoalitionRouteParts {
  readonly db: Database;
  readonly codes: Codes;
  readonly site: () => Site;
  readonly publicUrl: string;
  readonly placeOf: (context: Context<WebEnv>) => string | null;
  readonly now: () => Date;
}

const largestForm = 8 * 1024;
/** So many organisations may ask from one place of the network within an hour. */
const mostAsked = 20;

/** A standing coalition: organisations sign a public statement for a year, renew it, and can leave. */
export function coalitionRoutes(parts: CoalitionRouteParts): Hono<WebEnv> {
  const { db, codes, site, publicUrl, placeOf, now } = parts;
  const room = createRoom(mostAsked);
  const routes = new Hono<WebEnv>();
  routes.use('/coalition/*', bodyLimit({ maxSize: largestForm }));
  const today = () => dayOf(now());
  const doing = () => ({ actor: itself, now: now() });
  const sceneOf = (context: Context<WebEnv>, here: string): CoalitionScene => ({
    site: site(),
    reader: { ...context.get('reader'), here },
  });
  const showOne = (context: Context<WebEnv>, page: VNode, status: 200 | 422 | 429 = 200) =>
    respondToOne(context, page, { goesBack: false, status });
  async function typedIn({ req }: Context<WebEnv>): Promise<(name: string) => string> {
    const body = saysSameOrigin(req.raw.headers, publicUrl) ? await req.parseBody().catch(() => ({})) : {};
    const typed = new Map<string, unknown>(Object.entries(body));
    return (name) => {
      const value = typed.get(name);
      return typeof value === 'string' ? value : '';
    };
  }

  routes.get('/coalition', async (context) =>
    respondWithWords(
      context,
      <StatementPage {...sceneOf(context, '/coalition')} signed={await listSigned(db, today())} />,
    ),
  );

  routes.get('/coalition/sign', (context) =>
    respondWithWords(
      context,
      <SignPage {...sceneOf(context, '/coalition/sign')} typed={{ name: '', website: '' }} problems={[]} />,
    ),
  );
  routes.post('/coalition/sign', async (context) => {
    const text = await typedIn(context);
    const typed = { name: text('name'), website: text('website').trim() };
    const scene = sceneOf(context, '/coalition/sign');
    if (text('turn') !== '') return showOne(context, <SignPage {...scene} typed={typed} problems={[]} />);
    if (!room.take('coalition', placeOf(context), now()))
      return showOne(context, <SignPage {...scene} typed={typed} problems={[]} isFull />, 429);
    const asked = await db.transaction().execute((trx) => askToSign(trx, codes, typed));
    if (!asked.ok) return showOne(context, <SignPage {...scene} typed={typed} problems={asked.problem} />, 422);
    return showOne(context, <AskedPage {...scene} code={asked.value} />);
  });

  const askForWords = (context: Context<WebEnv>, problem: 'unknown' | 'too-many' | null = null) =>
    showOne(
      context,
      <OwnWordsPage {...sceneOf(context, '/coalition/mine')} problem={problem} />,
      problem === null ? 200 : problem === 'too-many' ? 429 : 422,
    );
  const guess = (code: string) => codes.guess(db, 'signature', code, (hash) => findSignatureByCode(db, hash));
  async function showOwn(context: Context<WebEnv>, code: string) {
    const found = await guess(code);
    if (found.kind !== 'found') return askForWords(context, found.kind);
    const signature = found.found;
    const shown = { code, signature, standing: standingOf(signature, today()), today: today() };
    return showOne(context, <OwnSignaturePage {...sceneOf(context, '/coalition/mine')} {...shown} />);
  }

  routes.get('/coalition/mine', (context) => askForWords(context));
  routes.post('/coalition/mine', async (context) => showOwn(context, (await typedIn(context))('code')));
  routes.post('/coalition/mine/renew', async (context) => {
    const code = (await typedIn(context))('code');
    const found = await guess(code);
    if (found.kind !== 'found') return askForWords(context, found.kind);
    // Pressed too early nothing changes, and the page says until when it holds.
    await db.transaction().execute((trx) => renewSignature(trx, found.found.id, doing()));
    return showOwn(context, code);
  });
  routes.post('/coalition/mine/leave', async (context) => {
    const found = await guess((await typedIn(context))('code'));
    if (found.kind !== 'found') return askForWords(context, found.kind);
    await db.transaction().execute((trx) => leaveCoalition(trx, found.found.id, 'left', doing()));
    return showOne(context, <LeftCoalitionPage {...sceneOf(context, '/coalition/mine')} />);
  });
  return routes;
}

/** Addresses for readers, without language. */
export const coalitionPaths: readonly string[] = ['/coalition', '/coalition/sign', '/coalition/mine'];
