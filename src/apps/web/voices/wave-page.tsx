import { daysAfterEnd } from '#domains/voices';
import { textIn } from '#domains/voices/core';
import { exampleSubject } from '../../worker/flows/wave-content.ts';
import { ReportLink } from '../moderation/report-link.tsx';
import { languageIn } from '../shell/language-in.ts';
import { occasion } from '../shell/occasion.ts';
import { Words } from '../shell/words.tsx';
import { Figure } from './figure.tsx';
import { addressOf, InLanguage, type Scene, titleOf, WaveFrame } from './wave-frame.tsx';

/**
 * The page of a wave, which people open from a relative's message: what it is, who runs it, what happens to one's words, what others said, and the
 * one question before anybody writes. Without script, and light: most come on a cheap phone.
 */
export function WavePage({ scene }: { scene: Scene }) {
  const { reader, view } = scene;
  const { t, language } = reader;
  const { wave } = view;
  const aim = textIn(wave.content.aim, language.tag).text;
  const title = titleOf(scene);
  const preview = {
    title,
    description: t('voices.card.description', { organiser: wave.content.organiser.name }),
    picture: addressOf(scene, `/card-${wave.version}.jpg`),
    pictureWords: t('voices.card.words', { title, organiser: wave.content.organiser.name }),
  };
  return (
    <WaveFrame scene={scene} title={title} description={aim} isInner={false} isListed={view.isPublic} preview={preview}>
      <h1>
        <InLanguage reader={reader} texts={wave.content.title} />
      </h1>
      <p class="lead">
        <InLanguage reader={reader} texts={wave.content.aim} />
      </p>
      <NotInLanguage scene={scene} />
      <Standing scene={scene} />
      <ForWhom scene={scene} />
      {isTaking(scene) && (
        <p class="start">
          <a class="button" href="#speak">
            {t('voices.start')}
          </a>
          <span class="hint">{t('voices.start.hint')}</span>
        </p>
      )}
      <Count scene={scene} />
      {view.examples.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">{t('voices.others')}</h2>
          <ul class="voices">
            {view.examples.map(({ id, words, language: tongue }) => (
              <li key={id}>
                <blockquote>
                  <Words words={words} language={tongue} />
                </blockquote>
                <ReportLink reader={reader} kind="example" subject={exampleSubject(wave.id, id)} isShort={true} />
              </li>
            ))}
          </ul>
          <p class="hint">{t('voices.others.note')}</p>
        </section>
      )}
      <Behind scene={scene} />
      <div class="halves">
        <section aria-labelledby="who">
          <h2 id="who">{t('voices.who')}</h2>
          <p>
            <strong>
              <bdi>{wave.content.organiser.name}</bdi>
            </strong>
          </p>
          <p>
            <InLanguage reader={reader} texts={wave.content.organiser.about} />
          </p>
          <p>
            {t('voices.who.funding')} <InLanguage reader={reader} texts={wave.content.organiser.funding} />
          </p>
        </section>
        <section aria-labelledby="happens">
          <h2 id="happens">{t('voices.happens')}</h2>
          <ul>
            {[1, 2, 3, 4].map((line) => (
              <li key={line}>{t(`voices.happens.${line}`, { days: daysAfterEnd })}</li>
            ))}
          </ul>
        </section>
      </div>
      {isTaking(scene) && <SafeToSpeak scene={scene} />}
      <section aria-labelledby="more">
        <h2 id="more">{t('voices.more')}</h2>
        <ul class="links">
          {inner(scene).map(({ path, words }) => (
            <li key={path}>
              <a href={reader.href(addressOf(scene, path))}>{t(words)}</a>
            </li>
          ))}
          {series(scene).map(({ name, slug, title: other }) => (
            <li key={slug}>
              <a href={reader.href(`/waves/${slug}`)}>{t(`voices.more.${name}`, { title: reader.apart(other) })}</a>
            </li>
          ))}
        </ul>
      </section>
      <ReportLink reader={reader} kind="wave" subject={wave.id} />
    </WaveFrame>
  );
}

const isTaking = ({ view }: Scene) => ['scheduled', 'gathering', 'open'].includes(view.phase);

const inner = ({ view }: Scene) => [
  ...(view.report !== null && view.isPublic ? [{ path: '/report', words: 'voices.more.report' }] : []),
  ...(view.isPublic
    ? [
        ...(view.wave.hasWall ? [{ path: '/wall', words: 'voices.more.wall' }] : []),
        { path: '/numbers', words: 'voices.more.numbers' },
      ]
    : []),
  ...(view.phase === 'scheduled' || view.next !== null
    ? [
        { path: '/reminder.ics', words: 'voices.more.reminder' },
        { path: '/remind', words: 'voices.more.remind' },
      ]
    : []),
  { path: '/mine', words: 'voices.more.mine' },
  { path: '/abuse', words: 'voices.more.abuse' },
  ...(view.phase === 'closed' ? [] : [{ path: '/kit', words: 'voices.more.kit' }]),
];

/** The waves before and after it. */
const series = ({ reader, view }: Scene) =>
  (['previous', 'next'] as const).flatMap((name) => {
    const wave = view[name];
    return wave === null
      ? []
      : [{ name, slug: wave.slug, title: textIn(wave.content.title, reader.language.tag).text }];
  });

/** Somebody who reads another language than the organiser's is told so. */
function NotInLanguage({ scene: { reader, view } }: { scene: Scene }) {
  const { language } = textIn(view.wave.content.title, reader.language.tag);
  if (language === reader.language.tag) return null;
  return <p class="hint">{reader.t('voices.not-in-language', { language: languageIn(reader, language) })}</p>;
}

function ForWhom({ scene: { reader, view } }: { scene: Scene }) {
  const { t, list } = reader;
  const { audience } = view.wave.content;
  return (
    <>
      {audience !== undefined && (
        <p>
          {t('voices.for')} <InLanguage reader={reader} texts={audience} />
        </p>
      )}
      {view.places.length > 0 && (
        <p>
          {t('voices.where')} {list(view.places.map((place) => reader.apart(place)))}
        </p>
      )}
      {view.wave.isForAdults && <p>{t('voices.adults')}</p>}
    </>
  );
}

/** Those who said by a link of their own that they stand behind it. */
function Behind({ scene: { reader, view } }: { scene: Scene }) {
  const { t } = reader;
  if (view.endorsers.length === 0) return null;
  return (
    <section aria-labelledby="behind">
      <h2 id="behind">{t('voices.behind')}</h2>
      <ul class="behind">
        {view.endorsers.map(({ name, role }) => (
          <li key={name}>
            <strong>
              <bdi>{name}</bdi>
            </strong>{' '}
            <bdi>{role}</bdi>
          </li>
        ))}
      </ul>
      <p class="hint">{t('voices.behind.note')}</p>
    </section>
  );
}

/** Where the wave stands, when there is something to know about that. */
function Standing({ scene: { reader, view } }: { scene: Scene }) {
  const { t } = reader;
  const { wave, phase } = view;
  const moment = reader.apart(occasion(reader, wave.opensAt));
  return (
    <>
      {phase === 'scheduled' && <p class="standing">{t('voices.begins', { moment })}</p>}
      {phase === 'paused' && (
        <p class="standing">
          {view.heldUntil === null
            ? t('voices.paused')
            : t('voices.held', { moment: reader.apart(occasion(reader, view.heldUntil)) })}
        </p>
      )}
      {phase === 'closed' && <p class="standing">{t('voices.closed')}</p>}
      {!view.isPublic && phase !== 'closed' && view.heldUntil === null && (
        <p class="standing">{t('voices.waits', { count: wave.threshold ?? 0 })}</p>
      )}
    </>
  );
}

function Count({ scene: { reader, view } }: { scene: Scene }) {
  const { t } = reader;
  if (view.numbers === null) return null;
  return (
    <p class="hint">
      {t('voices.count')} <Figure reader={reader} figure={view.numbers.prepared} />
    </p>
  );
}

/** The one question before anybody writes. Its answers lead on; none of them is kept. */
function SafeToSpeak({ scene }: { scene: Scene }) {
  const { t, href } = scene.reader;
  return (
    <section class="speak" id="speak" aria-labelledby="safe">
      <h2 id="safe">{t('voices.safe')}</h2>
      <p>{t('voices.safe.hint')}</p>
      <form action={href(addressOf(scene, '/speak'))}>
        {(scene.view.wave.isForAdults ? ['adult', 'unsure', 'minor'] : ['adult', 'teen', 'unsure', 'child']).map(
          (answer) => (
            <button
              key={answer}
              type="submit"
              name="as"
              value={answer === 'minor' ? 'teen' : answer}
              class={answer === 'adult' || answer === 'teen' ? 'yes' : 'second'}
            >
              {t(`voices.safe.${answer}`)}
            </button>
          ),
        )}
      </form>
    </section>
  );
}
