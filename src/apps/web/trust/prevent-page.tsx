import { sections } from '#domains/trust/core';
import { nationsInWords } from '../shell/facts-in-words.ts';
import type { Reader } from '../shell/reader.ts';
import { PreventSection } from './prevent-sections.tsx';
import { TrustPage, type TrustScene } from './trust-frame.tsx';

/** Prevent in plain words, its critics included, and how to complain. */
export function PreventPage({ site, reader }: TrustScene) {
  const { t, href } = reader;
  return (
    <TrustPage site={site} reader={reader} title={t('prevent.title')} description={t('prevent.lead')}>
      <h1>{t('prevent.title')}</h1>
      <p class="lead">{t('prevent.lead')}</p>
      <section class="card" aria-labelledby="ask">
        <h2 id="ask">{t('prevent.ask')}</h2>
        <p>{t('prevent.ask.about')}</p>
        <p class="buttons">
          <a class="button" href={href('/prevent/questions')}>
            {t('prevent.ask')}
          </a>
          <a class="button second" href={href('/prevent/results')}>
            {t('prevent.results')}
          </a>
        </p>
      </section>
      {sections.map((section) => (
        <PreventSection key={section} reader={reader} section={section} />
      ))}
      <Complain reader={reader} />
    </TrustPage>
  );
}

export function Complain({ reader }: { reader: Reader }) {
  const { t } = reader;
  const fact = reader.facts.find(({ id }) => id === 'prevent-complaints');
  return (
    <section aria-labelledby="complain">
      <h2 id="complain">{t('prevent.complain')}</h2>
      <ul class="points">
        {[1, 2, 3].map((line) => (
          <li key={line}>{t(`prevent.complain.${line}`)}</li>
        ))}
      </ul>
      {fact !== undefined && (
        <p>
          <a href={fact.web} rel="noreferrer">
            {t('facts.prevent-complaints')}
          </a>{' '}
          <span class="hint">{new URL(fact.web).hostname}</span> {nationsInWords(reader, fact)}
        </p>
      )}
    </section>
  );
}
