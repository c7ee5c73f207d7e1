import type { VersionHeading } from '#domains/mapping';
import { type AnswerDraft, challengeOutcomes, longestAnswer } from '#domains/mapping/core';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Problem, TextField, Token } from '../frame/desk-page.tsx';
import { SelectField } from '../frame/select-field.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import { About, Asked, type SeenChallenge } from './challenges-page.tsx';

/** What is wrong with an answer, and with which part of it. */
export interface AnswerTrouble {
  readonly field: 'all' | 'outcome' | 'words' | 'corrected-in';
  readonly text: string;
}

export interface ChallengeView {
  readonly challenge: SeenChallenge;
  /** The figure as it was published, with its unit; null where there is none. */
  readonly figure: string | null;
  /** What is public now, other than the version that was challenged. */
  readonly corrections: readonly VersionHeading[];
  readonly names: ReadonlyMap<string, string>;
}

/** One challenge, what was answered, and the form to answer it. */
export function ChallengeDeskPage({
  visit,
  assets,
  view,
  typed,
  trouble,
}: {
  visit: StaffVisit;
  assets: Assets;
  view: ChallengeView;
  typed: AnswerDraft;
  trouble?: AnswerTrouble;
}) {
  const { challenge, figure, corrections, names } = view;
  const { t, date } = visit.reader;
  const problemOf = (field: AnswerTrouble['field']) => (trouble?.field === field ? trouble.text : undefined);
  const hasAnswer = challenge.answers.length > 0;
  const none = { value: '', label: t('desk.challenges.corrected-in.none') };
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.challenges.title')} section="challenges">
      <p class="over-title">
        <a href="/desk/challenges">{t('desk.challenges.title')}</a>
      </p>
      <h1>
        <About visit={visit} challenge={challenge} />
      </h1>
      <Asked visit={visit} challenge={challenge} />
      {figure !== null && <p>{t('desk.challenges.figure', { figure })}</p>}
      {challenge.answers.map(({ by, at, outcome, words }) => (
        <figure key={at.getTime()} class="note">
          <figcaption>
            {t('desk.challenges.wrote', { name: names.get(by) ?? t('history.somebody'), date: date(at) })}{' '}
            <strong>{t(`desk.challenges.outcome.${outcome}`)}</strong>
          </figcaption>
          <blockquote dir="auto">{words}</blockquote>
        </figure>
      ))}
      <h2>{t(hasAnswer ? 'desk.challenges.again' : 'desk.challenges.answer')}</h2>
      {hasAnswer && <p>{t('desk.challenges.again.about')}</p>}
      {trouble?.field === 'all' && <Problem>{trouble.text}</Problem>}
      <form method="post" action={`/desk/challenges/${challenge.id}`} class="narrow">
        <Token visit={visit} />
        <fieldset>
          <legend>{t('desk.challenges.outcome')}</legend>
          {problemOf('outcome') && (
            <p class="problem" role="alert">
              {problemOf('outcome')}
            </p>
          )}
          {challengeOutcomes.map((outcome) => (
            <div key={outcome} class="choice">
              <input
                type="radio"
                id={outcome}
                name="outcome"
                value={outcome}
                checked={typed.outcome === outcome}
                required
              />
              <label for={outcome}>{t(`desk.challenges.outcome.${outcome}`)}</label>
            </div>
          ))}
        </fieldset>
        <SelectField
          name="corrected-in"
          label={t('desk.challenges.corrected-in')}
          problem={problemOf('corrected-in')}
          value={typed.correctedIn}
          choices={[none, ...corrections.map(({ id, title }) => ({ value: id, label: `${title} (${id})` }))]}
        />
        <TextField
          reader={visit.reader}
          name="words"
          label={t('desk.challenges.words')}
          hint={t('desk.challenges.words.hint', { most: longestAnswer })}
          problem={problemOf('words')}
          value={typed.words}
          rows={6}
          required
        />
        <button type="submit">{t('desk.challenges.go')}</button>
      </form>
    </DeskPage>
  );
}
