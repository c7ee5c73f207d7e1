import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { expect, it } from 'vitest';
import { shippedCatalogue } from '../testing/open-site.ts';
import { keepPages } from './kept-pages.ts';
import { createReader } from './reader.ts';
import type { WebEnv } from './respond.ts';

/** A page that says how often it was made. */
function openKept() {
  const state = { stamp: 'one', made: 0, fails: false };
  const respondKept = keepPages('edition');
  const app = new Hono<WebEnv>();
  app.use(etag());
  const catalogue = shippedCatalogue();
  app.use((context, next) => {
    context.set('reader', createReader(catalogue, catalogue.languages[0]!, '/'));
    return next();
  });
  app.get('/:key', (context) =>
    respondKept(
      context,
      { key: context.req.param('key'), stamp: state.stamp, cacheControl: 'public, max-age=30' },
      () => {
        if (state.fails) throw new Error('cannot be made');
        return <p>{++state.made}</p>;
      },
    ),
  );
  app.onError((_, context) => context.text('sorry', 500));
  const ask = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
  return { state, ask };
}

it('a kept page is made once for a state of things, also for many at the same moment, and again when that changes', async () => {
  const { state, ask } = openKept();
  const first = await Promise.all(Array.from({ length: 20 }, async () => (await ask('/a')).text()));
  expect(new Set(first).size).toBe(1);
  expect(state.made).toBe(1);
  state.stamp = 'two';
  expect(await (await ask('/a')).text()).toContain('<p>2</p>');
  await ask('/b');
  expect(state.made).toBe(3);
});

it('a kept page is packed for who takes that, and the same underneath', async () => {
  const { ask } = openKept();
  const plain = await ask('/a');
  const packed = await ask('/a', { 'accept-encoding': 'gzip, br' });
  expect([plain.headers.get('content-encoding'), packed.headers.get('content-encoding')]).toEqual([null, 'gzip']);
  expect(packed.headers.get('vary')).toBe('accept-encoding');
  const unpacked = gunzipSync(Buffer.from(await packed.arrayBuffer())).toString();
  expect(unpacked).toBe(await plain.text());
});

it('a kept page that a browser has already is not sent again until it changes', async () => {
  const { state, ask } = openKept();
  const known = (await ask('/a')).headers.get('etag') ?? '';
  expect((await ask('/a', { 'if-none-match': known })).status).toBe(304);
  state.stamp = 'two';
  expect((await ask('/a', { 'if-none-match': known })).status).toBe(200);
});

it('a page that could not be made is made anew for the next who asks', async () => {
  const { state, ask } = openKept();
  state.fails = true;
  expect((await ask('/a')).status).toBe(500);
  state.fails = false;
  expect((await ask('/a')).status).toBe(200);
});

it('no more pages are kept than there is room for', async () => {
  const { state, ask } = openKept();
  for (let page = 0; page < 70; page++) await ask(`/${page}`);
  const { made } = state;
  await ask('/69');
  expect(state.made).toBe(made);
  await ask('/0');
  expect(state.made).toBe(made + 1);
});
