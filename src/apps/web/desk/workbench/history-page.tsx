import { type Change, lineage, longestNote, type RecipeDraft, type Step } from '#domains/mapping/core';
import type { Reader } from '../../shell/reader.ts';
import { moment } from '../frame/moment.ts';
import { addressOf, Seen, WorkingPage, type WorkingPageProps } from './working-frame.tsx';

/** Every step that was taken, with who and when, and what was written down. */
export function HistoryPage({
  noteProblem,
  noteText = '',
  problem,
  ...props
}: WorkingPageProps & { noteProblem?: string; noteText?: string; problem?: string }) {
  const { visit, working, names, mayChange } = props;
  const { reader } = visit;
  const { t } = reader;
  const now = lineage(working.steps);
  const name = (by: string) => names.get(by) ?? by;
  return (
    <WorkingPage {...props} tab="history" {...(problem !== undefined && { problem })}>
      <section aria-labelledby="notes">
        <h2 id="notes">{t('desk.bench.notes')}</h2>
        {working.notes.length === 0 && <p>{t('desk.bench.notes.none')}</p>}
        <ul class="notes">
          {working.notes.map((note) => (
            <li key={note.id} class="card">
              <p class="note-words">{note.text}</p>
              <p class="hint">
                {t('desk.bench.note.by', { name: name(note.by), moment: moment(reader, note.at), step: note.step })}
              </p>
            </li>
          ))}
        </ul>
        {mayChange && (
          <form method="post" action={addressOf(working, 'notes')} class="narrow">
            <Seen visit={visit} working={working} />
            <div class={noteProblem ? 'field wrong' : 'field'}>
              <label for="text">{t('desk.bench.note')}</label>
              <p class="hint" id="text-hint">
                {t('desk.bench.note.hint')}
              </p>
              {noteProblem && (
                <p class="problem" id="text-problem">
                  {noteProblem}
                </p>
              )}
              <textarea
                id="text"
                name="text"
                rows={4}
                maxlength={longestNote}
                aria-describedby={noteProblem ? 'text-hint text-problem' : 'text-hint'}
                {...(noteProblem && { 'aria-invalid': 'true' as const })}
              >
                {noteText}
              </textarea>
            </div>
            <button type="submit">{t('desk.bench.note.go')}</button>
          </form>
        )}
      </section>
      <section aria-labelledby="steps">
        <h2 id="steps">{t('desk.bench.steps')}</h2>
        <ol class="step-list">
          {working.steps.toReversed().map((step) => (
            <li key={step.number} {...(step.state === step.number && !now.includes(step.number) && { class: 'left' })}>
              <p>
                <small>{t('desk.bench.step.number', { step: step.number })}</small>{' '}
                {describeStep(step, working.state.recipe, reader)}{' '}
                {step.number === now.at(-1) && <strong>{t('desk.bench.step.now')}</strong>}
                {step.state === step.number && !now.includes(step.number) && <small>{t('desk.bench.step.left')}</small>}
              </p>
              <p class="hint">{t('desk.bench.step.by', { name: name(step.by), moment: moment(reader, step.at) })}</p>
              {mayChange && step.state === step.number && step.number !== now.at(-1) && (
                <form method="post" action={addressOf(working, 'moves')}>
                  <Seen visit={visit} working={working} />
                  <input type="hidden" name="to" value={step.number} />
                  <button type="submit" name="move" value="return" class="plain">
                    {t('desk.bench.step.return')} <span class="unseen">{step.number}</span>
                  </button>
                </form>
              )}
            </li>
          ))}
        </ol>
      </section>
    </WorkingPage>
  );
}

/** A step in one line. Titles are those of the recipe as it stands; what is there no more goes by its id. */
export function describeStep(step: Step, recipe: RecipeDraft, reader: Reader): string {
  const { t } = reader;
  if (step.kind !== 'changed' || step.change === null) return t(`desk.bench.step.${step.kind}`, { step: step.state });
  return describeChange(step.change, recipe, reader);
}

function describeChange(change: Change, recipe: RecipeDraft, { t, list }: Reader): string {
  const titles = new Map([...recipe.indicators, ...recipe.groups].map(({ id, title }) => [id, title]));
  const title = (id: string) => titles.get(id) ?? id;
  switch (change.kind) {
    case 'weights': {
      const given = Object.values(change.weights).flatMap((members) =>
        Object.entries(members).map(([id, weight]) => `${title(id)} ${String(weight)}`),
      );
      return t('desk.bench.step.weights', { weights: list(given) });
    }
    case 'indicator':
      return t('desk.bench.step.set', { title: title(change.indicator), keys: settings(change.set) });
    case 'group':
      return t('desk.bench.step.set', { title: title(change.group), keys: settings(change.set) });
    case 'recipe':
      return t('desk.bench.step.recipe', { keys: settings(change.set) });
    case 'add-indicator':
      return t('desk.bench.step.add', { title: String(change.indicator.title ?? change.indicator.id) });
    case 'drop-indicator':
      return t('desk.bench.step.drop', { title: title(change.indicator) });
    case 'add-group':
      return t('desk.bench.step.add-group', { title: String(change.group.title ?? change.group.id) });
    case 'drop-group':
      return t('desk.bench.step.drop-group', { title: title(change.group) });
    case 'move':
      return change.to === null
        ? t('desk.bench.step.move-out', { title: title(change.member) })
        : t('desk.bench.step.move', { title: title(change.member), group: title(change.to) });
  }
}

/** "direction 1, treat log": the keys of a recipe as they are written, since that is what was set. */
function settings(set: Readonly<Record<string, unknown>>): string {
  return Object.entries(set)
    .map(([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}
