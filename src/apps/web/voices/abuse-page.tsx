import { emergencyNumber, type Scene, WaveFrame } from './wave-frame.tsx';

/** What to do if somebody answers with abuse. */
export function AbusePage({ scene }: { scene: Scene }) {
  const { reader } = scene;
  const { t } = reader;
  return (
    <WaveFrame scene={scene} title={t('voices.abuse.title')} isListed={scene.view.isPublic}>
      <h1>{t('voices.abuse.title')}</h1>
      <p class="lead">{t('voices.abuse.lead')}</p>
      <ol class="points">
        {[1, 2, 3, 4, 5].map((step) => (
          <li key={step}>{t(`voices.abuse.${step}`, { number: emergencyNumber(reader) })}</li>
        ))}
      </ol>
    </WaveFrame>
  );
}
