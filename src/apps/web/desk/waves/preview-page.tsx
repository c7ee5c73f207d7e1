import { languagesOf, textIn, type WaveContent } from '#domains/voices/core';
import { directionOf } from '#foundations/text';
import type { Assets } from '../../shell/assets.ts';
import type { Reader } from '../../shell/reader.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { WaveDeskPage, type WaveHead } from './waves-frame.tsx';
import { tongue } from './words.ts';

/** The wave as a relative's message shows it, and its page on a small phone: the same card and the same page as the public gets, in each language. */
export function Previews({
  reader,
  head,
  content,
  languages,
  asked,
  host,
}: {
  reader: Reader;
  head: WaveHead;
  content: WaveContent;
  /** Readers of every language of the site, for its words. */
  languages: readonly Reader[];
  /** The tag of the language that is looked at. */
  asked: string;
  /** What messengers show under a card. */
  host: string;
}) {
  const { t } = reader;
  const shown = languages.find(({ language }) => language.tag === asked) ?? languages[0];
  if (shown === undefined) throw new Error('a site has a language');
  const { tag, dir } = shown.language;
  const title = textIn(content.title, tag);
  const description = shown.t('voices.card.description', { organiser: content.organiser.name });
  const has = (language: string) => languagesOf(content).includes(language);
  const image = `/desk/waves/${head.id}/card?in=${tag}`;
  const words = t('desk.waves.preview.card', { language: tongue(reader, tag) });
  return (
    <section class="previews" id="previews" aria-label={t('desk.waves.preview')}>
      <nav class="tabs" aria-label={t('desk.waves.preview.languages')}>
        {languages.map(({ language }) => (
          <a
            key={language.tag}
            href={`?in=${language.tag}#previews`}
            {...(language.tag === tag ? { 'aria-current': 'page' as const } : {})}
          >
            {tongue(reader, language.tag)}
            {!has(language.tag) && <small>{t('desk.waves.preview.not')}</small>}
          </a>
        ))}
      </nav>
      {!has(tag) && (
        <p class="notice">{t('desk.waves.preview.not.about', { language: tongue(reader, title.language) })}</p>
      )}
      <div class="shown">
        <figure>
          <figcaption>{t('desk.waves.preview.whatsapp')}</figcaption>
          <div class="bubble" lang={tag} dir={dir}>
            <img src={image} width="1200" height="630" alt={words} />
            <p class="bubble-title">
              <bdi dir={directionOf(title.text, title.language)}>{title.text}</bdi>
            </p>
            <p>{description}</p>
            <p class="host" dir="ltr">
              {host}
            </p>
          </div>
        </figure>
        <figure>
          <figcaption>{t('desk.waves.preview.facebook')}</figcaption>
          <div class="post" lang={tag} dir={dir}>
            <img src={image} width="1200" height="630" alt={words} />
            <p class="host" dir="ltr">
              {host.toUpperCase()}
            </p>
            <p class="bubble-title">
              <bdi dir={directionOf(title.text, title.language)}>{title.text}</bdi>
            </p>
            <p>{description}</p>
          </div>
        </figure>
        <figure class="phone">
          <figcaption>{t('desk.waves.preview.phone')}</figcaption>
          <iframe
            src={`/desk/waves/${head.id}/page?in=${tag}`}
            title={t('desk.waves.preview.page', { language: tongue(reader, tag) })}
            sandbox="allow-same-origin"
            width="360"
            height="640"
            loading="lazy"
          />
        </figure>
      </div>
    </section>
  );
}

export function PreviewPage({
  visit,
  assets,
  ...shown
}: { visit: StaffVisit; assets: Assets } & Omit<Parameters<typeof Previews>[0], 'reader'>) {
  const { t } = visit.reader;
  return (
    <WaveDeskPage visit={visit} assets={assets} wave={shown.head} title={t('desk.waves.view.preview')} tab="preview">
      <h1>{t('desk.waves.view.preview')}</h1>
      <p class="lead">{t('desk.waves.preview.lead')}</p>
      <Previews reader={visit.reader} {...shown} />
    </WaveDeskPage>
  );
}
