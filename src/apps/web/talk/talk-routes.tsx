import { type Context, Hono } from 'hono';
import type { VNode } from 'preact';
import {
  type DialogueId,
  dialogueIds,
  dialogueShape,
  isDialogueId,
  isKitId,
  kitIds,
  placeIn,
} from '#domains/straight-talk/core';
import { digest } from '../shell/edition.ts';
import type { Site } from '../shell/page.tsx';
import { respond, respondUnkept, stillTrue, type WebEnv } from '../shell/respond.ts';
import { KitPage } from './kit-page.tsx';
import { type Chosen, PracticePage } from './practice-page.tsx';
import { SelfCheckPage } from './self-check-page.tsx';
import type { TalkScene } from './talk-frame.tsx';
import { TalkListPage } from './talk-list-page.tsx';

/** Kits for difficult talks, talks to rehearse, and a self-check. They change with the program alone; of whoever reads them nothing is kept. */
export function talkRoutes({ site, edition }: { readonly site: () => Site; readonly edition: string }): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  const show = (context: Context<WebEnv>, here: string, page: (scene: TalkScene) => VNode) => {
    const known = stillTrue(context, digest([edition, here]));
    if (known !== null) return known;
    return respond(context, page({ site: site(), reader: { ...context.get('reader'), here } }));
  };

  routes.get('/talk', (context) => show(context, '/talk', (scene) => <TalkListPage {...scene} />));
  routes.get('/talk/self-check', (context) =>
    show(context, '/talk/self-check', (scene) => <SelfCheckPage {...scene} />),
  );

  const practise = (context: Context<WebEnv>, id: string, node: string | undefined) => {
    if (!isDialogueId(id)) return context.notFound();
    const { start } = dialogueShape(id);
    const language = context.get('reader').language.tag;
    const place = placeIn(id, node ?? start, language);
    const chosen = node === undefined ? null : chosenBefore(context, id, node);
    if (place === null || chosen === 'nonsense') return context.notFound();
    const { search } = new URL(context.req.url);
    const here = `/talk/practice/${id}${node === undefined ? '' : `/${node}${chosen === null ? '' : search}`}`;
    const page = (scene: TalkScene) => (
      <PracticePage {...scene} id={id} node={node ?? start} place={place} chosen={chosen} />
    );
    if (id === 'hotline-call')
      return respondUnkept(context, page({ site: site(), reader: { ...context.get('reader'), here } }));
    return show(context, here, page);
  };
  routes.get('/talk/practice/:dialogue', (context) => practise(context, context.req.param('dialogue'), undefined));
  routes.get('/talk/practice/:dialogue/:node', (context) =>
    practise(context, context.req.param('dialogue'), context.req.param('node')),
  );

  routes.get('/talk/:kit', (context) => {
    const id = context.req.param('kit');
    if (!isKitId(id)) return context.notFound();
    return show(context, `/talk/${id}`, (scene) => <KitPage {...scene} id={id} />);
  });
  return routes;
}

/** What was said at the turn before, as the address tells; null where it tells nothing. */
function chosenBefore(context: Context<WebEnv>, id: DialogueId, node: string): Chosen | null | 'nonsense' {
  const [from, said] = [context.req.query('from'), context.req.query('said')];
  if (from === undefined && said === undefined) return null;
  const before = placeIn(id, from ?? '', context.get('reader').language.tag);
  const choice = before?.kind === 'turn' && /^[1-9]$/.test(said ?? '') ? before.choices[Number(said) - 1] : undefined;
  if (choice === undefined || choice.turn.to !== node) return 'nonsense';
  return { say: choice.say, why: choice.why, effect: choice.turn.effect };
}

/** Addresses for readers, without language. */
export const talkPaths: readonly string[] = [
  '/talk',
  ...kitIds.map((id) => `/talk/${id}`),
  ...dialogueIds.map((id) => `/talk/practice/${id}`),
  '/talk/self-check',
];
