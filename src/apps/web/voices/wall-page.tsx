import type { Voice } from '#domains/voices/core';
import { directionOf } from '#foundations/text';
import { subjectOf } from '../../worker/flows/statement-subject.ts';
import { ReportLink } from '../moderation/report-link.tsx';
import { Words } from '../shell/words.tsx';
import { addressOf, type Scene, WaveFrame } from './wave-frame.tsx';

/** What people asked to have shown, and somebody let through. In no order that means anything. */
export function WallPage({
  scene,
  voices,
  after,
}: {
  scene: Scene;
  voices: readonly Voice[];
  /** Where the next page begins; null on the last. */
  after: string | null;
}) {
  const { t, href } = scene.reader;
  return (
    <WaveFrame scene={scene} title={t('voices.wall.page')} isListed={scene.view.isPublic}>
      <h1>{t('voices.wall.page')}</h1>
      <p class="lead">{t('voices.wall.page.lead')}</p>
      {voices.length === 0 && <p>{t('voices.wall.page.none')}</p>}
      <ul class="voices wall">
        {voices.map(({ id, words, language, firstName }) => (
          <li key={id} id={`v${id}`}>
            <blockquote>
              <Words words={words} language={language} />
            </blockquote>
            {firstName !== null && (
              <p class="by" lang={language} dir={directionOf(words, language)}>
                <bdi>{firstName}</bdi>
              </p>
            )}
            <ReportLink
              reader={scene.reader}
              kind="statement"
              subject={subjectOf(scene.view.wave.id, id)}
              isShort={true}
            />
          </li>
        ))}
      </ul>
      {after !== null && (
        <p>
          <a class="button second" href={`${href(addressOf(scene, '/wall'))}?after=${after}`}>
            {t('voices.wall.page.more')}
          </a>
        </p>
      )}
    </WaveFrame>
  );
}
