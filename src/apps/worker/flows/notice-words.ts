import { emergencyFacts } from '#domains/facts';
import { type Noticed, noticeIn, type SlurList } from '#domains/voices';

/** What is noticed about somebody's words here. The numbers that every page shows are nobody's contact details. */
export function noticeWords(words: string, language: string, slurs: SlurList): Noticed {
  return noticeIn(words, language, { slurs, publicNumbers: emergencyFacts().map(({ number }) => number) });
}
