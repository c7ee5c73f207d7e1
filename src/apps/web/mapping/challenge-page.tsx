import { longestChallenge } from '#domains/mapping/core';
import type { NewCode } from '#platform/codes';
import { CodeCard } from '../moderation/code-card.tsx';
import { CodeForm } from '../moderation/code-form.tsx';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { type Statistic, titleOf } from './statistics.ts';

/** What the form holds when it is shown again, and what has to be mended. */
export interface TypedChallenge {
  readonly indicator: string;
  readonly words: string;
  readonly language: string;
  readonly problem: string | null;
}

/** The form in which anybody says that a figure is wrong. */
export function ChallengePage({
  site,
  reader,
  area,
  statistics,
  typed,
}: {
  site: Site;
  reader: Reader;
  area: { readonly code: string; readonly name: string };
  statistics: readonly Statistic[];
  typed: TypedChallenge;
}) {
  const { t } = reader;
  const title = t('challenge.title');
  const { problem } = typed;
  return (
    <Page site={site} reader={reader} title={title} description={t('challenge.lead')} section="map" hasAddress={false}>
      <p class="over-title" lang="en">
        <bdi>{area.name}</bdi>
      </p>
      <h1>{title}</h1>
      <p class="lead">{t('challenge.lead')}</p>
      <p class="notice">{t('challenge.careful')}</p>
      <form method="post" action={reader.href('/map/challenge')} class="challenge-form">
        <input type="hidden" name="area" value={area.code} />
        {reader.map !== null && <input type="hidden" name="map" value={reader.map} />}
        <div class="field">
          <label for="indicator">{t('challenge.about')}</label>
          <select id="indicator" name="indicator">
            <option value="">{t('challenge.about.area')}</option>
            {statistics.map((statistic) => (
              <option key={statistic.id} value={statistic.id} selected={statistic.id === typed.indicator}>
                {titleOf(reader, statistic)}
              </option>
            ))}
          </select>
        </div>
        <div class={problem === null ? 'field' : 'field wrong'}>
          <label for="words">{t('challenge.words')}</label>
          <p class="hint" id="words-hint">
            {t('challenge.words.hint', { most: longestChallenge })}
          </p>
          {problem !== null && (
            <p class="problem" id="words-problem" role="alert">
              {problem}
            </p>
          )}
          <textarea
            id="words"
            name="words"
            rows={6}
            dir="auto"
            required
            aria-describedby={problem === null ? 'words-hint' : 'words-hint words-problem'}
            {...(problem !== null && { 'aria-invalid': 'true' })}
          >
            {typed.words}
          </textarea>
        </div>
        <div class="field">
          <label for="language">{t('voices.write.language')}</label>
          <select id="language" name="language">
            {reader.languages.map(({ tag, name }) => (
              <option key={tag} value={tag} lang={tag} selected={tag === typed.language}>
                {name}
              </option>
            ))}
            <option value="und" selected={typed.language === 'und'}>
              {t('voices.write.language.other')}
            </option>
          </select>
        </div>
        <button type="submit">{t('challenge.go')}</button>
      </form>
      <p>
        <a href={reader.href(`/areas/${area.code}`)}>{t('report.back')}</a>
      </p>
    </Page>
  );
}

/** It was taken in. The code is shown this once. */
export function ChallengedPage({
  site,
  reader,
  code,
  areaCode,
}: {
  site: Site;
  reader: Reader;
  code: NewCode;
  areaCode: string;
}) {
  const { t } = reader;
  const title = t('challenge.sent.title');
  return (
    <Page site={site} reader={reader} title={title} description={title} section="map" hasAddress={false}>
      <h1>{title}</h1>
      <p class="lead">{t('challenge.sent')}</p>
      <CodeCard reader={reader} code={code} />
      <p>
        <a href={reader.href('/receipt')}>{t('receipt.title')}</a>
      </p>
      <p>
        <a href={reader.href('/map/challenge/take-back')}>{t('challenge.take-back.link')}</a>
      </p>
      <p>
        <a href={reader.href(`/areas/${areaCode}`)}>{t('report.back')}</a>
      </p>
    </Page>
  );
}

/** Where somebody takes back what they wrote. Every wrong code is answered in the same words. */
export function TakeBackPage({
  site,
  reader,
  outcome,
}: {
  site: Site;
  reader: Reader;
  outcome: 'asked' | 'gone' | 'unknown' | 'too-many';
}) {
  const { t } = reader;
  const title = t(outcome === 'gone' ? 'challenge.take-back.done' : 'challenge.take-back.title');
  return (
    <Page site={site} reader={reader} title={title} description={title} section="map" hasAddress={false}>
      <h1>{title}</h1>
      <p class="lead">{t(outcome === 'gone' ? 'challenge.take-back.gone' : 'challenge.take-back.lead')}</p>
      {outcome !== 'gone' && (
        <CodeForm
          reader={reader}
          action="/map/challenge/take-back"
          go={t('challenge.take-back.go')}
          problem={outcome === 'asked' ? undefined : outcome}
        />
      )}
      <p>
        <a href={reader.href('/map/challenges')}>{t('challenges.title')}</a>
      </p>
    </Page>
  );
}
