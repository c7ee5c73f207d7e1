import {
  type FieldProblem,
  type Listing,
  type ListingFields,
  type Organisation,
  type Standing,
  shownFields,
} from '#domains/intermediaries/core';
import { DeskPage, Field, Problem, Token } from '../frame/desk-page.tsx';
import { dayInWords } from '../frame/moment.ts';
import { ListingForm, type PeopleDesk } from './listing-form.tsx';

export interface ListingView {
  readonly listing: Listing;
  readonly organisation: Organisation;
  readonly standing: Standing;
  readonly names: ReadonlyMap<string, string>;
  readonly fields: ListingFields;
  readonly problems: readonly FieldProblem[];
  readonly problem: string | null;
}

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
