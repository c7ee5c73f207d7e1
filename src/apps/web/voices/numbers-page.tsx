import type { PublicNumbers } from '#domains/voices/core';
import { occasion } from '../shell/occasion.ts';
import { Figure } from './figure.tsx';
import { type Scene, WaveFrame } from './wave-frame.tsx';

const figures = ['prepared', 'shared', 'shown'] as const;

/** What is counted, what each figure means, and what nobody can know. */
export function NumbersPage({ scene, numbers }: { scene: Scene; numbers: PublicNumbers }) {
  const { reader } = scene;
  const { t } = reader;
  return (
    <WaveFrame scene={scene} title={t('voices.numbers.title')} isListed={scene.view.isPublic}>
      <h1>{t('voices.numbers.title')}</h1>
      <p class="lead">{t('voices.numbers.lead')}</p>
      <dl class="numbers">
        {figures.map((name) => (
          <div key={name}>
            <dt>{t(`voices.numbers.${name}`)}</dt>
            <dd class="figure">
              <Figure reader={reader} figure={numbers[name]} isAmong={name === 'shared'} />
            </dd>
            <dd>{t(`voices.numbers.${name}.about`)}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{t('voices.numbers.until', { moment: reader.apart(occasion(reader, numbers.until)) })}</p>
      <p>{t('voices.numbers.never')}</p>
    </WaveFrame>
  );
}
