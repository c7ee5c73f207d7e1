import type { Habits, Settings } from '#domains/moderation';
import { Problem, Token } from '../frame/desk-page.tsx';
import { type Desk, languageName, ModerationPage } from './moderation-frame.tsx';

/** How somebody likes to work: the languages they read, and whether single keys do something. */
export function HabitsPage({
  desk,
  habits,
  languages,
  isSaved,
}: {
  desk: Desk;
  habits: Habits;
  languages: readonly string[];
  isSaved: boolean;
}) {
  const { visit } = desk;
  const { t } = visit.reader;
  const title = t('desk.moderation.habits.title');
  return (
    <ModerationPage desk={desk} title={title} view="habits">
      <h1>{title}</h1>
      {isSaved && (
        <p class="notice" role="status">
          {t('desk.moderation.saved')}
        </p>
      )}
      <form method="post" action="/desk/moderation/habits" class="narrow">
        <Token visit={visit} />
        <fieldset>
          <legend>{t('desk.moderation.habits.languages')}</legend>
          <p class="hint">{t('desk.moderation.habits.languages.about')}</p>
          {languages.map((tag) => (
            <div key={tag} class="choice">
              <input
                type="checkbox"
                id={`language-${tag}`}
                name="language"
                value={tag}
                checked={habits.languages.includes(tag)}
              />
              <label for={`language-${tag}`}>{languageName(visit, tag)}</label>
            </div>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t('desk.moderation.habits.keys')}</legend>
          <div class="choice">
            <input
              type="checkbox"
              id="keys"
              name="keys"
              value="yes"
              checked={habits.hasKeys}
              aria-describedby="keys-about"
            />
            <label for="keys">{t('desk.moderation.habits.keys.label')}</label>
            <span class="hint" id="keys-about">
              {t('desk.moderation.habits.keys.about')}
            </span>
          </div>
        </fieldset>
        <button type="submit">{t('desk.moderation.save')}</button>
      </form>
    </ModerationPage>
  );
}

/** What stewards decide for everybody. */
export function SettingsPage({
  desk,
  settings,
  isSaved,
  problem,
}: {
  desk: Desk;
  settings: Omit<Settings, 'changed'>;
  isSaved: boolean;
  problem?: string | undefined;
}) {
  const { visit } = desk;
  const { t } = visit.reader;
  const title = t('desk.moderation.settings.title');
  return (
    <ModerationPage desk={desk} title={title} view="settings">
      <h1>{title}</h1>
      {isSaved && (
        <p class="notice" role="status">
          {t('desk.moderation.saved')}
        </p>
      )}
      {problem !== undefined && <Problem>{problem}</Problem>}
      <form method="post" action="/desk/moderation/settings" class="narrow">
        <Token visit={visit} />
        <fieldset>
          <legend>{t('desk.moderation.settings.restore')}</legend>
          {(['another-person', 'stewards'] as const).map((right) => (
            <div key={right} class="choice">
              <input
                type="radio"
                id={`restore-${right}`}
                name="restore"
                value={right}
                checked={settings.restoreRight === right}
                required
              />
              <label for={`restore-${right}`}>{t(`desk.moderation.settings.restore.${right}`)}</label>
            </div>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t('desk.moderation.settings.reports')}</legend>
          <div class="choice">
            <input
              type="checkbox"
              id="reports"
              name="reports"
              value="yes"
              checked={settings.takesReports}
              aria-describedby="reports-about"
            />
            <label for="reports">{t('desk.moderation.settings.reports.label')}</label>
            <span class="hint" id="reports-about">
              {t('desk.moderation.settings.reports.about')}
            </span>
          </div>
        </fieldset>
        <div class="field">
          <label for="procedure">{t('desk.moderation.settings.procedure')}</label>
          <p class="hint" id="procedure-hint">
            {t('desk.moderation.settings.procedure.about')}
          </p>
          <textarea id="procedure" name="procedure" rows={10} maxlength={4000} aria-describedby="procedure-hint">
            {settings.procedure}
          </textarea>
        </div>
        <button type="submit">{t('desk.moderation.save')}</button>
      </form>
    </ModerationPage>
  );
}
