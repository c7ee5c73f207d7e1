import { createHash } from 'node:crypto';
import type { AnswerBody, Source } from '../answer.ts';

/** What the source of these answers said. */
export const sourceText = 'The council has renewed the lease of the library on Mill Lane for ten years.';

export const source: Source = {
  title: 'Minutes of the council',
  address: 'https://council.example.org/minutes',
  date: '2026-11-02',
  copy: { sha256: createHash('sha256').update(sourceText).digest('hex'), takenOn: '2026-11-20' },
};

/** A whole answer, with what a test is about in place. */
export const answerWith = (more: Partial<AnswerBody>): AnswerBody => ({
  claim: 'The library is to be sold to a casino',
  verdict: 'false',
  fact: 'The library on Mill Lane stays open; the council has renewed its lease for ten years.',
  warning: 'A message that is going around says otherwise.',
  why: 'It shows a notice of another building, which stands for sale on the same street.',
  cause: 'The former bank beside it is for sale.',
  unknown: 'Who wrote the message.',
  wouldChangeOurMind: 'A decision of the council to sell.',
  card: 'The library stays open: the council renewed the lease for ten years.',
  sources: [source],
  correction: '',
  ...more,
});
