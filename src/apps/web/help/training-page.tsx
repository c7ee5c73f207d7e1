import { HelpPage, type HelpScene, Numbered } from './help-frame.tsx';

/** The lessons in their order, each with the number of its right answer. */
export const lessons = [
  ['listen', 2],
  ['silence', 3],
  ['limits', 1],
  ['danger', 2],
  ['honest', 2],
] as const;

export interface TrainingView {
  /** What was answered, by lesson; empty before anybody has. */
  readonly answers: ReadonlyMap<string, number>;
  /** ISO date, when every answer was right; null otherwise. */
  readonly passedOn: string | null;
  /** Whether the day went into a listing; null where nobody asked for that. */
  readonly recorded: 'recorded' | 'unknown' | 'too-many' | null;
}

export const isPassed = (answers: ReadonlyMap<string, number>): boolean =>
  lessons.every(([lesson, right]) => answers.get(lesson) === right);

/** Five short lessons with a question each, and a certificate with the day, which counts for an assurance. Nothing is kept of who answered what. */
export function TrainingPage({ site, reader, view }: HelpScene & { readonly view: TrainingView }) {
  const { t, href, number } = reader;
  const isTried = view.answers.size > 0;
  return (
    <HelpPage
      site={site}
      reader={reader}
      h1="training.title"
      about="training.lead"
      promise="people.forgotten"
      {...(isTried && { carry: { form: 'lessons', path: '/help/training' } })}
    >
      <p class="lead">{t('training.lead')}</p>
      {view.passedOn !== null && <Passed reader={reader} view={view} passedOn={view.passedOn} />}
      {isTried && view.passedOn === null && (
        <p class="notice" role="alert">
          {t('training.not-all')}
        </p>
      )}
      <form id="lessons" method="post" action={href('/help/training')}>
        {lessons.map(([lesson, right], at) => (
          <section key={lesson} class="card" aria-labelledby={lesson}>
            <p class="over-title">{t('training.lesson', { number: number(at + 1) })}</p>
            <h2 id={lesson}>{t(`training.${lesson}.title`)}</h2>
            <Numbered reader={reader} of={`training.${lesson}`} count={3} />
            <fieldset>
              <legend>{t(`training.${lesson}.question`)}</legend>
              {[1, 2, 3].map((answer) => (
                <div class="choice" key={answer}>
                  <input
                    type="radio"
                    id={`${lesson}-${answer}`}
                    name={lesson}
                    value={answer}
                    checked={view.answers.get(lesson) === answer}
                  />
                  <label for={`${lesson}-${answer}`}>{t(`training.${lesson}.answer.${answer}`)}</label>
                </div>
              ))}
            </fieldset>
            {isTried && (
              <p class={view.answers.get(lesson) === right ? 'why' : 'notice'}>
                {view.answers.get(lesson) !== right && <strong>{t('training.wrong')} </strong>}
                {view.answers.get(lesson) === right && t(`training.${lesson}.why`)}
              </p>
            )}
          </section>
        ))}
        <button type="submit">{t('training.check')}</button>
      </form>
    </HelpPage>
  );
}

function Passed({ reader, view, passedOn }: Pick<HelpScene, 'reader'> & { view: TrainingView; passedOn: string }) {
  const { t, href, date } = reader;
  return (
    <section class="card certificate" aria-labelledby="certificate">
      <h2 id="certificate">{t('training.certificate')}</h2>
      <p>
        <strong>{t('training.certificate.of', { date: date(passedOn) })}</strong>
      </p>
      {view.recorded === 'recorded' ? (
        <p role="status">{t('training.recorded')}</p>
      ) : (
        <form method="post" action={href('/help/training')} class="on-screen">
          {[...view.answers].map(([lesson, answer]) => (
            <input key={lesson} type="hidden" name={lesson} value={answer} />
          ))}
          <div class="field">
            <label for="code">{t('mine.code')}</label>
            {view.recorded !== null && <p class="problem">{t(`mine.${view.recorded}`)}</p>}
            <input id="code" name="code" dir="ltr" autocomplete="off" spellcheck={false} maxlength={200} />
          </div>
          <button type="submit">{t('training.record')}</button>
        </form>
      )}
    </section>
  );
}
