import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { EXAMPLES, LONGEST, PROMPTS, type TypedPlan } from '#domains/voices/core';
import { directionOf } from '#foundations/text';
import type { Reader } from '../../shell/reader.ts';
import { Token } from '../frame/desk-page.tsx';
import { SelectField } from '../frame/select-field.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import { fieldName, tongue } from './words.ts';

/** What stands in the form, and what is wrong with it. */
export interface PlanForm {
  readonly typed: TypedPlan;
  /** Words by field; "slug" and "all" too. */
  readonly problems: ReadonlyMap<string, string>;
}

export interface PlanChoices {
  readonly languages: readonly string[];
  /** Waves that this one may follow. */
  readonly others: readonly { readonly id: string; readonly title: string }[];
}

/** Everything that makes a wave, the short part first: what stands below has good values already. */
export function PlanFields({ visit, form, choices }: { visit: StaffVisit; form: PlanForm; choices: PlanChoices }) {
  const { reader } = visit;
  const { t } = reader;
  const [main = 'en', ...others] = choices.languages;
  const has = (language: string) =>
    ['title', 'aim', 'audience', 'about', 'funding'].some(
      (name) => (form.typed.get(`${name}.${language}`) ?? '') !== '',
    ) || [...form.problems.keys()].some((field) => field.endsWith(`.${language}`));
  const text = (field: string, language: string, more: { rows?: number; hint?: string; label?: string } = {}) => (
    <TextOf reader={reader} form={form} field={field} language={language} {...more} />
  );
  const prompts = (language: string) =>
    PROMPTS.map((place) => text(`prompt${place}.${language}`, language, { rows: 2 }));
  return (
    <>
      <Token visit={visit} />
      <fieldset>
        <legend>{t('desk.waves.part.what')}</legend>
        {text(`title.${main}`, main, { hint: t('desk.waves.hint.title', { most: LONGEST.title }) })}
        {text(`aim.${main}`, main, { rows: 3, hint: t('desk.waves.hint.aim', { most: LONGEST.aim }) })}
        {text(`audience.${main}`, main, { hint: t('desk.waves.hint.audience') })}
      </fieldset>
      <fieldset>
        <legend>{t('desk.waves.part.prompts')}</legend>
        <p class="hint">{t('desk.waves.hint.prompts')}</p>
        {prompts(main)}
      </fieldset>
      <fieldset>
        <legend>{t('desk.waves.part.who')}</legend>
        {text('organiser', main, { hint: t('desk.waves.hint.organiser') })}
        {text(`about.${main}`, main, { rows: 2 })}
        {text(`funding.${main}`, main, { rows: 2, hint: t('desk.waves.hint.funding') })}
      </fieldset>
      <fieldset>
        <legend>{t('desk.waves.part.when')}</legend>
        <p class="hint">{t('desk.waves.hint.when')}</p>
        <div class="row-fields">
          <Input reader={reader} form={form} field="opens" type="datetime-local" />
          <Input reader={reader} form={form} field="closes" type="datetime-local" />
        </div>
        <Input reader={reader} form={form} field="areas" hint={t('desk.waves.hint.areas')} />
      </fieldset>
      <details class="tongue" open={isTouched(form, ['example'])}>
        <summary>
          {t('desk.waves.part.examples')} <span class="hint">{t('desk.waves.summary.examples')}</span>
        </summary>
        <p class="hint">{t('desk.waves.hint.examples')}</p>
        {EXAMPLES.map((place) => (
          <ExampleFields key={place} reader={reader} form={form} place={place} languages={choices.languages} />
        ))}
      </details>
      <details
        class="tongue"
        open={[...form.problems.keys()].some((field) => field === 'threshold' || field === 'follows')}
      >
        <summary>
          {t('desk.waves.part.safety')} <span class="hint">{safetyWords(reader, form)}</span>
        </summary>
        <Input
          reader={reader}
          form={form}
          field="threshold"
          inputmode="numeric"
          hint={t('desk.waves.hint.threshold')}
        />
        <SelectField
          name="wall"
          label={t('desk.waves.field.wall')}
          value={form.typed.get('wall') ?? 'yes'}
          choices={['yes', 'no'].map((value) => ({ value, label: t(`desk.waves.wall.${value}`) }))}
        />
        <SelectField
          name="age"
          label={t('desk.waves.field.age')}
          value={form.typed.get('age') ?? '13'}
          choices={['13', '18'].map((value) => ({ value, label: t('desk.waves.age.from', { age: Number(value) }) }))}
        />
        {choices.others.length > 0 && (
          <SelectField
            name="follows"
            label={t('desk.waves.field.follows')}
            hint={t('desk.waves.hint.follows')}
            problem={form.problems.get('follows')}
            value={form.typed.get('follows') ?? ''}
            choices={[
              { value: '', label: t('desk.waves.follows.none') },
              ...choices.others.map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
        )}
      </details>
      <fieldset>
        <legend>{t('desk.waves.part.languages')}</legend>
        <p class="hint">{t('desk.waves.hint.languages')}</p>
        {others.map((language) => (
          <details key={language} class="tongue" open={has(language)}>
            <summary>
              {tongue(reader, language)}{' '}
              <span class="hint">{t(has(language) ? 'desk.waves.language.begun' : 'desk.waves.language.none')}</span>
            </summary>
            {text(`title.${language}`, language)}
            {text(`aim.${language}`, language, { rows: 3 })}
            {text(`audience.${language}`, language)}
            {text(`about.${language}`, language, { rows: 2 })}
            {text(`funding.${language}`, language, { rows: 2 })}
            {prompts(language)}
          </details>
        ))}
      </fieldset>
    </>
  );
}

/** Whether any field of some has been filled in, or is wrong. */
const isTouched = ({ typed, problems }: PlanForm, names: readonly string[]): boolean =>
  [
    ...problems.keys(),
    ...[...typed].flatMap(([field, text]) => (field.endsWith('.words') && text !== '' ? [field] : [])),
  ].some((field) => names.some((name) => field.startsWith(name)));

/** "Nobody alone: 25; people may ask to have their words shown; from 13 years." */
function safetyWords({ t }: Reader, { typed }: PlanForm): string {
  const threshold = typed.get('threshold') ?? '';
  return [
    threshold === '' ? t('desk.waves.summary.no-number') : t('desk.waves.summary.number', { count: threshold }),
    t(`desk.waves.summary.wall.${typed.get('wall') === 'no' ? 'no' : 'yes'}`),
    t('desk.waves.age.from', { age: typed.get('age') === '18' ? 18 : 13 }),
  ].join(', ');
}

function ExampleFields({
  reader,
  form,
  place,
  languages,
}: {
  reader: Reader;
  form: PlanForm;
  place: number;
  languages: readonly string[];
}) {
  const { t } = reader;
  const name = (detail: string) => `example${place}.${detail}`;
  const language = form.typed.get(name('language')) ?? languages[0] ?? 'en';
  const problem = form.problems.get(name('agreed'));
  return (
    <div class="example">
      <TextOf
        reader={reader}
        form={form}
        field={name('words')}
        language={language}
        rows={3}
        label={t('desk.waves.field.example', { place })}
      />
      <div class="row-fields">
        <SelectField
          name={name('language')}
          label={t('desk.waves.field.example.language')}
          value={language}
          choices={languages.map((tag) => ({ value: tag, label: tongue(reader, tag) }))}
        />
        <Input reader={reader} form={form} field={name('day')} type="date" label={t('desk.waves.field.example.day')} />
      </div>
      <div class={problem ? 'choice wrong' : 'choice'}>
        {problem && (
          <p class="problem" id={`${name('agreed')}-problem`}>
            <span class="unseen">{t('desk.problem')} </span>
            {problem}
          </p>
        )}
        <input
          type="checkbox"
          id={name('agreed')}
          name={name('agreed')}
          value="yes"
          checked={form.typed.get(name('agreed')) === 'yes'}
          {...(problem && { 'aria-invalid': 'true' as const, 'aria-describedby': `${name('agreed')}-problem` })}
        />
        <label for={name('agreed')}>{t('desk.waves.field.example.agreed')}</label>
      </div>
    </div>
  );
}

function TextOf({
  reader,
  form,
  field,
  language,
  rows = 1,
  hint,
  label = fieldName(reader, field),
}: {
  reader: Reader;
  form: PlanForm;
  field: string;
  language: string;
  rows?: number;
  hint?: string;
  label?: string;
}) {
  const value = form.typed.get(field) ?? '';
  const common = {
    id: field,
    name: field,
    lang: language,
    dir: directionOf(value, language),
    ...described(form, field, hint),
  };
  return (
    <Labelled reader={reader} form={form} field={field} label={label} hint={hint}>
      {rows === 1 ? (
        <input {...common} value={value} />
      ) : (
        <textarea {...common} rows={rows}>
          {value}
        </textarea>
      )}
    </Labelled>
  );
}

function Input({
  reader,
  form,
  field,
  hint,
  label = fieldName(reader, field),
  type = 'text',
  inputmode,
}: {
  reader: Reader;
  form: PlanForm;
  field: string;
  hint?: string;
  label?: string;
  type?: 'text' | 'date' | 'datetime-local';
  inputmode?: 'numeric';
}) {
  const value = form.typed.get(field) ?? '';
  // Preact has one type for each kind of input, which a component for several kinds cannot tell apart.
  const attributes = {
    ...{ id: field, name: field, type, value, ...described(form, field, hint) },
    ...(inputmode && { inputmode }),
  } as InputHTMLAttributes<HTMLInputElement>;
  return (
    <Labelled reader={reader} form={form} field={field} label={label} hint={hint}>
      <input {...attributes} />
    </Labelled>
  );
}

function described(form: PlanForm, field: string, hint: string | undefined) {
  const problem = form.problems.get(field);
  const by = [hint && `${field}-hint`, problem && `${field}-problem`].filter(Boolean).join(' ');
  return { ...(by && { 'aria-describedby': by }), ...(problem && { 'aria-invalid': 'true' as const }) };
}

export function Labelled({
  reader,
  form,
  field,
  label,
  hint,
  children,
}: {
  reader: Reader;
  form: Pick<PlanForm, 'problems'>;
  field: string;
  label: string;
  hint?: string | undefined;
  children: ComponentChildren;
}) {
  const problem = form.problems.get(field);
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for={field}>{label}</label>
      {hint && (
        <p class="hint" id={`${field}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${field}-problem`}>
          <span class="unseen">{reader.t('desk.problem')} </span>
          {problem}
        </p>
      )}
      {children}
    </div>
  );
}
