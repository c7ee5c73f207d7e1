import type { FactId } from '#domains/facts/core';
import { factOf } from '../shell/facts-in-words.ts';
import { HelpPage, type HelpScene, NumberCard, Numbered } from './help-frame.tsx';
import { serviceIds } from './services.ts';

/** Where the ways to help of a page lead. */
const wants = [
  ['people', '/help/people'],
  ['know', '#know'],
  ['practise', '/talk/practice/hotline-call'],
  ['talk', '/talk'],
  ['report', '/help/report'],
] as const;

/** Services that are printed with their numbers, in the order of how soon somebody might need them. */
export const listedServices: readonly FactId[] = [
  ...(['anti-terrorist-hotline', 'act-early', 'act-online', 'police', 'crimestoppers', 'childline'] as const),
  ...(['true-vision', 'british-muslim-trust', 'tell-mama', 'stop-hate-uk'] as const),
];

/** The first page of somebody with a worry: danger first, then what she wants first. */
export function AskPage({ site, reader }: HelpScene) {
  return <HelpPage site={site} reader={reader} h1="help.h1" about="help.lead" isFirst Body={AskBody} />;
}

function AskBody({ reader }: Pick<HelpScene, 'reader'>) {
  const { t, href, apart } = reader;
  const emergency = factOf(reader, 'emergency');
  return (
    <>
      <p class="lead">{t('help.lead')}</p>
      {emergency !== null && (
        <section class="card danger" aria-labelledby="danger">
          <h2 id="danger">{t('help.danger')}</h2>
          <p>{t('help.danger.about', { number: apart(emergency.number) })}</p>
          <p>
            <a class="button call" href={`tel:${emergency.dial}`}>
              <bdi>{emergency.number}</bdi>
            </a>
          </p>
        </section>
      )}
      <section aria-labelledby="want">
        <h2 id="want">{t('help.want')}</h2>
        <ul class="wants">
          {wants.map(([want, to]) => (
            <li key={want}>
              <a class="card want" href={to.startsWith('#') ? to : href(to)}>
                <strong>{t(`help.want.${want}`)}</strong>
                <span>{t(`help.want.${want}.about`)}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="steps">
        <h2 id="steps">{t('help.steps')}</h2>
        <p>{t('help.steps.about')}</p>
        <ol class="stairs">
          {[1, 2, 3, 4].map((step) => (
            <li key={step}>{t(`help.step.${step}`)}</li>
          ))}
        </ol>
        <p class="hint">{t('help.steps.source')}</p>
      </section>
      <section aria-labelledby="know">
        <h2 id="know">{t('help.know')}</h2>
        <p>{t('help.know.lead')}</p>
        <ul class="wants">
          {serviceIds.map((id) => (
            <li key={id}>
              <a class="card want" href={href(`/help/what-happens/${id}`)}>
                <strong>{t(`help.${id}.title`)}</strong>
                <span>{t(`help.${id}.about`)}</span>
              </a>
            </li>
          ))}
          <li>
            <a class="card want" href={href('/help/ready')}>
              <strong>{t('help.ready.title')}</strong>
              <span>{t('help.ready.about')}</span>
            </a>
          </li>
        </ul>
      </section>
      <section aria-labelledby="numbers">
        <h2 id="numbers">{t('help.offline.title')}</h2>
        <div class="numbers-grid">
          {listedServices.flatMap((id) => {
            const fact = factOf(reader, id);
            return fact === null ? [] : <NumberCard key={id} reader={reader} fact={fact} />;
          })}
        </div>
        <p>
          <a href={href('/help/numbers.html')} download>
            {t('help.offline.link')}
          </a>
        </p>
        <p class="hint">{t('help.offline.about')}</p>
      </section>
      <section aria-labelledby="more">
        <h2 id="more">{t('help.more')}</h2>
        <ul class="points">
          {(['child', 'abroad', 'work', 'phone'] as const).map((more) => (
            <li key={more}>{t(`help.more.${more}`)}</li>
          ))}
        </ul>
        <p>{t('help.nothing-held')}</p>
      </section>
      <Leaving reader={reader} />
    </>
  );
}

/** How leaving works, in short, on the page itself. */
function Leaving({ reader }: Pick<HelpScene, 'reader'>) {
  const { t } = reader;
  return (
    <details class="card">
      <summary>{t('help.safety.title')}</summary>
      <p>{t('help.safety.lead')}</p>
      <Numbered reader={reader} of="help.safety" count={5} />
    </details>
  );
}

/** What leaving does, and what it does not. */
export function LeavingPage({ site, reader }: HelpScene) {
  return <HelpPage site={site} reader={reader} h1="help.safety.title" about="help.safety.lead" Body={LeavingBody} />;
}

function LeavingBody({ reader }: Pick<HelpScene, 'reader'>) {
  const { t } = reader;
  return (
    <>
      <p class="lead">{t('help.safety.lead')}</p>
      <Numbered reader={reader} of="help.safety" count={5} />
    </>
  );
}
