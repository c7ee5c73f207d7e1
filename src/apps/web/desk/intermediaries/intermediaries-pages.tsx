import type { Area, StaffListing } from '#domains/intermediaries';
import {
  accessWays,
  type FieldProblem,
  type Listing,
  type ListingFields,
  type Organisation,
  placeKinds,
  type Standing,
  shownFields,
  timeBands,
} from '#domains/intermediaries/core';
import type { WrittenCode } from '#platform/codes';
import { languageIn } from '../../help/people-page.tsx';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Field, Problem, Token } from '../frame/desk-page.tsx';
import { dayInWords } from '../frame/moment.ts';
import { SelectField } from '../frame/select-field.tsx';
import type { StaffVisit } from '../frame/visit.ts';

export interface PeopleDesk {
  readonly visit: StaffVisit;
  readonly assets: Assets;
  readonly areas: readonly Area[];
  /** Tags of the languages that a listing may name. */
  readonly languages: readonly string[];
}

export interface TypedOrganisation {
  readonly name: string;
  readonly website: string;
  readonly areas: readonly string[];
}

/** Organisations and everybody who is nominated, by how they stand. */
export function IntermediariesPage({
  desk,
  organisations,
  listings,
  typed,
  problems,
}: {
  desk: PeopleDesk;
  organisations: readonly Organisation[];
  listings: readonly StaffListing[];
  typed: TypedOrganisation;
  problems: readonly FieldProblem[];
}) {
  const { visit, assets } = desk;
  const { reader } = visit;
  const { t } = reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.people-to-ask.title')} section="intermediaries">
      <h1>{t('desk.people-to-ask.title')}</h1>
      <p class="lead">{t('desk.people-to-ask.lead')}</p>
      <section aria-labelledby="everybody">
        <h2 id="everybody">{t('desk.people-to-ask.everybody')}</h2>
        {listings.length === 0 && <p>{t('desk.people-to-ask.nobody')}</p>}
        <ul class="entries">
          {listings.map(({ listing, organisation, standing }) => (
            <li key={listing.id} class={`card standing-${colours[standing]}`}>
              <div>
                <h3>
                  <a href={`/desk/intermediaries/${listing.id}`}>
                    <bdi>{listing.fields.name}</bdi>
                  </a>
                </h3>
                <p>
                  <strong class="standing">{t(`desk.people-to-ask.state.${standing}`)}</strong>{' '}
                  {listing.assuredUntil !== null &&
                    t('desk.people-to-ask.until', { date: dayInWords(reader, listing.assuredUntil) })}
                </p>
                <p class="hint">{organisation.name}</p>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="organisations">
        <h2 id="organisations">{t('desk.people-to-ask.organisations')}</h2>
        <ul>
          {organisations.map(({ id, name, isActive }) => (
            <li key={id}>
              <a href={`/desk/intermediaries/organisations/${id}`}>{name}</a>{' '}
              {!isActive && <span class="hint">{t('desk.people-to-ask.ended')}</span>}
            </li>
          ))}
        </ul>
        <h3>{t('desk.people-to-ask.add-organisation')}</h3>
        <form method="post" action="/desk/intermediaries/organisations" class="narrow">
          <Token visit={visit} />
          <Field
            reader={reader}
            name="name"
            label={t('desk.people-to-ask.organisation.name')}
            value={typed.name}
            maxlength={80}
            problem={problemOf(desk, problems, 'name')}
          />
          <Field
            reader={reader}
            name="website"
            label={t('desk.people-to-ask.organisation.website')}
            hint={t('desk.people-to-ask.organisation.website.hint')}
            value={typed.website}
            maxlength={200}
            problem={problemOf(desk, problems, 'website')}
          />
          <AreasField desk={desk} chosen={typed.areas} problem={problemOf(desk, problems, 'areas')} />
          <button type="submit">{t('desk.people-to-ask.add-organisation')}</button>
        </form>
      </section>
    </DeskPage>
  );
}

/** The same colours as what stands on record elsewhere at the desk. */
const colours: Readonly<Record<Standing, string>> = {
  ...{ listed: 'recorded', paused: 'due', lapsed: 'overdue', 'not-assured': 'missing' },
  ...{ 'organisation-ended': 'missing', 'no-consent': 'due' },
};

const problemOf = (desk: PeopleDesk, problems: readonly FieldProblem[], field: FieldProblem['field']) => {
  const found = problems.find((problem) => problem.field === field);
  return found === undefined ? undefined : desk.visit.reader.t(`desk.people-to-ask.problem.${found.kind}`);
};

function AreasField({
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

/** What a listing says, as a form. There is no field for notes. */
function ListingForm({
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

export function OrganisationPage({
  desk,
  organisation,
  fields,
  problems,
}: {
  desk: PeopleDesk;
  organisation: Organisation;
  fields: ListingFields;
  problems: readonly FieldProblem[];
}) {
  const { visit, assets } = desk;
  const { t } = visit.reader;
  const address = `/desk/intermediaries/organisations/${organisation.id}`;
  return (
    <DeskPage visit={visit} assets={assets} title={organisation.name} section="intermediaries">
      <p class="over-title">
        <a href="/desk/intermediaries">{t('desk.people-to-ask.title')}</a>
      </p>
      <h1>{organisation.name}</h1>
      <form method="post" action={`${address}/${organisation.isActive ? 'end' : 'resume'}`}>
        <Token visit={visit} />
        <p>{t(organisation.isActive ? 'desk.people-to-ask.end.about' : 'desk.people-to-ask.resume.about')}</p>
        <button type="submit" class="second">
          {t(organisation.isActive ? 'desk.people-to-ask.end' : 'desk.people-to-ask.resume')}
        </button>
      </form>
      <section aria-labelledby="nominate">
        <h2 id="nominate">{t('desk.people-to-ask.nominate')}</h2>
        <p>{t('desk.people-to-ask.nominate.about')}</p>
        {problems.length > 0 && <Problem>{t('desk.people-to-ask.problem')}</Problem>}
        <ListingForm
          desk={desk}
          action={`${address}/nominate`}
          fields={fields}
          problems={problems}
          submit={t('desk.people-to-ask.nominate')}
        />
      </section>
    </DeskPage>
  );
}

/** The six words, shown this once. */
export function NominatedPage({ desk, id, code }: { desk: PeopleDesk; id: string; code: WrittenCode }) {
  const { visit, assets } = desk;
  const { t } = visit.reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.people-to-ask.nominated')} section="intermediaries">
      <h1>{t('desk.people-to-ask.nominated')}</h1>
      <p class="lead">{t('desk.people-to-ask.code')}</p>
      <p class="code" dir="ltr">
        <strong>{code.words}</strong>
      </p>
      <p dir="ltr">{code.figures}</p>
      <p>{t('desk.people-to-ask.code.about')}</p>
      <p>
        <a href={`/desk/intermediaries/${id}`}>{t('desk.people-to-ask.go-on')}</a>
      </p>
    </DeskPage>
  );
}

export interface ListingView {
  readonly listing: Listing;
  readonly organisation: Organisation;
  readonly standing: Standing;
  readonly names: ReadonlyMap<string, string>;
  readonly fields: ListingFields;
  readonly problems: readonly FieldProblem[];
  readonly problem: string | null;
}

/** One listing: what is known of its check, what may be shown, and what staff do with it. */
export function ListingPage({ desk, view }: { desk: PeopleDesk; view: ListingView }) {
  const { visit, assets } = desk;
  const { reader } = visit;
  const { t } = reader;
  const { listing, standing, problem } = view;
  const address = `/desk/intermediaries/${listing.id}`;
  return (
    <DeskPage visit={visit} assets={assets} title={listing.fields.name} section="intermediaries">
      <p class="over-title">
        <a href="/desk/intermediaries">{t('desk.people-to-ask.title')}</a> · {view.organisation.name}
      </p>
      <h1>
        <bdi>{listing.fields.name}</bdi>
      </h1>
      {problem !== null && <Problem>{problem}</Problem>}
      <p class="lead">
        <strong>{t(`desk.people-to-ask.state.${standing}`)}</strong>{' '}
        {listing.assuredUntil !== null &&
          t('desk.people-to-ask.until', { date: dayInWords(reader, listing.assuredUntil) })}
      </p>
      <section class="card" aria-labelledby="check">
        <h2 id="check">{t('desk.people-to-ask.check')}</h2>
        <ul class="points">
          <li>
            {t('desk.people-to-ask.references', { count: listing.references.length })}{' '}
            {reader.list(listing.references.map((day) => dayInWords(reader, day)))}
          </li>
          <li>
            {listing.trainedOn === null
              ? t('desk.people-to-ask.untrained')
              : t('desk.people-to-ask.trained', { date: dayInWords(reader, listing.trainedOn) })}
          </li>
          <li>
            {t('desk.people-to-ask.consents')}{' '}
            {reader.list(
              shownFields
                .filter((field) => listing.consents[field] !== undefined)
                .map((field) => t(`mine.field.${field}`)),
            )}
          </li>
        </ul>
        <DayForm desk={desk} action={`${address}/reference`} name="reference" isOpen={listing.references.length < 2} />
        <DayForm desk={desk} action={`${address}/training`} name="training" isOpen />
        <Act
          desk={desk}
          action={`${address}/assure`}
          label={t('desk.people-to-ask.assure')}
          about={t('desk.people-to-ask.assure.about')}
          isMain
        />
      </section>
      <section class="card" aria-labelledby="hide">
        <h2 id="hide">{t('desk.people-to-ask.hide')}</h2>
        <Act
          desk={desk}
          action={`${address}/${listing.isPaused ? 'show' : 'pause'}`}
          label={t(listing.isPaused ? 'desk.people-to-ask.show' : 'desk.people-to-ask.pause')}
        />
        {listing.removalAskedBy === null ? (
          <Act
            desk={desk}
            action={`${address}/remove`}
            label={t('desk.people-to-ask.remove')}
            about={t('desk.people-to-ask.remove.about')}
          />
        ) : (
          <>
            <p class="notice">
              {t('desk.people-to-ask.remove.asked', { name: view.names.get(listing.removalAskedBy) ?? '' })}
            </p>
            <Act desk={desk} action={`${address}/agree`} label={t('desk.people-to-ask.agree')} />
            <Act desk={desk} action={`${address}/keep`} label={t('desk.people-to-ask.keep')} />
          </>
        )}
      </section>
      <section aria-labelledby="change">
        <h2 id="change">{t('desk.people-to-ask.change')}</h2>
        <p>{t('desk.people-to-ask.change.about')}</p>
        <ListingForm
          desk={desk}
          action={address}
          fields={view.fields}
          problems={view.problems}
          submit={t('desk.people-to-ask.save')}
        />
      </section>
    </DeskPage>
  );
}

function DayForm({
  desk,
  action,
  name,
  isOpen,
}: {
  desk: PeopleDesk;
  action: string;
  name: 'reference' | 'training';
  isOpen: boolean;
}) {
  const { visit } = desk;
  const { t } = visit.reader;
  if (!isOpen) return null;
  return (
    <form method="post" action={action} class="narrow">
      <Token visit={visit} />
      <Field
        reader={visit.reader}
        id={name}
        name="day"
        type="date"
        label={t(`desk.people-to-ask.${name}.day`)}
        hint={t(`desk.people-to-ask.${name}.hint`)}
      />
      <button type="submit" class="second">
        {t(`desk.people-to-ask.${name}.add`)}
      </button>
    </form>
  );
}

function Act({
  desk,
  action,
  label,
  about,
  isMain = false,
}: {
  desk: PeopleDesk;
  action: string;
  label: string;
  about?: string;
  isMain?: boolean;
}) {
  return (
    <form method="post" action={action}>
      <Token visit={desk.visit} />
      {about !== undefined && <p>{about}</p>}
      <button type="submit" {...(!isMain && { class: 'second' })}>
        {label}
      </button>
    </form>
  );
}
