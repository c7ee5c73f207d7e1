import type { Context } from 'hono';
import type { Site } from '../shell/page.tsx';
import type { WebEnv } from '../shell/respond.ts';
import { saysSameOrigin } from '../shell/same-origin.ts';
import type { Scene } from './wave-frame.tsx';
import type { WaveReader } from './wave-reader.ts';

/** A request about one wave that is there. */
export interface AtWave {
  readonly context: Context<WebEnv>;
  readonly scene: Scene;
  /** What a form said; empty for a request without one. */
  readonly field: (name: string) => string;
}

type Answer = Response | Promise<Response>;

/** Finds the wave of a request; without one there is no page. */
export function atWave(waves: WaveReader, site: () => Site, answer: (at: AtWave) => Answer) {
  return async (context: Context<WebEnv>): Promise<Response> => {
    const view = await waves.find(context.req.param('slug') ?? '');
    if (view === null) return context.notFound();
    const scene = { site: site(), reader: context.get('reader'), view };
    return answer({ context, scene, field: () => '' });
  };
}

/** The same for a form of ours. One of somebody else's does nothing: it leads to the page of the wave. */
export function fromForm(waves: WaveReader, site: () => Site, answer: (at: AtWave) => Answer) {
  return atWave(waves, site, async (at) => {
    const { context, scene } = at;
    if (!saysSameOrigin(context.req.raw.headers, scene.site.publicUrl)) {
      return context.redirect(scene.reader.href(`/waves/${scene.view.wave.slug}`), 303);
    }
    const form = await context.req.parseBody();
    const field = (name: string) => {
      const value = form[name];
      return typeof value === 'string' ? value : '';
    };
    return answer({ ...at, field });
  });
}
