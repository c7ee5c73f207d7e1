import { shareLinks } from '#domains/voices/core';
import { addressOf, emergencyNumber, type Scene, WaveFrame } from './wave-frame.tsx';

/** For whoever is not sure that it is safe, and for children: ways that nobody else sees. */
export function PrivatePage({ scene, whose }: { scene: Scene; whose: 'unsure' | 'child' | 'minor' }) {
  const { site, reader } = scene;
  const { t, href } = reader;
  const title = t(`voices.private.${whose === 'minor' ? 'child' : whose}.title`);
  const address = site.publicUrl + href(addressOf(scene));
  const whatsapp = shareLinks({ words: '', address, subject: '' }).find(({ target }) => target === 'whatsapp');
  return (
    <WaveFrame scene={scene} title={title}>
      <h1>{title}</h1>
      <p class="lead">{t(`voices.private.${whose}`)}</p>
      <ul class="points">
        {[1, 2, 3].map((way) => (
          <li key={way}>{t(`voices.private.${whose === 'unsure' ? 'unsure' : 'child'}.${way}`)}</li>
        ))}
      </ul>
      {whose === 'unsure' && scene.view.isPublic && whatsapp !== undefined && (
        <p>
          <a class="button second" href={whatsapp.href} rel="noopener noreferrer" target="_blank">
            {t('voices.private.send')}
          </a>
        </p>
      )}
      <p>{t('voices.private.danger', { number: emergencyNumber(reader) })}</p>
    </WaveFrame>
  );
}
