import { Hono } from 'hono';
import type { WebEnv } from '../shell/respond.ts';
import { endorseRoutes } from './endorse-routes.tsx';
import type { VoicesParts } from './parts.ts';
import { remindRoutes } from './remind-routes.tsx';
import { speakingRoutes } from './speaking-routes.tsx';
import { createTickets } from './ticket.ts';
import { waveRoutes } from './wave-routes.tsx';

/** Everything of waves that the public sees and does. No cookie, no account: what a step needs is in its form. */
export function voicesRoutes(parts: VoicesParts): Hono<WebEnv> {
  const tickets = createTickets(parts.codes, parts.seals);
  return new Hono<WebEnv>()
    .route('/', waveRoutes(parts, tickets))
    .route('/', speakingRoutes(parts, tickets))
    .route('/', remindRoutes(parts))
    .route('/', endorseRoutes(parts));
}
