import { Hono } from 'hono';
import { findContent, listOnWall } from '#domains/voices';
import { type Age, isAge, mayWrite } from '#domains/voices/core';
import { calendarFile, calendarType } from '#foundations/calendar';
import {
  PAGE_WITH_WORDS,
  PUBLIC_PAGE,
  respond,
  respondToOne,
  respondWithWords,
  type WebEnv,
} from '../shell/respond.ts';
import { AbusePage } from './abuse-page.tsx';
import { type AtWave, atWave } from './at-wave.ts';
import { cardWordsOf } from './card-words.ts';
import { KitPage } from './kit-page.tsx';
import { ListPage } from './list-page.tsx';
import { MinePage } from './mine-page.tsx';
import { NumbersPage } from './numbers-page.tsx';
import type { VoicesParts } from './parts.ts';
import { PosterPage } from './poster-page.tsx';
import { PrivatePage } from './private-page.tsx';
import { reminderOf } from './reminder.ts';
import { ReportPage } from './report-page.tsx';
import type { Tickets } from './ticket.ts';
import { WallPage } from './wall-page.tsx';
import { addressOf } from './wave-frame.tsx';
import { WavePage } from './wave-page.tsx';
import { nothingWritten, WritePage } from './write-page.tsx';

const VOICES_ON_A_PAGE = 30;

/** What people read of waves. */
export function waveRoutes(parts: VoicesParts, tickets: Tickets): Hono<WebEnv> {
  const { db, waves, site, now, paintCard, respondKept } = parts;
  const routes = new Hono<WebEnv>();
  const at = (answer: (at: AtWave) => Response | Promise<Response>) => atWave(waves, site, answer);

  routes.get('/waves', async (context) => {
    const reader = context.get('reader');
    return respond(context, <ListPage site={site()} reader={reader} waves={await waves.list()} now={now()} />);
  });

  routes.get(
    '/waves/:slug',
    at(({ context, scene }) =>
      respondKept(context, keptOf(scene, '', PAGE_WITH_WORDS), () => <WavePage scene={scene} />),
    ),
  );

  routes.get(
    '/waves/:slug/speak',
    at(({ context, scene }) => {
      const answer = context.req.query('as') ?? '';
      const { isForAdults } = scene.view.wave;
      if (answer === 'unsure' || (isAge(answer) && !mayWrite(answer, isForAdults))) {
        const whose = answer === 'unsure' ? 'unsure' : isForAdults ? 'minor' : 'child';
        return respondToOne(context, <PrivatePage scene={scene} whose={whose} />, { goesBack: true });
      }
      if (!isAge(answer) || !['scheduled', 'gathering', 'open'].includes(scene.view.phase)) {
        return context.redirect(`${scene.reader.href(addressOf(scene))}#speak`, 303);
      }
      return respondToOne(context, writePage(scene, answer), { goesBack: true });
    }),
  );

  function writePage(scene: AtWave['scene'], age: Age) {
    const { sealed } = tickets.issue(scene.view.wave.id, age, now());
    const written = nothingWritten(scene.reader.language.tag);
    return <WritePage scene={scene} ticket={sealed} isTeen={age === 'teen'} written={written} />;
  }

  routes.get(
    '/waves/:slug/wall',
    at(async ({ context, scene }) => {
      const { wave, isPublic } = scene.view;
      if (!isPublic || !wave.hasWall) return context.notFound();
      const asked = context.req.query('after') ?? '';
      const after = /^[0-9a-f]{32}$/.test(asked) ? asked : null;
      const found = await listOnWall(db, wave.id, { after, most: VOICES_ON_A_PAGE + 1 });
      const voices = found.slice(0, VOICES_ON_A_PAGE);
      const next = found.length > voices.length ? (voices.at(-1)?.id ?? null) : null;
      return respondWithWords(context, <WallPage scene={scene} voices={voices} after={next} />);
    }),
  );

  routes.get(
    '/waves/:slug/numbers',
    at(({ context, scene }) => {
      const { numbers } = scene.view;
      if (numbers === null) return context.notFound();
      return respondKept(context, keptOf(scene, 'numbers', PUBLIC_PAGE), () => (
        <NumbersPage scene={scene} numbers={numbers} />
      ));
    }),
  );

  routes.get(
    '/waves/:slug/report',
    at(({ context, scene }) => {
      const { report, numbers, isPublic } = scene.view;
      if (report === null || !isPublic) return context.notFound();
      return respondWithWords(context, <ReportPage scene={scene} report={report} numbers={numbers} />);
    }),
  );

  routes.get(
    '/waves/:slug/kit',
    at(({ context, scene }) => respond(context, <KitPage scene={scene} />)),
  );
  routes.get(
    '/waves/:slug/poster',
    at(({ context, scene }) =>
      respond(context, <PosterPage scene={scene} readers={parts.readers(scene.reader.here)} />),
    ),
  );

  routes.get(
    '/waves/:slug/mine',
    at(({ context, scene }) => respondToOne(context, <MinePage scene={scene} problem={null} />, { goesBack: true })),
  );
  routes.get(
    '/waves/:slug/abuse',
    at(({ context, scene }) => respond(context, <AbusePage scene={scene} />)),
  );

  routes.get(
    '/waves/:slug/reminder.ics',
    at(({ context, scene }) => {
      const moment = reminderOf(scene);
      if (moment === null) return context.notFound();
      context.header('cache-control', 'private, no-cache');
      context.header('content-type', calendarType(moment));
      context.header('content-disposition', 'attachment; filename="reminder.ics"');
      return context.body(calendarFile(moment));
    }),
  );

  routes.get(
    '/waves/:slug/:card{card-[1-9][0-9]{0,5}\\.jpg}',
    at(async ({ context, scene }) => {
      const { wave } = scene.view;
      const version = Number(/\d+/.exec(context.req.param('card') ?? '')?.[0]);
      const content = version === wave.version ? wave.content : await findContent(db, wave.id, version);
      if (content === null) return context.notFound();
      const { language } = scene.reader;
      const words = cardWordsOf(scene.reader, content, wave.isExample);
      const picture = await paintCard(`${wave.id} ${version} ${language.tag}`, words, language);
      context.header('cache-control', 'public, max-age=86400');
      context.header('content-type', 'image/jpeg');
      return context.body(picture);
    }),
  );
  return routes;
}

/** A page of a wave changes with what is shown of the wave, and not by itself. */
function keptOf({ site, reader, view }: AtWave['scene'], page: string, cacheControl: string) {
  const { at: _, ...shown } = view;
  const key = `${view.wave.id} ${page} ${reader.language.tag}`;
  return { key, stamp: JSON.stringify([shown, site]), cacheControl };
}
