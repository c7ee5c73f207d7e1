import { MOST_PEOPLE, themes } from '#domains/fieldwork/core';
import type { FormTrouble } from './area-page.tsx';
import { FieldPage, type FieldScene } from './field-frame.tsx';

export interface TypedSession {
  readonly areaCode: string;
  readonly heldOn: string;
  readonly way: string;
  readonly people: string;
  readonly raised: Readonly<Record<string, string>>;
  readonly knewWhomToAsk: string;
}

export const ways = ['in-person', 'online', 'telephone'] as const;

/** What was counted at a listening session: nobody's words, nobody's name. */
export function SessionPage({
  scene,
  typed,
  sessionId,
  submissionId,
  trouble,
}: {
  scene: FieldScene;
  typed: TypedSession;
  sessionId: string;
  submissionId: string;
  trouble: FormTrouble | null;
}) {
  const { site, reader, view, nameOf } = scene;
  const { t } = reader;
  const title = t('field.session.title');
  const wrong = (field: string) => (trouble?.field === field ? 'field wrong' : 'field');
  const count = (name: string, label: string, value: string, field: string) => (
    <div class={wrong(field)} id={`q-${field}`} key={name}>
      <label for={name}>{label}</label>
      <input id={name} name={name} type="number" inputmode="numeric" min={0} max={MOST_PEOPLE} value={value} required />
    </div>
  );
  return (
    <FieldPage {...{ site, reader, title }}>
      <h1>{title}</h1>
      <p class="lead">{t('field.session.lead')}</p>
      {trouble !== null && (
        <p class="notice problem" role="alert">
          {trouble.field === null ? trouble.text : <a href={`#q-${trouble.field}`}>{trouble.text}</a>}
        </p>
      )}
      <form method="post" action={reader.href('/fieldwork/sessions/new')} class="field-form">
        <input type="hidden" name="session" value={sessionId} />
        <input type="hidden" name="submission" value={submissionId} />
        <div class={wrong('areaCode')}>
          <label for="area">{t('field.session.area')}</label>
          <select id="area" name="area">
            {view.sessionAreas.map((code) => (
              <option key={code} value={code} lang="en" selected={code === typed.areaCode}>
                {nameOf(code)}
              </option>
            ))}
          </select>
        </div>
        <div class={wrong('heldOn')} id="q-heldOn">
          <label for="held">{t('field.session.day')}</label>
          <input id="held" name="held" type="date" value={typed.heldOn} required />
        </div>
        <fieldset>
          <legend>{t('field.session.way')}</legend>
          {ways.map((way) => (
            <div class="choice" key={way}>
              <input type="radio" id={way} name="way" value={way} checked={typed.way === way} />
              <label for={way}>{t(`field.session.way.${way}`)}</label>
            </div>
          ))}
        </fieldset>
        {count('people', t('field.session.people'), typed.people, 'people')}
        <h2>{t('field.session.raised')}</h2>
        {themes.map((theme) => count(`raised.${theme}`, t(`field.theme.${theme}`), typed.raised[theme] ?? '0', theme))}
        {count('knew', t('field.session.knew'), typed.knewWhomToAsk, 'knewWhomToAsk')}
        <button type="submit" disabled={!view.isOpen}>
          {t('field.form.go')}
        </button>
      </form>
      <p>
        <a href={reader.href('/fieldwork')}>{t('field.back')}</a>
      </p>
    </FieldPage>
  );
}
