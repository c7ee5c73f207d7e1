import { LONGEST_WORDS } from '#domains/voices/core';
import { VOICES_ISLANDS } from '../shell/assets.ts';
import type { Reader } from '../shell/reader.ts';
import { addressOf, FieldProblem, Hidden, InLanguage, type Scene, WaveFrame } from './wave-frame.tsx';

/** What the field for words holds when it is shown again, and why. */
export interface Written {
  readonly words: string;
  readonly language: string;
  /** What has to be mended. */
  readonly problem: string | null;
  /** What to think about. Advice never stops anybody. */
  readonly advice: readonly string[];
}

export const nothingWritten = (language: string): Written => ({ words: '', language, problem: null, advice: [] });

/** The tags of languages that people may write in; "und" is any other. */
export const tonguesOf = ({ languages }: Reader): readonly string[] => [...languages.map(({ tag }) => tag), 'und'];

/** Where somebody writes, from one to three questions. `ticket` is sealed. */
export function WritePage({
  scene,
  ticket,
  isTeen,
  written,
}: {
  scene: Scene;
  ticket: string;
  isTeen: boolean;
  written: Written;
}) {
  const { reader, view } = scene;
  const { t, language } = reader;
  const { prompts } = view.wave.content;
  const { problem, advice } = written;
  const path = addressOf(scene, '/words');
  const described = ['words-hint', problem !== null && 'words-problem', advice.length > 0 && 'advice']
    .filter((id) => id !== false)
    .join(' ');
  return (
    <WaveFrame
      scene={scene}
      title={t(advice.length > 0 ? 'voices.advice.title' : 'voices.write.title')}
      islands={VOICES_ISLANDS}
      carry={{ form: 'write', path }}
    >
      <h1>{t(advice.length > 0 ? 'voices.advice.title' : 'voices.write.title')}</h1>
      {advice.length > 0 && (
        <div class="advice" id="advice" role="status">
          {advice.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p class="hint">{t('voices.advice.yours')}</p>
        </div>
      )}
      {isTeen && <p class="notice">{t('voices.write.teen')}</p>}
      <form id="write" method="post" action={reader.href(path)}>
        <Hidden fields={{ ticket, ...(advice.length > 0 && { seen: 'yes' }) }} />
        {advice.length === 0 && (
          <>
            <p class="ask">{t('voices.write.prompts', { count: prompts.length })}</p>
            <ul class="prompts">
              {prompts.map((prompt) => (
                <li key={Object.values(prompt)[0]}>
                  <InLanguage reader={reader} texts={prompt} />
                </li>
              ))}
            </ul>
          </>
        )}
        <div class={problem === null ? 'field' : 'field wrong'}>
          <label for="words">{t('voices.write.label')}</label>
          {problem !== null && <FieldProblem reader={reader} id="words-problem" text={problem} />}
          <words-box
            data-most={LONGEST_WORDS}
            data-left={t('voices.write.left')}
            data-over={t('voices.write.over')}
            data-language={written.language}
          >
            <textarea
              id="words"
              name="words"
              rows={6}
              dir="auto"
              lang={written.language}
              required
              aria-describedby={described}
              {...(problem !== null && { 'aria-invalid': 'true' })}
            >
              {written.words}
            </textarea>
            <p class="hint" id="words-hint">
              {t('voices.write.hint')} <span class="count" />
            </p>
            <p class="problem offline" role="alert" hidden>
              {t('voices.write.offline')}
            </p>
          </words-box>
        </div>
        <div class="field">
          <label for="language">{t('voices.write.language')}</label>
          <select id="language" name="language">
            {reader.languages.map(({ tag, name }) => (
              <option key={tag} value={tag} lang={tag} selected={tag === written.language}>
                {name}
              </option>
            ))}
            <option value="und" selected={written.language === 'und'}>
              {t('voices.write.language.other')}
            </option>
          </select>
        </div>
        <p>
          <button type="submit" lang={language.tag}>
            {t(advice.length > 0 ? 'voices.advice.go' : 'voices.write.go')}
          </button>
        </p>
      </form>
    </WaveFrame>
  );
}
