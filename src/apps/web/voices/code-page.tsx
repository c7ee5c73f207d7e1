import { occasion } from '../shell/occasion.ts';
import type { Reader } from '../shell/reader.ts';
import { Words } from '../shell/words.tsx';
import { type Carried, fieldsOf } from './share-page.tsx';
import { addressOf, Hidden, type Scene, WaveFrame } from './wave-frame.tsx';

/** What came of typing the code back: nothing yet, or whether it was right. */
export type Typed = 'not-yet' | 'right' | 'wrong';

/** The code, shown where somebody has asked for the wall; and where words are kept until the wave begins. */
export function CodePage({
  scene,
  carried,
  why,
  typed,
}: {
  scene: Scene;
  carried: Carried;
  why: 'wall' | 'later';
  typed: Typed;
}) {
  const { reader, view } = scene;
  const { t, href } = reader;
  const { code } = carried.pass;
  const path = (page: string) => href(addressOf(scene, page));
  const moment = reader.apart(occasion(reader, view.wave.opensAt));
  return (
    <WaveFrame
      scene={scene}
      title={t(`voices.code.${why}.title`)}
      carry={{ form: 'again', path: addressOf(scene, '/code') }}
    >
      <h1>{t(`voices.code.${why}.title`)}</h1>
      <p class="lead">{t(`voices.code.${why}`)}</p>
      {why === 'later' && (
        <>
          <p>
            {view.phase === 'scheduled'
              ? t('voices.begins', { moment })
              : t('voices.waits', { count: view.wave.threshold ?? 0 })}
          </p>
          <blockquote class="own">
            <Words words={carried.words} language={carried.language} />
          </blockquote>
        </>
      )}
      <section class="code" aria-labelledby="code">
        <h2 id="code">{t('voices.code')}</h2>
        <p class="in-words" lang="en" dir="ltr">
          {code.words}
        </p>
        <p class="hint">{t('voices.code.figures')}</p>
        <p class="in-figures" dir="ltr">
          {code.figures}
        </p>
        <p>{t('voices.code.keep')}</p>
      </section>
      {typed === 'right' ? (
        <p class="notice" role="status">
          {t('voices.code.right')}
        </p>
      ) : (
        <form class="type-back" method="post" action={path('/code')}>
          <Hidden fields={{ ...fieldsOf(carried), why }} />
          <CodeField
            reader={reader}
            label={t('voices.code.type')}
            problem={typed === 'wrong' ? t('voices.code.wrong') : null}
          />
          <button type="submit" class="second">
            {t('voices.code.check')}
          </button>
        </form>
      )}
      <form id="again" method="post" action={path('/code')} hidden>
        <Hidden fields={{ ...fieldsOf(carried), why }} />
      </form>
      <ul class="links">
        {view.phase === 'scheduled' && (
          <li>
            <a href={path('/reminder.ics')}>{t('voices.more.reminder')}</a>
          </li>
        )}
        <li>
          <a href={path('/mine')}>{t('voices.more.mine')}</a>
        </li>
      </ul>
    </WaveFrame>
  );
}

/** A field for a code: words or figures of any keyboard. */
export function CodeField({ reader, label, problem }: { reader: Reader; label: string; problem: string | null }) {
  return (
    <div class={problem === null ? 'field' : 'field wrong'}>
      <label for="code-field">{label}</label>
      <p class="hint" id="code-hint">
        {reader.t('voices.code.hint')}
      </p>
      {problem !== null && (
        <p class="problem" id="code-problem" role="alert">
          {problem}
        </p>
      )}
      <input
        id="code-field"
        name="code"
        dir="ltr"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        maxlength={200}
        required
        aria-describedby={problem === null ? 'code-hint' : 'code-hint code-problem'}
        {...(problem !== null && { 'aria-invalid': 'true' })}
      />
    </div>
  );
}
