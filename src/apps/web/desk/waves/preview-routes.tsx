import { renderToString } from 'preact-render-to-string';
import { hashOfContent, listEndorsements } from '#domains/voices';
import { phaseOf } from '#domains/voices/core';
import { createReader } from '../../shell/reader.ts';
import { cardWordsOf } from '../../voices/card-words.ts';
import { WavePage } from '../../voices/wave-page.tsx';
import { namesOf } from '../../voices/wave-reader.ts';
import type { DeskHandlers, DeskParts } from '../frame/parts.ts';
import { respondAtDesk } from '../frame/respond-at-desk.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { type At, waveDoors } from './at-wave.tsx';
import { PreviewPage } from './preview-page.tsx';
import { tagsOf } from './typed-plan.ts';

type PreviewRoutes = Pick<
  DeskHandlers,
  'GET /desk/waves/:id/preview' | 'GET /desk/waves/:id/card' | 'GET /desk/waves/:id/page'
>;

/** What a plan would look like to the public, in every language: its page, its card and what is sent along. */
export function previewHandlers(parts: DeskParts): PreviewRoutes {
  const { db, assets, now, catalogue } = parts;
  const { forOwn } = waveDoors(parts);
  const previewOf = previewsIn(parts);

  return {
    'GET /desk/waves/:id/preview': forOwn((at) =>
      respondAtDesk(at.visit, <PreviewPage visit={at.visit} assets={assets} {...previewOf(at)} />),
    ),

    'GET /desk/waves/:id/card': forOwn(async (at) => {
      const { content, asked, languages } = previewOf(at);
      const reader = languages.find(({ language }) => language.tag === asked);
      if (reader === undefined) throw new Error('a language that was asked for is there');
      const words = cardWordsOf(reader, content, at.wave.isExample);
      const picture = await parts.paintCard(`preview ${hashOfContent(content)} ${asked}`, words, reader.language);
      at.visit.context.header('content-type', 'image/jpeg');
      return at.visit.context.body(picture);
    }),

    'GET /desk/waves/:id/page': forOwn(async (at) => {
      const { visit, wave, papers } = at;
      const { asked } = previewOf(at);
      const plan = (papers.openPlan ?? papers.plans.at(-1))?.body;
      const language = catalogue.languages.find((one) => one.tag === asked);
      if (language === undefined) throw new Error('a language that was asked for is there');
      const reader = createReader(catalogue, language, `/waves/${wave.slug}`);
      const content = plan?.content ?? wave.content;
      const hash = hashOfContent(content);
      const endorsements = await listEndorsements(db, wave.id);
      const planned = { ...wave, ...plan, content, approvedAt: wave.approvedAt ?? now() };
      const view = {
        ...{ wave: planned, phase: phaseOf(planned, now()), at: now(), isPublic: true, numbers: null },
        ...{ next: null, previous: null, heldUntil: null, report: null },
        examples: (plan?.examples ?? []).map(({ words, language: of }, place) => ({
          id: String(place),
          words,
          language: of,
        })),
        places: await namesOf(db, planned.areas),
        endorsers: endorsements.flatMap(({ state, contentHash, name, role }) =>
          state === 'confirmed' && contentHash === hash && name !== null && role !== null ? [{ name, role }] : [],
        ),
      };
      visit.context.set('isFramed', true);
      const page = <WavePage scene={{ site: parts.site(), reader, view }} />;
      return visit.context.html(`<!doctype html>${renderToString(page)}`);
    }),
  };
}

/** What the previews of a wave are made from, in the language that was asked for. */
export function previewsIn({ catalogue, publicUrl }: DeskParts) {
  const languages = tagsOf(catalogue);
  const readers = () => catalogue.languages.map((language) => createReader(catalogue, language, '/'));
  const askedLanguage = (visit: StaffVisit) => {
    const asked = visit.context.req.query('in') ?? '';
    return languages.includes(asked) ? asked : (languages[0] ?? 'en');
  };
  return ({ visit, wave, papers, head }: At) => ({
    ...{ head, languages: readers(), asked: askedLanguage(visit), host: new URL(publicUrl).host },
    content: (papers.openPlan ?? papers.plans.at(-1))?.body.content ?? wave.content,
  });
}
