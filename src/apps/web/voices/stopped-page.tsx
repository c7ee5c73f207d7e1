import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { Words } from '../shell/words.tsx';
import { addressOf, type Scene, WaveFrame } from './wave-frame.tsx';

/** The wave was stopped, or ended, while somebody wrote. Her words are hers, and still here to be copied. */
export function StoppedPage({ scene, words, language }: { scene: Scene; words: string; language: string }) {
  const { t, href } = scene.reader;
  return (
    <WaveFrame scene={scene} title={t('voices.stopped.title')}>
      <h1>{t('voices.stopped.title')}</h1>
      <p class="lead">{t(scene.view.phase === 'paused' ? 'voices.paused' : 'voices.closed')}</p>
      {words !== '' && (
        <>
          <p>{t('voices.stopped.words')}</p>
          <blockquote class="own">
            <Words words={words} language={language} />
          </blockquote>
        </>
      )}
      <p>
        <a class="button second" href={href(addressOf(scene))}>
          {t('voices.back')}
        </a>
      </p>
    </WaveFrame>
  );
}

/** So much was sent at once that it was not even read. It is still in the browser it came from. */
export function TooMuchPage({ site, reader }: { site: Site; reader: Reader }) {
  const { t } = reader;
  const title = t('voices.write.problem.far.title');
  return (
    <Page
      site={site}
      reader={reader}
      title={title}
      description={title}
      section="waves"
      hasAddress={false}
      isListed={false}
    >
      <h1>{title}</h1>
      <p class="lead">{t('voices.write.problem.far')}</p>
    </Page>
  );
}
