import { textIn, type WaveContent } from '#domains/voices/core';
import type { Reader } from '../shell/reader.ts';
import type { CardWords } from './card.ts';

/** What the card of a wave says to somebody who reads a language. */
export function cardWordsOf({ language, t }: Reader, content: WaveContent, isExample: boolean): CardWords {
  return {
    title: textIn(content.title, language.tag),
    organiser: t('voices.by', { organiser: content.organiser.name }),
    line: t('voices.card.line'),
    site: t('site.name'),
    note: isExample ? t('voices.demonstration.name') : null,
  };
}
