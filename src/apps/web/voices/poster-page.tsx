import { languagesOf, type Texts } from '#domains/voices/core';
import { directionOf } from '#foundations/text';
import { occasion } from '../shell/occasion.ts';
import { QrPicture } from '../shell/qr-picture.tsx';
import type { Reader } from '../shell/reader.ts';
import { addressOf, type Scene, WaveFrame } from './wave-frame.tsx';

/** Sheets of A4 to print and hang up: one in all languages of the wave, then one in each. On the screen they stand below each other. */
export function PosterPage({ scene, readers }: { scene: Scene; readers: readonly Reader[] }) {
  const { reader, view } = scene;
  const { t } = reader;
  const own = readers.filter(({ language }) => languagesOf(view.wave.content).includes(language.tag));
  const inOrder = [...own].toSorted((one) => (one.language.tag === reader.language.tag ? -1 : 0));
  return (
    <WaveFrame scene={scene} title={t('voices.poster.title')}>
      <h1>{t('voices.poster.title')}</h1>
      <p class="lead not-printed">{t('voices.poster.print')}</p>
      <div class="posters">
        {own.length > 1 && <Sheet scene={scene} readers={inOrder} />}
        {inOrder.map((one) => (
          <Sheet key={one.language.tag} scene={scene} readers={[one]} />
        ))}
      </div>
    </WaveFrame>
  );
}

function Sheet({ scene, readers }: { scene: Scene; readers: readonly Reader[] }) {
  const { site, view } = scene;
  const { wave } = view;
  const [first] = readers;
  if (first === undefined) return null;
  const { tag, dir } = first.language;
  const isAlone = readers.length === 1;
  const address = site.publicUrl + (isAlone ? first.href(addressOf(scene)) : addressOf(scene));
  const shown = address.replace(/^https?:\/\//, '');
  return (
    <article class={isAlone ? 'poster' : 'poster together'} lang={tag} dir={dir}>
      <div class="says">
        {readers.map((one) => (
          <div key={one.language.tag} lang={one.language.tag} dir={one.language.dir}>
            <h2>{wave.content.title[one.language.tag]}</h2>
            {isAlone && <Aim texts={wave.content.aim} tag={tag} />}
          </div>
        ))}
      </div>
      <div class="scan">
        <QrPicture text={address} label={first.t('voices.poster.code', { address: shown })} />
        <div>
          {readers.map((one) => (
            <p key={one.language.tag} lang={one.language.tag} dir={one.language.dir}>
              {one.t('voices.poster.scan')}
            </p>
          ))}
          <p class="typed" dir="ltr">
            {shown}
          </p>
        </div>
      </div>
      <div class="poster-foot">
        {view.phase === 'scheduled' && <p>{occasion(first, wave.opensAt)}</p>}
        {isAlone && <p>{first.t('voices.start.hint')}</p>}
        <p>{first.t('voices.by', { organiser: first.apart(wave.content.organiser.name) })}</p>
      </div>
    </article>
  );
}

function Aim({ texts, tag }: { texts: Texts; tag: string }) {
  const text = texts[tag];
  return text === undefined ? null : <p dir={directionOf(text, tag)}>{text}</p>;
}
