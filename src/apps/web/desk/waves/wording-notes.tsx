import type { WordingNote } from '#domains/voices/core';
import type { Reader } from '../../shell/reader.ts';
import { fieldName } from './words.ts';

/** What to look at again, each with why: the study, its number and where it stands. Advice, and it says so. */
export function WordingNotes({ reader, notes }: { reader: Reader; notes: readonly WordingNote[] }) {
  const { t } = reader;
  const kinds = [...new Set(notes.map(({ about }) => about))];
  return (
    <section aria-labelledby="wording" class="wording">
      <h2 id="wording">{t('desk.waves.wording')}</h2>
      {kinds.length === 0 ? <p>{t('desk.waves.wording.none')}</p> : <p class="hint">{t('desk.waves.wording.about')}</p>}
      <ul class="notes">
        {kinds.map((kind) => (
          <li key={kind} class="card">
            <h3>{t(`desk.waves.note.${kind}`)}</h3>
            <ul class="found">
              {notes
                .filter(({ about, words }) => about === kind && words !== '')
                .map(({ field, words }) => (
                  <li key={`${field} ${words}`}>
                    <a href={`#${field}`}>{fieldName(reader, field.replace(/\.words$/, ''))}</a>:{' '}
                    <q dir="auto">{words}</q>
                  </li>
                ))}
            </ul>
            <p>{t(`desk.waves.note.${kind}.instead`)}</p>
            <p class="hint">{t(`desk.waves.note.${kind}.evidence`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
