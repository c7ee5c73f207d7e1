import { LONGEST_NOTE_OF_FIELD, type Question, wordsOf } from '#domains/fieldwork/core';
import { AreaName, FieldPage, type FieldScene } from './field-frame.tsx';

/** What the form holds: by question, a step and how sure. */
export interface TypedAssessment {
  readonly ratings: Readonly<Record<string, string>>;
  readonly confidence: Readonly<Record<string, string>>;
  readonly note: string;
  readonly baseVersion: number;
}

export interface FormTrouble {
  /** The question, or "note". */
  readonly field: string | null;
  readonly text: string;
}

/** The questions about one area, each step in words. */
export function AreaPage({
  scene,
  areaCode,
  typed,
  submissionId,
  trouble,
}: {
  scene: FieldScene;
  areaCode: string;
  typed: TypedAssessment;
  submissionId: string;
  trouble: FormTrouble | null;
}) {
  const { site, reader, view, nameOf } = scene;
  const { t } = reader;
  const name = nameOf(areaCode);
  return (
    <FieldPage {...{ site, reader }} title={name}>
      <p class="over-title">{t('field.form.over')}</p>
      <h1>
        <AreaName name={name} />
      </h1>
      <p class="lead">{t('field.form.lead')}</p>
      {trouble !== null && (
        <p class="notice problem" role="alert">
          {trouble.field === null ? trouble.text : <a href={`#q-${trouble.field}`}>{trouble.text}</a>}
        </p>
      )}
      <form method="post" action={reader.href(`/fieldwork/areas/${areaCode}`)} class="field-form">
        <input type="hidden" name="base-version" value={typed.baseVersion} />
        <input type="hidden" name="submission" value={submissionId} />
        {view.round.questions.map((question) => (
          <RatedQuestion key={question.id} {...{ scene, question, typed }} isWrong={trouble?.field === question.id} />
        ))}
        <div class={trouble?.field === 'note' ? 'field wrong' : 'field'} id="q-note">
          <label for="note">{t('field.note')}</label>
          <p class="hint" id="note-hint">
            {t('field.note.hint', { most: LONGEST_NOTE_OF_FIELD })}
          </p>
          <textarea id="note" name="note" rows={3} dir="auto" aria-describedby="note-hint">
            {typed.note}
          </textarea>
        </div>
        <button type="submit" disabled={!view.isOpen}>
          {t('field.form.go')}
        </button>
      </form>
      <p>
        <a href={reader.href('/fieldwork')}>{t('field.back')}</a>
      </p>
    </FieldPage>
  );
}

function RatedQuestion({
  scene: { reader },
  question,
  typed,
  isWrong,
}: {
  scene: FieldScene;
  question: Question;
  typed: TypedAssessment;
  isWrong: boolean;
}) {
  const { t, number } = reader;
  const { id } = question;
  const own = question.words[reader.language.tag] === undefined ? { lang: 'en', dir: 'ltr' as const } : {};
  const { title, anchors } = wordsOf(question, reader.language.tag);
  return (
    <div class={isWrong ? 'question wrong' : 'question'} id={`q-${id}`}>
      <fieldset>
        <legend {...own}>{title}</legend>
        {anchors.map((words, at) => (
          <div class="choice" key={words}>
            <input
              type="radio"
              id={`${id}-${at + 1}`}
              name={`rating.${id}`}
              value={at + 1}
              checked={typed.ratings[id] === String(at + 1)}
            />
            <label for={`${id}-${at + 1}`}>
              <b>{number(at + 1)}</b> <span {...own}>{words}</span>
            </label>
          </div>
        ))}
        <div class="choice">
          <input
            type="radio"
            id={`${id}-none`}
            name={`rating.${id}`}
            value="cannot-say"
            checked={typed.ratings[id] === 'cannot-say'}
          />
          <label for={`${id}-none`}>{t('field.cannot-say')}</label>
        </div>
      </fieldset>
      <fieldset class="sure">
        <legend>{t('field.sure')}</legend>
        {([1, 2, 3] as const).map((step) => (
          <div class="choice" key={step}>
            <input
              type="radio"
              id={`${id}-sure-${step}`}
              name={`sure.${id}`}
              value={step}
              checked={(typed.confidence[id] ?? '2') === String(step)}
            />
            <label for={`${id}-sure-${step}`}>{t(`field.sure.${step}`)}</label>
          </div>
        ))}
      </fieldset>
    </div>
  );
}
