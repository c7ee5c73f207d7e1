import type { Area } from '#domains/intermediaries';
import { accessWays, type FieldProblem, type ListingFields, placeKinds, timeBands } from '#domains/intermediaries/core';
import type { Assets } from '../../shell/assets.ts';
import { languageIn } from '../../shell/language-in.ts';
import { Field, Token } from '../frame/desk-page.tsx';
import { SelectField } from '../frame/select-field.tsx';
import type { StaffVisit } from '../frame/visit.ts';

export interface PeopleDesk {
  readonly visit: StaffVisit;
  readonly assets: Assets;
  readonly areas: readonly Area[];
  /** Tags of the languages that a listing may name. */
  readonly languages: readonly string[];
}

export const problemOf = (desk: PeopleDesk, problems: readonly FieldProblem[], field: FieldProblem['field']) => {
  const found = problems.find((problem) => problem.field === field);
  return found === undefined ? undefined : desk.visit.reader.t(`desk.people-to-ask.problem.${found.kind}`);
};

export function AreasField({
  desk,
  chosen,
  problem,
}: {
  desk: PeopleDesk;
  chosen: readonly string[];
  problem: string | undefined;
}) {
  const { t } = desk.visit.reader;
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for="areas">{t('desk.people-to-ask.areas')}</label>
      <p class="hint" id="areas-hint">
        {t('desk.people-to-ask.areas.hint')}
      </p>
      {problem && <p class="problem">{problem}</p>}
      <select id="areas" name="areas" multiple size={8} aria-describedby="areas-hint">
        {desk.areas.map(({ code, name }) => (
          <option key={code} value={code} selected={chosen.includes(code)}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function Ticks({
  legend,
  name,
  choices,
  chosen,
}: {
  legend: string;
  name: string;
  choices: readonly { readonly value: string; readonly label: string }[];
  chosen: readonly string[];
}) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {choices.map(({ value, label }) => (
        <div class="choice" key={value}>
          <input type="checkbox" id={`${name}-${value}`} name={name} value={value} checked={chosen.includes(value)} />
          <label for={`${name}-${value}`}>{label}</label>
        </div>
      ))}
    </fieldset>
  );
}

export function ListingForm({
  desk,
  action,
  fields,
  problems,
  submit,
}: {
  desk: PeopleDesk;
  action: string;
  fields: ListingFields;
  problems: readonly FieldProblem[];
  submit: string;
}) {
  const { visit } = desk;
  const { reader } = visit;
  const { t } = reader;
  const text = (name: 'name' | 'phone' | 'place', maxlength: number) => (
    <Field
      reader={reader}
      name={name}
      label={t(`desk.people-to-ask.field.${name}`)}
      hint={t(`desk.people-to-ask.field.${name}.hint`)}
      value={fields[name]}
      maxlength={maxlength}
      problem={problemOf(desk, problems, name)}
    />
  );
  return (
    <form method="post" action={action} class="narrow">
      <Token visit={visit} />
      {text('name', 80)}
      {text('phone', 20)}
      {text('place', 120)}
      <SelectField
        name="kind"
        label={t('people.kind')}
        value={fields.kind}
        choices={placeKinds.map((value) => ({ value, label: t(`people.kind.${value}`) }))}
      />
      <SelectField
        name="gender"
        label={t('desk.people-to-ask.field.gender')}
        value={fields.gender}
        choices={(['', 'woman', 'man'] as const).map((value) => ({
          value,
          label: value === '' ? t('desk.people-to-ask.field.gender.none') : t(`people.gender.${value}`),
        }))}
      />
      <AreasField desk={desk} chosen={fields.areas} problem={problemOf(desk, problems, 'areas')} />
      <div class={problemOf(desk, problems, 'languages') ? 'field wrong' : 'field'}>
        <label for="languages">{t('desk.people-to-ask.field.languages')}</label>
        {problemOf(desk, problems, 'languages') && <p class="problem">{problemOf(desk, problems, 'languages')}</p>}
        <select id="languages" name="languages" multiple size={8}>
          {desk.languages.map((tag) => (
            <option key={tag} value={tag} selected={fields.languages.includes(tag)}>
              {languageIn(reader, tag)}
            </option>
          ))}
        </select>
      </div>
      <Ticks
        legend={t('people.hours')}
        name="hours"
        choices={timeBands.map((value) => ({ value, label: t(`people.hours.${value}`) }))}
        chosen={fields.hours}
      />
      <Ticks
        legend={t('desk.people-to-ask.field.access')}
        name="access"
        choices={accessWays.map((value) => ({ value, label: t(`people.access.${value}`) }))}
        chosen={fields.access}
      />
      <button type="submit">{submit}</button>
    </form>
  );
}
