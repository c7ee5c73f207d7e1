import type { StaffListing } from '#domains/intermediaries';
import type { FieldProblem, ListingFields, Organisation, Standing } from '#domains/intermediaries/core';
import type { WrittenCode } from '#platform/codes';
import { DeskPage, Field, Problem, Token } from '../frame/desk-page.tsx';
import { dayInWords } from '../frame/moment.ts';
import { AreasField, ListingForm, type PeopleDesk, problemOf } from './listing-form.tsx';

export interface TypedOrganisation {
  readonly name: string;
  readonly website: string;
  readonly areas: readonly string[];
}

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

const colours: Readonly<Record<Standing, string>> = {
  ...{ listed: 'recorded', paused: 'due', lapsed: 'overdue', 'not-assured': 'missing' },
  ...{ 'organisation-ended': 'missing', 'no-consent': 'due' },
};

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
