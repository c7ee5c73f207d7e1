import { dialogueIds, kitIds, kitTexts } from '#domains/straight-talk/core';
import { TalkPage, type TalkScene } from './talk-frame.tsx';

/** Where somebody finds what helps with a difficult talk. */
export function TalkListPage({ site, reader }: TalkScene) {
  const { t, href, language } = reader;
  const { kits, dialogues } = kitTexts(language.tag);
  return (
    <TalkPage site={site} reader={reader} title={t('talk.title')} description={t('talk.lead')}>
      <h1>{t('talk.title')}</h1>
      <p class="lead">{t('talk.lead')}</p>
      <ul class="talk-list">
        {kitIds.map((id) => (
          <li key={id} class="card">
            <h2>
              <a href={href(`/talk/${id}`)}>{kits[id].title}</a>
            </h2>
            <p>{kits[id].for}</p>
          </li>
        ))}
      </ul>
      <section aria-labelledby="practice">
        <h2 id="practice">{t('talk.practice')}</h2>
        <p>{t('talk.practice.lead')}</p>
        <ul class="talk-list">
          {dialogueIds.map((id) => (
            <li key={id} class="card">
              <h3>
                <a href={href(`/talk/practice/${id}`)}>{dialogues[id].title}</a>
              </h3>
              <p>{dialogues[id].about}</p>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="check">
        <h2 id="check">{t('talk.check')}</h2>
        <p>{t('talk.check.lead')}</p>
        <p>
          <a class="button second" href={href('/talk/self-check')}>
            {t('talk.check.open')}
          </a>
        </p>
      </section>
    </TalkPage>
  );
}
