import { type Round, themes, wordsOf } from '#domains/fieldwork/core';
import type { Assets } from '../../shell/assets.ts';
import { Field, Token } from '../frame/desk-page.tsx';
import { SelectField } from '../frame/select-field.tsx';
import { field, type StaffVisit } from '../frame/visit.ts';
import { RoundFrame } from './round-frame.tsx';

/** What is asked. While a round is a draft, questions come and go; none may ask who people are. */
export function QuestionsPage({
  visit,
  assets,
  round,
  problem,
}: {
  visit: StaffVisit;
  assets: Assets;
  round: Round;
  problem: { readonly field: string; readonly text: string } | null;
}) {
  const { reader } = visit;
  const { t, number } = reader;
  const address = `/desk/fieldwork/${round.id}`;
  const wrong = (name: string) => (problem?.field === name ? problem.text : undefined);
  return (
    <RoundFrame {...{ visit, assets, round }} page="/questions" problem={problem?.text ?? null}>
      <p class="lead">
        {t(round.state === 'draft' ? 'desk.fieldwork.questions.draft' : 'desk.fieldwork.questions.fixed')}
      </p>
      <ol class="questions">
        {round.questions.map((question) => {
          const { title, anchors } = wordsOf(question, 'en');
          return (
            <li key={question.id}>
              <h2>{title}</h2>
              <p class="hint">
                <code>{question.id}</code> · {reader.t(`field.theme.${question.theme}`)} ·{' '}
                {t(question.direction === 1 ? 'desk.fieldwork.question.more' : 'desk.fieldwork.question.less')}
              </p>
              <p>{anchors.map((words, at) => `${number(at + 1)} ${words}`).join(' · ')}</p>
              {round.state === 'draft' && (
                <form method="post" action={`${address}/questions`}>
                  <Token visit={visit} />
                  <input type="hidden" name="drop" value={question.id} />
                  <button type="submit" class="plain">
                    {t('desk.fieldwork.question.drop')}
                  </button>
                </form>
              )}
            </li>
          );
        })}
      </ol>
      {round.state === 'draft' && (
        <section aria-labelledby="own">
          <h2 id="own">{t('desk.fieldwork.question.own')}</h2>
          <p>{t('desk.fieldwork.question.own.about')}</p>
          <form method="post" action={`${address}/questions`}>
            <Token visit={visit} />
            <Field
              reader={reader}
              name="title"
              label={t('desk.fieldwork.question.title')}
              value={field(visit, 'title')}
              problem={wrong('title')}
              required
            />
            <Field
              reader={reader}
              name="id"
              label={t('desk.fieldwork.question.id')}
              hint={t('desk.fieldwork.question.id.hint')}
              value={field(visit, 'id')}
              problem={wrong('id')}
              required
            />
            <SelectField
              name="theme"
              label={t('desk.fieldwork.question.theme')}
              value={field(visit, 'theme')}
              choices={themes.map((theme) => ({ value: theme, label: reader.t(`field.theme.${theme}`) }))}
            />
            <SelectField
              name="direction"
              label={t('desk.fieldwork.question.direction')}
              value={field(visit, 'direction')}
              choices={[
                { value: '1', label: t('desk.fieldwork.question.more') },
                { value: '-1', label: t('desk.fieldwork.question.less') },
              ]}
            />
            {[1, 2, 3, 4, 5].map((step) => (
              <Field
                key={step}
                reader={reader}
                name={`anchor${step}`}
                label={t('desk.fieldwork.question.step', { step })}
                value={field(visit, `anchor${step}`)}
                problem={wrong(`anchor${step}`)}
                required
              />
            ))}
            <button type="submit">{t('desk.fieldwork.question.add')}</button>
          </form>
        </section>
      )}
    </RoundFrame>
  );
}
