import type { StatementState } from '#domains/voices/core';
import { Words } from '../shell/words.tsx';
import { CodeField } from './code-page.tsx';
import { addressOf, Hidden, type Scene, WaveFrame } from './wave-frame.tsx';

/** Where somebody types a code to come back to her words, or to take them back. */
export function MinePage({ scene, problem }: { scene: Scene; problem: string | null }) {
  const { t, href } = scene.reader;
  return (
    <WaveFrame scene={scene} title={t('voices.mine.title')}>
      <h1>{t('voices.mine.title')}</h1>
      <p class="lead">{t('voices.mine.lead')}</p>
      <form method="post" action={href(addressOf(scene, '/mine'))}>
        <CodeField reader={scene.reader} label={t('voices.mine.code')} problem={problem} />
        <button type="submit">{t('voices.mine.open')}</button>
      </form>
    </WaveFrame>
  );
}

/** What the holder of a code finds: the words where they are kept, what was decided, and how to delete them for good. */
export function FoundPage({
  scene,
  found,
}: {
  scene: Scene;
  found: {
    readonly state: StatementState;
    readonly words: string | null;
    readonly language: string;
    /** For deleting. */
    readonly sealed: string;
    /** For sharing, where it is time and the words are here: how old she is was not kept, so she says it again. */
    readonly share: { readonly adult: string; readonly teen: string } | null;
  };
}) {
  const { t, href } = scene.reader;
  const { words, language } = found;
  return (
    <WaveFrame scene={scene} title={t('voices.found.title')}>
      <h1>{t('voices.found.title')}</h1>
      <p class="lead">{t(`voices.found.${found.state}`)}</p>
      {words !== null && (
        <blockquote class="own">
          <Words words={words} language={language} />
        </blockquote>
      )}
      {found.share !== null && words !== null && (
        <form method="post" action={href(addressOf(scene, '/shared'))}>
          <Hidden fields={{ words, language }} />
          <p>{t('voices.found.share')}</p>
          {(['adult', 'teen'] as const).map((age) => (
            <button key={age} type="submit" name="pass" value={found.share?.[age]}>
              {t(`voices.safe.${age}`)}
            </button>
          ))}
        </form>
      )}
      <section aria-labelledby="delete">
        <h2 id="delete">{t('voices.found.delete')}</h2>
        <p>{t('voices.found.delete.about')}</p>
        <form method="post" action={href(addressOf(scene, '/delete'))}>
          <Hidden fields={{ pass: found.sealed }} />
          <button type="submit" class="second">
            {t('voices.found.delete.go')}
          </button>
        </form>
      </section>
    </WaveFrame>
  );
}

/** It is gone, whether just now or before. */
export function GonePage({ scene }: { scene: Scene }) {
  const { t, href } = scene.reader;
  return (
    <WaveFrame scene={scene} title={t('voices.gone.title')}>
      <h1>{t('voices.gone.title')}</h1>
      <p class="lead">{t('voices.gone')}</p>
      <p>{t('voices.gone.shared')}</p>
      <p>
        <a class="button second" href={href(addressOf(scene))}>
          {t('voices.back')}
        </a>
      </p>
    </WaveFrame>
  );
}
