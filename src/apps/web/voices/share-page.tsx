import { offerAt, type ShareLink, type ShareTarget, shareLinks, shareText } from '#domains/voices/core';
import { directionOf } from '#foundations/text';
import { VOICES_ISLANDS } from '../shell/assets.ts';
import { Words } from '../shell/words.tsx';
import type { Pass } from './ticket.ts';
import { addressOf, Hidden, type Scene, WaveFrame } from './wave-frame.tsx';

/** What goes with every further step: the words, their language, and the sealed pass that says they were taken in. */
export interface Carried {
  readonly pass: Pass;
  readonly sealed: string;
  readonly words: string;
  readonly language: string;
}

export const fieldsOf = ({ sealed, words, language }: Carried): Readonly<Record<string, string>> => ({
  pass: sealed,
  words,
  language,
});

/** Names of places that are the same in every language. */
const brands: Readonly<Partial<Record<ShareTarget, string>>> = {
  whatsapp: 'WhatsApp',
  facebook: 'Facebook',
  telegram: 'Telegram',
  x: 'X',
  bluesky: 'Bluesky',
  threads: 'Threads',
};

/**
 * The words, and the ways out of here: plain links that open a draft in somebody's own app. Where the browser can share by itself, or copy, an island
 * adds those; without it the words stand ready to be copied by hand.
 */
export function SharePage({
  scene,
  carried,
  isAgain = false,
}: {
  scene: Scene;
  carried: Carried;
  /** Whether she has said that she has not shared yet. */
  isAgain?: boolean;
}) {
  const { site, reader } = scene;
  const { t, href } = reader;
  const { pass, words, language } = carried;
  const address = site.publicUrl + href(addressOf(scene));
  const links = shareLinks({ words, address, subject: t('voices.share.subject') });
  const text = shareText({ words, address });
  const [whatsapp, facebook, ...others] = links;
  return (
    <WaveFrame
      scene={scene}
      title={t('voices.share.title')}
      islands={VOICES_ISLANDS}
      carry={{ form: 'again', path: addressOf(scene, '/shared') }}
    >
      <h1>{t(isAgain ? 'voices.share.again' : 'voices.share.title')}</h1>
      <share-box
        data-text={text}
        data-opened={href(addressOf(scene, '/opened'))}
        data-pass={carried.sealed}
        data-copied={t('voices.share.copied')}
        data-failed={t('voices.share.copy-failed')}
      >
        <button type="button" class="native" hidden>
          {t('voices.share.native')}
        </button>
        {whatsapp !== undefined && <Out link={whatsapp} name={t('voices.share.whatsapp')} isMain />}
        <p>{t('voices.share.lead')}</p>
        <blockquote class="own">
          <Words words={words} language={language} />
        </blockquote>
        {!pass.isOwn && <p class="notice">{t(pass.isCrowded ? 'voices.share.crowded' : 'voices.share.not-own')}</p>}
        <details class="fold by-hand" open>
          <summary>{t('voices.share.facebook')}</summary>
          <ol>
            <li>
              {t('voices.share.facebook.1')}
              <button type="button" class="copy second" hidden>
                {t('voices.share.copy')}
              </button>
              <span class="said" role="status" />
              <label for="ready" class="unseen">
                {t('voices.share.ready')}
              </label>
              <textarea id="ready" class="ready" readonly rows={3} lang={language} dir={directionOf(words, language)}>
                {text}
              </textarea>
            </li>
            <li>
              {t('voices.share.facebook.2')}{' '}
              {facebook !== undefined && <Out link={facebook} name={t('voices.share.facebook.open')} />}
            </li>
          </ol>
        </details>
        <h2>{t('voices.share.others')}</h2>
        <ul class="outs">
          {others.map((link) => (
            <li key={link.target}>
              <Out link={link} name={brands[link.target] ?? t(`voices.share.${link.target}`)} />
              {link.overBy > 0 && (
                <small>
                  {t('voices.share.over', { count: link.overBy, place: reader.apart(brands[link.target] ?? '') })}
                </small>
              )}
            </li>
          ))}
        </ul>
      </share-box>
      <form id="again" class="answer" method="post" action={href(addressOf(scene, '/shared'))}>
        <Hidden fields={fieldsOf(carried)} />
        {offerAt(pass.age).asked ? (
          <>
            <h2 id="asked">{t('voices.share.asked')}</h2>
            <p class="hint">{t('voices.share.asked.hint')}</p>
            {(['yes', 'not-yet', 'no'] as const).map((answer) => (
              <button key={answer} type="submit" name="answer" value={answer} class="second">
                {t(`voices.share.asked.${answer}`)}
              </button>
            ))}
          </>
        ) : (
          <button type="submit" name="answer" value="done">
            {t('voices.share.done')}
          </button>
        )}
      </form>
    </WaveFrame>
  );
}

/** A way out. It opens beside this page, where the browser can, so that nobody loses it. */
function Out({ link, name, isMain = false }: { link: ShareLink; name: string; isMain?: boolean }) {
  return (
    <a
      class={isMain ? 'button out' : 'button second out'}
      href={link.href}
      target="_blank"
      rel="noopener noreferrer"
      data-target={link.target}
    >
      {name}
    </a>
  );
}
