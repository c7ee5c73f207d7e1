import type { Scene } from './wave-frame.tsx';

/**
 * The script that a browser keeps until the reminder comes, in the language of whoever asked for it, so that nothing has to be stored about that. A locked
 * screen shows a word that says nothing. Afterwards the browser forgets both: there is nothing more to come.
 */
export function reminderWorker({ reader, view }: Scene): string {
  const { language, t, href } = reader;
  const shown = { body: t('voices.reminder.open'), lang: language.tag, dir: language.dir, tag: 'reminder' };
  return `const open = ${JSON.stringify(href(`/waves/${view.wave.slug}`))};
self.addEventListener('push', (event) => {
  event.waitUntil((async () => {
    await self.registration.showNotification(${JSON.stringify(t('voices.reminder.title'))}, ${JSON.stringify(shown)});
    const subscription = await self.registration.pushManager.getSubscription();
    await subscription?.unsubscribe();
  })());
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(open).then(() => self.registration.unregister()));
});
`;
}
