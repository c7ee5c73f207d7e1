import { evidenceOf, type KitId, kitTexts, practiceOf } from '#domains/straight-talk/core';
import { emergencyNumber } from '../voices/wave-frame.tsx';
import { BackToTalk, Lines, TalkPage, type TalkScene } from './talk-frame.tsx';

/** One kit, on one sheet of paper where it is printed. */
export function KitPage({ site, reader, id }: TalkScene & { id: KitId }) {
  const { t, href, language } = reader;
  const kit = kitTexts(language.tag).kits[id];
  return (
    <TalkPage site={site} reader={reader} title={kit.title} description={kit.for}>
      <BackToTalk reader={reader} />
      <h1>{kit.title}</h1>
      <p class="lead">{kit.for}</p>
      <div class="kit">
        <Lines id="before" kind="before" title={t('talk.before')} lines={kit.before} />
        <section aria-labelledby="steps" class="talk-part talk-steps">
          <h2 id="steps">{t('talk.steps')}</h2>
          <ol>
            {kit.steps.map((step) => (
              <li key={step.do}>
                <strong>{step.do}</strong> {step.how}
              </li>
            ))}
          </ol>
        </section>
        <Lines id="say" kind="say" title={t('talk.say')} lines={kit.say} />
        <Lines id="avoid" kind="avoid" title={t('talk.avoid')} lines={kit.avoid} />
        <Lines id="stop" kind="stop" title={t('talk.stop')} lines={kit.stop} />
        <Lines
          id="help"
          kind="help"
          title={t('talk.help')}
          lines={[t('talk.help.danger', { number: emergencyNumber(reader) }), ...kit.help]}
        />
      </div>
      <p class="on-screen">
        <a class="button" href={href(`/talk/practice/${practiceOf(id)}`)}>
          {t('talk.practice.go')}
        </a>
      </p>
      <section aria-labelledby="evidence" class="on-screen">
        <h2 id="evidence">{t('talk.evidence')}</h2>
        <ul class="talk-list">
          {evidenceOf(id, language.tag).map(({ shows, limits, cite, url }) => (
            <li key={cite} class="card">
              <p>{shows}</p>
              <p>
                <strong>{t('talk.limits')}</strong> {limits}
              </p>
              <p class="hint" lang="en" dir="ltr">
                {url === null ? (
                  cite
                ) : (
                  <a href={url} rel="noopener noreferrer external">
                    {cite}
                  </a>
                )}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </TalkPage>
  );
}
