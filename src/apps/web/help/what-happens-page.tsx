import type { ComponentChildren } from 'preact';
import { factOf, hoursInWords } from '../shell/facts-in-words.ts';
import { HelpPage, type HelpScene, NumberCard, Numbered } from './help-frame.tsx';
import { type ServiceId, services } from './services.ts';

/** What happens when somebody calls, step by step: who answers, whether they ask a name, what may follow, and what nobody could tell us. */
export function WhatHappensPage({ site, reader, id }: HelpScene & { readonly id: ServiceId }) {
  return (
    <HelpPage
      site={site}
      reader={reader}
      h1={`help.${id}.title`}
      about={`help.${id}.about`}
      Body={(shown) => <WhatHappens reader={shown.reader} id={id} />}
    />
  );
}

function WhatHappens({ reader, id }: Pick<HelpScene, 'reader'> & { readonly id: ServiceId }) {
  const { t, href } = reader;
  const { fact: factId, follows, unknown, hasNations } = services[id];
  const fact = factId === null ? null : factOf(reader, factId);
  return (
    <>
      <p class="lead">{t(`help.${id}.about`)}</p>
      {fact !== null && <NumberCard reader={reader} fact={fact} />}
      <dl class="answers">
        <Answer question={t('help.q.who')}>{t(`help.${id}.who`)}</Answer>
        {fact !== null && (
          <>
            <Answer question={t('help.q.hours')}>{hoursInWords(reader, fact.hours)}</Answer>
            <Answer question={t('help.q.name')}>{t(`help.name.${fact.name || 'unknown'}`)}</Answer>
            <Answer question={t('help.q.recorded')}>{t(`help.recorded.${fact.recorded || 'unknown'}`)}</Answer>
          </>
        )}
        <Answer question={t('help.q.then')}>
          <ol class="stairs">
            {Array.from({ length: follows }, (_, at) => (
              <li key={at}>{t(`help.${id}.then.${at + 1}`)}</li>
            ))}
          </ol>
        </Answer>
        <Answer question={t('help.q.unknown')}>
          <Numbered reader={reader} of={`help.${id}.unknown`} count={unknown} />
        </Answer>
      </dl>
      {hasNations && <p class="notice">{t(`help.${id}.nations`)}</p>}
      <p class="hint">
        {t('help.q.source')}: {t(`help.${id}.source`)}
      </p>
      <p class="buttons">
        {id === 'hotline' && (
          <a class="button" href={href('/talk/practice/hotline-call')}>
            {t('help.want.practise')}
          </a>
        )}
        <a class="button second" href={href('/help/ready')}>
          {t('help.ready.title')}
        </a>
      </p>
    </>
  );
}

function Answer({ question, children }: { question: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{question}</dt>
      <dd>{children}</dd>
    </div>
  );
}
