import { type Context, Hono } from 'hono';
import type { VNode } from 'preact';
import type { Site } from '../shell/page.tsx';
import { respondUnkept, type WebEnv } from '../shell/respond.ts';
import type { HelpScene } from './help-frame.tsx';
import { AskPage, LeavingPage } from './help-page.tsx';
import { NumbersFile } from './numbers-file.tsx';
import { ReadyPage } from './ready-page.tsx';
import { ReportItPage } from './report-it-page.tsx';
import { isServiceId, serviceIds } from './services.ts';
import { WhatHappensPage } from './what-happens-page.tsx';

/** Pages for somebody with a worry. Nothing of them is kept: not by us, and not by a browser that somebody else may open. */
export function helpRoutes({ site }: { readonly site: () => Site }): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  const show = (context: Context<WebEnv>, page: (scene: HelpScene) => VNode) =>
    respondUnkept(context, page({ site: site(), reader: context.get('reader') }));

  routes.get('/help', (context) => show(context, (scene) => <AskPage {...scene} />));
  routes.get('/help/leaving', (context) => show(context, (scene) => <LeavingPage {...scene} />));
  routes.get('/help/ready', (context) => show(context, (scene) => <ReadyPage {...scene} />));
  routes.get('/help/report', (context) => show(context, (scene) => <ReportItPage {...scene} />));
  routes.get('/help/what-happens/:service', (context) => {
    const id = context.req.param('service');
    return isServiceId(id) ? show(context, (scene) => <WhatHappensPage {...scene} id={id} />) : context.notFound();
  });
  routes.get('/help/numbers.html', (context) => {
    context.header('content-disposition', 'attachment; filename="numbers.html"');
    return show(context, (scene) => <NumbersFile {...scene} />);
  });
  return routes;
}

/** Addresses for readers, without language. */
export const helpPaths: readonly string[] = [
  ...['/help', '/help/leaving', '/help/ready', '/help/report'],
  ...serviceIds.map((id) => `/help/what-happens/${id}`),
];
