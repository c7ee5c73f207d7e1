import { languagesOf } from '#domains/voices/core';
import { languageIn } from '../shell/language-in.ts';
import { addressOf, InLanguage, type Scene, WaveFrame } from './wave-frame.tsx';

/** For partners: questions to ask, how to brief people, and what not to do. There is no post in it to copy. */
export function KitPage({ scene }: { scene: Scene }) {
  const { site, reader, view } = scene;
  const { t, hrefIn, href, languages } = reader;
  const { content } = view.wave;
  const written = languages.filter(({ tag }) => languagesOf(content).includes(tag));
  return (
    <WaveFrame scene={scene} title={t('voices.kit.title')}>
      <h1>{t('voices.kit.title')}</h1>
      <p class="lead">{t('voices.kit.lead')}</p>
      <section aria-labelledby="ask">
        <h2 id="ask">{t('voices.kit.ask')}</h2>
        <ul class="prompts">
          {content.prompts.map((prompt) => (
            <li key={Object.values(prompt)[0]}>
              <InLanguage reader={reader} texts={prompt} />
            </li>
          ))}
        </ul>
        <p class="hint">{t('voices.kit.ask.note')}</p>
      </section>
      <div class="halves">
        <section aria-labelledby="how">
          <h2 id="how">{t('voices.kit.how')}</h2>
          <ul>
            {[1, 2, 3, 4].map((line) => (
              <li key={line}>{t(`voices.kit.how.${line}`)}</li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="not">
          <h2 id="not">{t('voices.kit.not')}</h2>
          <ul>
            {[1, 2, 3, 4, 5].map((line) => (
              <li key={line}>{t(`voices.kit.not.${line}`)}</li>
            ))}
          </ul>
        </section>
      </div>
      <section aria-labelledby="links">
        <h2 id="links">{t('voices.kit.links')}</h2>
        <ul class="links">
          {written.map(({ tag }) => {
            const address = site.publicUrl + hrefIn(tag, addressOf(scene));
            return (
              <li key={tag}>
                {languageIn(reader, tag)}:{' '}
                <a href={hrefIn(tag, addressOf(scene))} dir="ltr">
                  {address.replace(/^https?:\/\//, '')}
                </a>
              </li>
            );
          })}
          <li>
            <a href={href(addressOf(scene, '/poster'))}>{t('voices.kit.poster')}</a>
          </li>
        </ul>
      </section>
    </WaveFrame>
  );
}
