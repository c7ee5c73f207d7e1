import type { Question, QuestionWords, Theme } from './question.ts';
import words from './standard-words.json' with { type: 'json' };

type Scale = keyof (typeof words)['en']['scales'];
type Id = keyof (typeof words)['en']['titles'];

/** What each question is about, whether more of it is more need, and the scale that its steps are words of. */
const questions: readonly (readonly [Id, Theme, 1 | -1, Scale])[] = [
  ['money_worries', 'drivers', 1, 'people'],
  ['work_prospects', 'drivers', -1, 'ease'],
  ['looking_out', 'protective', -1, 'much'],
  ['places_to_meet', 'protective', -1, 'often'],
  ['help_in_reach', 'services', -1, 'ease'],
  ['whom_to_ask', 'services', -1, 'people'],
  ['fair_treatment', 'trust', -1, 'much'],
  ['isolation', 'isolation', 1, 'people'],
  ['tensions', 'tensions', 1, 'often'],
  ['reach_online', 'reach-online', 1, 'often'],
  ['reach_offline', 'reach-offline', 1, 'often'],
];

/** The questions that a round begins with, in every language: about areas as people there see them, never about people. */
export const standardQuestions: readonly Question[] = questions.map(([id, theme, direction, scale]) => {
  const wordsIn = (language: keyof typeof words): QuestionWords => ({
    title: words[language].titles[id],
    anchors: words[language].scales[scale] as unknown as QuestionWords['anchors'], // Five each: a test counts them.
  });
  const languages = Object.keys(words) as (keyof typeof words)[];
  const others = Object.fromEntries(languages.map((language) => [language, wordsIn(language)]));
  return { id, theme, direction, words: { ...others, en: wordsIn('en') } };
});
