import { offerAt } from '#domains/voices/core';
import type { Reader } from '../shell/reader.ts';
import { type Carried, fieldsOf } from './share-page.tsx';
import { addressOf, FieldProblem, Hidden, type Scene, WaveFrame } from './wave-frame.tsx';

export type Answer = 'yes' | 'no' | 'done';

/** What somebody filled in to ask for the wall, and what is wrong with it. */
export interface WallForm {
  readonly name: string;
  readonly place: string;
  readonly problem: { readonly field: 'name' | 'place'; readonly text: string } | null;
}

export interface Place {
  readonly code: string;
  readonly name: string;
}

export const emptyWallForm: WallForm = { name: '', place: '', problem: null };

/** After sharing, or deciding not to: thanks, and everything that is optional, each with its own small step. */
export function DonePage({
  scene,
  carried,
  answer,
  form,
  places,
}: {
  scene: Scene;
  carried: Carried;
  answer: Answer;
  form: WallForm;
  /** Local authorities to choose from. */
  places: readonly Place[];
}) {
  const { reader, view } = scene;
  const { t, href } = reader;
  const { pass } = carried;
  const path = (page: string) => href(addressOf(scene, page));
  const mayAskForWall = pass.isOwn && offerAt(pass.age).wall && view.wave.hasWall && view.phase === 'open';
  return (
    <WaveFrame
      scene={scene}
      title={t(`voices.done.${answer}.title`)}
      carry={{ form: 'again', path: addressOf(scene, '/shared') }}
    >
      <h1>{t(`voices.done.${answer}.title`)}</h1>
      <p class="lead">{t(`voices.done.${answer}`)}</p>
      <p class="hint">{t('voices.done.stop')}</p>
      <form id="again" method="post" action={path('/shared')} hidden>
        <Hidden fields={{ ...fieldsOf(carried), answer }} />
      </form>
      {mayAskForWall && (
        <details class="fold wall-form" open={form.problem !== null}>
          <summary>{t('voices.wall.title')}</summary>
          <p>{t('voices.wall.lead')}</p>
          <form method="post" action={path('/wall')}>
            <Hidden fields={{ ...fieldsOf(carried), answer }} />
            <NameField reader={reader} form={form} />
            {places.length > 0 && <PlaceField reader={reader} form={form} places={places} />}
            <button type="submit">{t('voices.wall.ask')}</button>
          </form>
        </details>
      )}
      {pass.isOwn && (
        <details class="fold">
          <summary>{t('voices.done.back')}</summary>
          <p>{t('voices.done.back.about')}</p>
          <form method="post" action={path('/delete')}>
            <Hidden fields={{ pass: carried.sealed }} />
            <button type="submit" class="second">
              {t('voices.done.back.go')}
            </button>
          </form>
        </details>
      )}
      <ul class="links">
        {view.next !== null && (
          <li>
            <a href={path('/reminder.ics')}>{t('voices.done.next')}</a>
          </li>
        )}
        <li>
          <a href={path('/abuse')}>{t('voices.more.abuse')}</a>
        </li>
      </ul>
    </WaveFrame>
  );
}

interface FieldProps {
  readonly reader: Reader;
  readonly form: WallForm;
}

function NameField({ reader, form }: FieldProps) {
  const { t } = reader;
  const { shown, attributes } = problemAt(reader, form, 'name');
  return (
    <div class={shown === null ? 'field' : 'field wrong'}>
      <label for="name">{t('voices.wall.name')}</label>
      <p class="hint" id="name-hint">
        {t('voices.wall.name.hint')}
      </p>
      {shown}
      <input id="name" name="name" dir="auto" autocomplete="given-name" value={form.name} {...attributes} />
    </div>
  );
}

/** Chosen, not typed: names of places are in English letters, which not everybody has on her keyboard. */
function PlaceField({ reader, form, places }: FieldProps & { places: readonly Place[] }) {
  const { t } = reader;
  const { shown, attributes } = problemAt(reader, form, 'place');
  const order = new Intl.Collator('en').compare;
  return (
    <div class={shown === null ? 'field' : 'field wrong'}>
      <label for="place">{t('voices.wall.place')}</label>
      <p class="hint" id="place-hint">
        {t('voices.wall.place.hint')}
      </p>
      {shown}
      <select id="place" name="place" lang="en" dir="ltr" {...attributes}>
        <option value="">–</option>
        {places
          .toSorted((one, other) => order(one.name, other.name))
          .map(({ code, name }) => (
            <option key={code} value={code} selected={code === form.place}>
              {name}
            </option>
          ))}
      </select>
    </div>
  );
}

/** What is wrong with a field, and how the field says so. */
function problemAt(reader: Reader, { problem }: WallForm, field: 'name' | 'place') {
  if (problem?.field !== field) return { shown: null, attributes: { 'aria-describedby': `${field}-hint` } };
  const id = `${field}-problem`;
  return {
    shown: <FieldProblem reader={reader} id={id} text={problem.text} />,
    attributes: { 'aria-describedby': `${field}-hint ${id}`, 'aria-invalid': 'true' as const },
  };
}
