import { type Assets, FIELD_FORMS, FIELD_STYLES, STYLES } from '../shell/assets.ts';

/**
 * The script that keeps one page and what it needs on a phone, so that it opens without a signal. It keeps nothing that anybody wrote and no answer of the
 * server: those are in the page's own store, encrypted. A new edition of the page brings a new name, and what was kept under others goes.
 */
export function fieldWorker(page: string, edition: string, assets: Assets): string {
  const files = [page, ...[STYLES, FIELD_STYLES, FIELD_FORMS].map((source) => assets.address(source))];
  return `const kept = ${JSON.stringify(`field ${page} ${edition}`)};
const files = ${JSON.stringify(files)};
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(kept).then((cache) => cache.addAll(files)).then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys())
      if (name.startsWith(${JSON.stringify(`field ${page} `)}) && name !== kept) await caches.delete(name);
    await self.clients.claim();
  })());
});
self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname === ${JSON.stringify(page)})
    event.respondWith(fetch(event.request).catch(() => caches.match(${JSON.stringify(page)})));
  else if (pathname.startsWith('/assets/'))
    event.respondWith(caches.match(event.request).then((found) => found ?? fetch(event.request).then(async (fresh) => {
      if (fresh.ok) await (await caches.open(kept)).put(event.request, fresh.clone());
      return fresh;
    })));
});
`;
}
