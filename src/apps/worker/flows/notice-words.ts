import { factDefinitions } from '#domains/facts/core';
import { type Noticed, noticeIn, type SlurList } from '#domains/voices';

const officialNumbers = factDefinitions.map(({ seed }) => seed.number).filter((number) => number !== '');

/** What is noticed about somebody's words here. The numbers of official services are nobody's contact details. */
export function noticeWords(words: string, language: string, slurs: SlurList): Noticed {
  return noticeIn(words, language, { slurs, publicNumbers: officialNumbers });
}
