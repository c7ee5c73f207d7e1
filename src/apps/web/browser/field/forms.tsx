import type { Answer, Answers, Confidence, Question, Rating, SessionCounts, Theme } from '#domains/fieldwork/core';
import { type AreaRecord, changed, type FieldState, type FormRecord, type SessionRecord } from './form-record.ts';
import type { Parts } from './parts.ts';

interface FormParts extends Parts {
  readonly state: FieldState;
  readonly keep: (record: FormRecord) => Promise<void>;
  readonly done: (record: FormRecord) => Promise<void>;
  readonly back: () => void;
}

const steps: readonly Rating[] = [1, 2, 3, 4, 5];
const levels: readonly Confidence[] = [1, 2, 3];

/** The questions about one area. Each tap is kept at once. */
export function AreaForm({
  record,
  settle,
  ...parts
}: FormParts & { record: AreaRecord; settle: (keep: 'mine' | 'theirs', record: AreaRecord) => void }) {
  const { say, state, keep, done, back, language, most } = parts;
  const name = state.areas.find(({ code }) => code === record.areaCode)?.name ?? record.areaCode;
  const open = state.questions.filter(({ id }) => record.answers[id] === undefined);
  const answer = (id: string, given: Answer) =>
    void keep(changed(record, { answers: { ...record.answers, [id]: given } }));
  if (record.state === 'conflict' && record.theirs !== null)
    return <Conflict {...{ say, language, state, record, theirs: record.theirs, settle, name }} />;
  return (
    <div class="field-form">
      <h2 lang="en">{name}</h2>
      {record.problem !== null && (
        <p class="notice problem" role="alert">
          {say(`problem.${record.problem.reason}`)}
        </p>
      )}
      {state.questions.map((question) => (
        <Rated
          key={question.id}
          {...{ say, language, question, answer }}
          given={record.answers[question.id]}
          isWrong={record.problem?.field === question.id}
        />
      ))}
      <div class="field">
        <label for="note">{say('note')}</label>
        <p class="hint" id="note-hint">
          {say('note.hint')}
        </p>
        <textarea
          id="note"
          rows={3}
          dir="auto"
          maxLength={most.note}
          aria-describedby="note-hint"
          value={record.note}
          onInput={(event) => void keep(changed(record, { note: event.currentTarget.value }))}
        />
      </div>
      {open.length > 0 && <p role="status">{say('phone.left', open.length)}</p>}
      <button type="button" disabled={open.length > 0 || !state.isOpen} onClick={() => void done(record)}>
        {say('phone.ready')}
      </button>{' '}
      <button type="button" class="second" onClick={back}>
        {say('back')}
      </button>
    </div>
  );
}

function wordsIn({ words }: Question, language: string) {
  const own = words[language];
  return own === undefined ? { ...words.en, lang: { lang: 'en', dir: 'ltr' as const } } : { ...own, lang: {} };
}

function Rated({
  say,
  language,
  question,
  given,
  answer,
  isWrong,
}: {
  say: Parts['say'];
  language: string;
  question: Question;
  given: Answer | undefined;
  answer: (id: string, given: Answer) => void;
  isWrong: boolean;
}) {
  const { id } = question;
  const { title, anchors, lang } = wordsIn(question, language);
  const rated = given === undefined || given === 'cannot-say' ? null : given;
  return (
    <div class={isWrong ? 'question wrong' : 'question'}>
      <fieldset>
        <legend {...lang}>{title}</legend>
        {steps.map((step) => (
          <div class="choice" key={step}>
            <input
              type="radio"
              id={`${id}-${step}`}
              name={id}
              checked={rated?.rating === step}
              onChange={() => answer(id, { rating: step, confidence: rated?.confidence ?? 2 })}
            />
            <label for={`${id}-${step}`}>
              <b>{step}</b> <span {...lang}>{anchors[step - 1]}</span>
            </label>
          </div>
        ))}
        <div class="choice">
          <input
            type="radio"
            id={`${id}-none`}
            name={id}
            checked={given === 'cannot-say'}
            onChange={() => answer(id, 'cannot-say')}
          />
          <label for={`${id}-none`}>{say('cannot-say')}</label>
        </div>
      </fieldset>
      {rated !== null && (
        <fieldset class="sure">
          <legend>{say('sure')}</legend>
          {levels.map((level) => (
            <div class="choice" key={level}>
              <input
                type="radio"
                id={`${id}-sure-${level}`}
                name={`${id}-sure`}
                checked={rated.confidence === level}
                onChange={() => answer(id, { rating: rated.rating, confidence: level })}
              />
              <label for={`${id}-sure-${level}`}>{say(`sure.${level}`)}</label>
            </div>
          ))}
        </fieldset>
      )}
    </div>
  );
}

/** Both versions, side by side where they differ: the person chooses, and until then both stay. */
function Conflict({
  say,
  language,
  state,
  record,
  theirs,
  settle,
  name,
}: {
  say: Parts['say'];
  language: string;
  state: FieldState;
  record: AreaRecord;
  theirs: Answers;
  settle: (keep: 'mine' | 'theirs', record: AreaRecord) => void;
  name: string;
}) {
  const shown = (question: Question, answer: Answer | undefined) => {
    const { anchors } = wordsIn(question, language);
    if (answer === undefined) return '–';
    return answer === 'cannot-say' ? say('cannot-say') : `${answer.rating} ${anchors[answer.rating - 1]}`;
  };
  const differing = state.questions.filter(
    ({ id }) => JSON.stringify(record.answers[id]) !== JSON.stringify(theirs[id]),
  );
  return (
    <div class="field-form">
      <h2 lang="en">{name}</h2>
      <p class="notice problem" role="alert">
        {say('phone.conflict')}
      </p>
      <table class="conflict">
        <thead>
          <tr>
            <td />
            <th scope="col">{say('phone.mine')}</th>
            <th scope="col">{say('phone.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((question) => (
            <tr key={question.id}>
              <th scope="row">{wordsIn(question, language).title}</th>
              <td>{shown(question, record.answers[question.id])}</td>
              <td>{shown(question, theirs[question.id])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" onClick={() => settle('mine', record)}>
        {say('phone.keep-mine')}
      </button>{' '}
      <button type="button" class="second" onClick={() => settle('theirs', record)}>
        {say('phone.keep-theirs')}
      </button>
    </div>
  );
}

/** What was counted at a listening session. */
export function SessionForm({ record, ...parts }: FormParts & { record: SessionRecord }) {
  const { say, state, keep, done, back, most } = parts;
  const { counts } = record;
  const set = (by: Partial<SessionCounts>) => void keep(changed(record, { counts: { ...counts, ...by } }));
  const themes = Object.keys(counts.raised) as Theme[];
  const isWhole =
    counts.people > 0 &&
    themes.every((theme) => counts.raised[theme] <= counts.people) &&
    counts.knewWhomToAsk <= counts.people;
  const count = (id: string, label: string, value: number, take: (value: number) => void) => (
    <div class="field" key={id}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={0}
        max={most.people}
        value={value}
        onInput={(event) =>
          take(Math.max(0, Math.min(most.people, Math.trunc(event.currentTarget.valueAsNumber || 0))))
        }
      />
    </div>
  );
  return (
    <div class="field-form">
      <h2>{say('session.title')}</h2>
      <p>{say('session.lead')}</p>
      {record.problem !== null && (
        <p class="notice problem" role="alert">
          {say(`problem.${record.problem.reason}`)}
        </p>
      )}
      <div class="field">
        <label for="area">{say('session.area')}</label>
        <select
          id="area"
          lang="en"
          value={record.areaCode}
          onChange={(event) => void keep(changed(record, { areaCode: event.currentTarget.value }))}
        >
          {state.sessionAreas.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="held">{say('session.day')}</label>
        <input
          id="held"
          type="date"
          value={counts.heldOn}
          onInput={(event) => set({ heldOn: event.currentTarget.value })}
        />
      </div>
      <fieldset>
        <legend>{say('session.way')}</legend>
        {(['in-person', 'online', 'telephone'] as const).map((way) => (
          <div class="choice" key={way}>
            <input type="radio" id={way} name="way" checked={counts.way === way} onChange={() => set({ way })} />
            <label for={way}>{say(`session.way.${way}`)}</label>
          </div>
        ))}
      </fieldset>
      {count('people', say('session.people'), counts.people, (people) => set({ people }))}
      <h3>{say('session.raised')}</h3>
      {themes.map((theme) =>
        count(`raised-${theme}`, say(`theme.${theme}`), counts.raised[theme], (raised) =>
          set({ raised: { ...counts.raised, [theme]: raised } }),
        ),
      )}
      {count('knew', say('session.knew'), counts.knewWhomToAsk, (knewWhomToAsk) => set({ knewWhomToAsk }))}
      <button type="button" disabled={!isWhole || !state.isOpen} onClick={() => void done(record)}>
        {say('phone.ready')}
      </button>{' '}
      <button type="button" class="second" onClick={back}>
        {say('back')}
      </button>
    </div>
  );
}
