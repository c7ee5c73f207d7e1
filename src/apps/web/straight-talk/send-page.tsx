import { longestRumour, type RumourProblem } from '#domains/straight-talk/core';
import type { Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { emergencyNumber, FieldProblem } from '../voices/wave-frame.tsx';
import { ClaimsPage } from './claim-frame.tsx';

/** What the form holds when it is shown, and what has to be mended. */
export interface TypedRumour {
  readonly words: string;
  readonly language: string;
  readonly problem: RumourProblem | { readonly kind: 'no-room' | 'book' } | null;
}

/** Where anybody pastes what they were sent. Nothing is asked about themselves. */
export function SendPage({ site, reader, typed }: { site: Site; reader: Reader; typed: TypedRumour }) {
  const { t, href } = reader;
  const { words, language, problem } = typed;
  return (
    <ClaimsPage
      site={site}
      reader={reader}
      title={t('claims.send.title')}
      description={t('claims.send.lead')}
      carry={{ form: 'rumour', path: '/claims/new' }}
    >
      <p class="over-title">
        <a href={href('/claims')}>{t('claims.title')}</a>
      </p>
      <h1>{t('claims.send.title')}</h1>
      <p class="lead">{t('claims.send.lead')}</p>
      <p class="notice">
        {t('claims.send.danger', { number: emergencyNumber(reader) })} {t('claims.send.private')}
      </p>
      <form id="rumour" method="post" action={href('/claims/new')} autocomplete="off">
        <div class={problem === null ? 'field' : 'field wrong'}>
          <label for="words">{t('claims.send.label')}</label>
          {problem !== null && <FieldProblem reader={reader} id="words-problem" text={explain(reader, problem)} />}
          <textarea
            id="words"
            name="words"
            rows={9}
            dir="auto"
            required
            aria-describedby={problem === null ? 'words-hint' : 'words-hint words-problem'}
            {...(problem !== null && { 'aria-invalid': 'true' })}
          >
            {words}
          </textarea>
          <p class="hint" id="words-hint">
            {t('claims.send.hint')}
          </p>
        </div>
        <div class="field">
          <label for="language">{t('claims.send.language')}</label>
          <select id="language" name="language">
            {reader.languages.map(({ tag, name }) => (
              <option key={tag} value={tag} lang={tag} selected={tag === language}>
                {name}
              </option>
            ))}
            <option value="und" selected={language === 'und'}>
              {t('voices.write.language.other')}
            </option>
          </select>
        </div>
        <p>
          <button type="submit">{t('claims.send.submit')}</button>
        </p>
      </form>
      <section aria-labelledby="then">
        <h2 id="then">{t('claims.send.then')}</h2>
        <ul class="points">
          {(['receipt', 'read', 'kept', 'links'] as const).map((point) => (
            <li key={point}>{t(`claims.send.then.${point}`)}</li>
          ))}
        </ul>
      </section>
    </ClaimsPage>
  );
}

function explain({ t }: Reader, problem: NonNullable<TypedRumour['problem']>): string {
  if (problem.kind !== 'too-long') return t(`claims.send.${problem.kind}`);
  return t('claims.send.too-long', { count: problem.by, most: longestRumour });
}
