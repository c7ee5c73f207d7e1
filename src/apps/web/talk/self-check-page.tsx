import { checkParts, kitTexts } from '#domains/straight-talk/core';
import { TALK_ISLANDS } from '../shell/assets.ts';
import { BackToTalk, TalkPage, type TalkScene } from './talk-frame.tsx';

/** A list that an organisation goes through by itself, on paper or here. There is no form: nothing can be sent, and nothing is added up. */
export function SelfCheckPage({ site, reader }: TalkScene) {
  const { t, language } = reader;
  const { check } = kitTexts(language.tag);
  return (
    <TalkPage
      site={site}
      reader={reader}
      title={t('talk.check')}
      description={t('talk.check.lead')}
      script={TALK_ISLANDS}
      privacy={t('talk.check.privacy')}
    >
      <BackToTalk reader={reader} />
      <h1>{t('talk.check')}</h1>
      <p class="lead">{t('talk.check.lead')}</p>
      <self-check data-forgotten={t('talk.check.forgotten')}>
        <p class="keeping on-screen" hidden>
          <label>
            <input type="checkbox" class="keep" autocomplete="off" /> {t('talk.check.keep')}
          </label>{' '}
          <button type="button" class="second forget">
            {t('talk.check.forget')}
          </button>{' '}
          <span class="said" role="status" />
        </p>
        {checkParts.map((part) => (
          <fieldset key={part} class="check-part">
            <legend>{check[part].title}</legend>
            <ul>
              {check[part].items.map((item, at) => (
                <li key={item}>
                  <label>
                    <input type="checkbox" class="tick" data-tick={`${part}.${at + 1}`} autocomplete="off" />{' '}
                    <span>{item}</span>
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
        ))}
      </self-check>
      <p class="hint">{t('talk.check.not-a-score')}</p>
    </TalkPage>
  );
}
