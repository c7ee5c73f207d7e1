import { type Context, Hono } from 'hono';
import { deleteReminder, insertReminder } from '#domains/voices';
import { parseSubscription } from '#platform/push';
import { respondToOne, type WebEnv } from '../shell/respond.ts';
import { type AtWave, atWave, fromForm } from './at-wave.ts';
import type { VoicesParts } from './parts.ts';
import { RemindPage } from './remind-page.tsx';
import { toBeReminded } from './reminder.ts';
import { reminderWorker } from './reminder-worker.ts';

/** How a browser asks to be reminded of a wave's moment, and asks no more. Without script there is the calendar. */
export function remindRoutes({ db, waves, site, room, placeOf, pushKey, now }: VoicesParts): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();

  routes.get(
    '/waves/:slug/remind',
    atWave(waves, site, ({ context, scene }) => {
      const wave = toBeReminded(scene);
      if (wave === null) return context.notFound();
      return respondToOne(context, <RemindPage scene={scene} wave={wave} pushKey={pushKey} />, { goesBack: true });
    }),
  );

  routes.get(
    '/waves/:slug/reminder.js',
    atWave(waves, site, ({ context, scene }) => {
      context.header('cache-control', 'no-cache');
      context.header('content-type', 'text/javascript; charset=utf-8');
      return context.body(reminderWorker(scene));
    }),
  );

  routes.post('/waves/:slug/remind', fromForm(waves, site, answer));

  async function answer({ context, scene, field }: AtWave): Promise<Response> {
    const { wave, phase } = scene.view;
    const [endpoint, p256dh, auth] = ['endpoint', 'p256dh', 'auth'].map(field);
    if (field('off') !== '') {
      await deleteReminder(db, wave.id, endpoint ?? '');
      return say(context, 204);
    }
    const subscription = parseSubscription({ endpoint, p256dh, auth });
    if (subscription === null || phase !== 'scheduled') return say(context, 422);
    if (!room.take(`remind ${wave.id}`, placeOf(context), now())) return say(context, 429);
    await insertReminder(db, wave.id, subscription);
    return say(context, 204);
  }

  return routes;
}

function say(context: Context<WebEnv>, status: 204 | 422 | 429): Response {
  context.header('cache-control', 'no-store');
  return context.body(null, status);
}
