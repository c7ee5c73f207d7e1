import type { PlanChange, PlanLine } from '#domains/voices/core';
import { directionOf } from '#foundations/text';
import type { Reader } from '../../shell/reader.ts';
import { fieldName, lineWords } from './words.ts';

/** Everything a plan says, line by line. */
export function Lines({ reader, lines }: { reader: Reader; lines: readonly PlanLine[] }) {
  return (
    <dl class="facts">
      {lines.map(({ field, text }) => (
        <>
          <dt>{fieldName(reader, field)}</dt>
          <dd id={field}>
            <Said reader={reader} field={field} text={text} />
          </dd>
        </>
      ))}
    </dl>
  );
}

/** What is not as it was approved last: the old crossed out, the new beside it. */
export function Changes({ reader, changes }: { reader: Reader; changes: readonly PlanChange[] }) {
  const { t } = reader;
  return (
    <dl class="facts changed">
      {changes.map(({ field, before, after }) => (
        <>
          <dt>{fieldName(reader, field)}</dt>
          <dd id={field}>
            {before !== null && (
              <del>
                <span class="unseen">{t('desk.waves.before')} </span>
                <Said reader={reader} field={field} text={before} />
              </del>
            )}
            {after !== null && (
              <ins>
                <span class="unseen">{t('desk.waves.after')} </span>
                <Said reader={reader} field={field} text={after} />
              </ins>
            )}
          </dd>
        </>
      ))}
    </dl>
  );
}

function Said({ reader, field, text }: { reader: Reader; field: string; text: string }) {
  const language = field.split('.')[1] ?? 'en';
  const words = lineWords(reader, field, text);
  return (
    <bdi class="said" lang={language} dir={directionOf(words, language)}>
      {words}
    </bdi>
  );
}
