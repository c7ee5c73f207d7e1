import type { WordingNote } from '#domains/voices/core';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import { Labelled, type PlanChoices, PlanFields, type PlanForm } from './plan-form.tsx';
import { WaveDeskPage, type WaveHead } from './waves-frame.tsx';
import { WordingNotes } from './wording-notes.tsx';
import { fieldName } from './words.ts';

/** The form of a new wave. */
export function NewWavePage({
  visit,
  assets,
  form,
  choices,
}: {
  visit: StaffVisit;
  assets: Assets;
  form: PlanForm;
  choices: PlanChoices;
}) {
  const { reader } = visit;
  const { t } = reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.waves.new')} section="waves">
      <p class="over-title">
        <a href="/desk/waves">{t('desk.nav.waves')}</a>
      </p>
      <h1>{t('desk.waves.new')}</h1>
      <p class="lead">{t('desk.waves.new.lead')}</p>
      <ProblemList visit={visit} form={form} />
      <div class="with-advice">
        <form method="post" action="/desk/waves" class="narrow wave-form">
          <PlanFields visit={visit} form={form} choices={choices} />
          <details class="tongue" open={form.problems.has('slug')}>
            <summary>{t('desk.waves.field.slug')}</summary>
            <Labelled
              reader={reader}
              form={form}
              field="slug"
              label={t('desk.waves.field.slug')}
              hint={t('desk.waves.hint.slug')}
            >
              <input id="slug" name="slug" value={form.typed.get('slug') ?? ''} aria-describedby="slug-hint" />
            </Labelled>
          </details>
          <Buttons visit={visit} />
        </form>
        <Conduct visit={visit} />
      </div>
    </DeskPage>
  );
}

/** The form of a wave that is there, with advice on what it says so far. */
export function EditPage({
  visit,
  assets,
  wave,
  form,
  choices,
  after,
  notes,
}: {
  visit: StaffVisit;
  assets: Assets;
  wave: WaveHead;
  form: PlanForm;
  choices: PlanChoices;
  /** The number of the version that is being changed. */
  after: number;
  notes: readonly WordingNote[];
}) {
  const { t } = visit.reader;
  return (
    <WaveDeskPage visit={visit} assets={assets} wave={wave} title={t('desk.waves.view.edit')} tab="edit">
      <h1>{t('desk.waves.view.edit')}</h1>
      {wave.phase !== 'draft' && <p class="lead">{t('desk.waves.edit.public')}</p>}
      <ProblemList visit={visit} form={form} />
      <div class="with-advice">
        <form method="post" action={`/desk/waves/${wave.id}/edit`} class="narrow wave-form">
          <input type="hidden" name="after" value={after} />
          <PlanFields visit={visit} form={form} choices={choices} />
          <Buttons visit={visit} />
        </form>
        <WordingNotes reader={visit.reader} notes={notes} />
      </div>
    </WaveDeskPage>
  );
}

/** What is wrong, all of it, with a way to each. */
function ProblemList({ visit: { reader }, form }: { visit: StaffVisit; form: PlanForm }) {
  const { t } = reader;
  const whole = form.problems.get('all');
  const others = [...form.problems].filter(([field]) => field !== 'all');
  if (form.problems.size === 0) return null;
  return (
    <div class="notice problem" role="alert">
      {whole !== undefined ? <p>{whole}</p> : <p>{t('desk.waves.problems', { count: others.length })}</p>}
      {others.length > 0 && (
        <ul>
          {others.map(([field, words]) => (
            <li key={field}>
              <a href={`#${field}`}>{nameOf(reader, field)}</a>: {words}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function nameOf(reader: StaffVisit['reader'], field: string): string {
  const example = /^example(\d)\.(words|day|agreed|language)$/.exec(field);
  return example === null
    ? fieldName(reader, field)
    : reader.t('desk.waves.field.example', { place: Number(example[1]) });
}

function Buttons({ visit: { reader } }: { visit: StaffVisit }) {
  const { t } = reader;
  return (
    <>
      <div class="buttons">
        <button type="submit" name="offer" value="yes">
          {t('desk.waves.offer')}
        </button>
        <button type="submit" name="offer" value="no" class="second">
          {t('desk.waves.keep')}
        </button>
      </div>
      <p class="hint">{t('desk.waves.offer.about')}</p>
    </>
  );
}

/** The rules that an organiser holds to, before the first word is public. */
function Conduct({ visit: { reader } }: { visit: StaffVisit }) {
  const { t } = reader;
  return (
    <div class="card conduct">
      <h2>{t('desk.waves.conduct')}</h2>
      <ul>
        {[1, 2, 3, 4].map((line) => (
          <li key={line}>{t(`desk.waves.conduct.${line}`)}</li>
        ))}
      </ul>
      <p class="hint">{t('desk.waves.conduct.why')}</p>
    </div>
  );
}
