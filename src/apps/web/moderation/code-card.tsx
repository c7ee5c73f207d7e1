import type { NewCode } from '#platform/codes';
import type { Reader } from '../shell/reader.ts';

/** A code on its way into somebody's hand: in words, and in figures for whoever types no Latin letters. */
export function CodeCard({ reader, code }: { reader: Reader; code: NewCode }) {
  const { t } = reader;
  return (
    <section class="code-card card" aria-labelledby="code">
      <h2 id="code">{t('code.title')}</h2>
      <p>{t('code.about')}</p>
      <dl>
        <div>
          <dt>{t('code.words')}</dt>
          <dd lang="en" dir="ltr" id="code-words">
            {code.words}
          </dd>
        </div>
        <div>
          <dt>{t('code.figures')}</dt>
          <dd dir="ltr" id="code-figures">
            {code.figures}
          </dd>
        </div>
      </dl>
      <p>
        {t('code.either')} {t('code.whoever')}
      </p>
    </section>
  );
}
