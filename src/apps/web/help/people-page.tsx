import {
  accessWays,
  type Found,
  type PlaceKind,
  placeKinds,
  type TimeBand,
  timeBands,
} from '#domains/intermediaries/core';
import { factOf } from '../shell/facts-in-words.ts';
import { languageIn } from '../shell/language-in.ts';
import type { Reader } from '../shell/reader.ts';
import { HelpPage, type HelpScene, NumberCard } from './help-frame.tsx';

/** What somebody chose of the lists, and the place that she typed where it is one. */
export interface Typed {
  readonly place: string;
  readonly language: string;
  readonly gender: '' | 'woman' | 'man';
  readonly hours: '' | TimeBand;
  readonly access: '' | (typeof accessWays)[number];
  readonly kind: '' | PlaceKind;
}

export interface PeopleView {
  readonly typed: Typed;
  /** Languages that somebody listed speaks. */
  readonly languages: readonly string[];
  readonly areaNames: ReadonlyMap<string, string>;
  /** Null before anybody has asked. */
  readonly found: readonly Found[] | null;
  /** Whether what was typed for a place is none. It is neither shown again nor kept. */
  readonly isUnknownPlace: boolean;
}

/** Somebody to talk to: lists to choose from and a box for a place, sent by POST, so that no address and no log tells what somebody looked for. */
export function PeoplePage({ site, reader, view }: HelpScene & { readonly view: PeopleView }) {
  const { t, href, apart } = reader;
  const hotline = factOf(reader, 'anti-terrorist-hotline');
  return (
    <HelpPage
      site={site}
      reader={reader}
      h1="people.title"
      about="people.lead"
      promise="people.forgotten"
      {...(view.found !== null && { carry: { form: 'find', path: '/help/people' } })}
    >
      <p class="lead">{t('people.lead')}</p>
      <p>{t('people.limits')}</p>
      {view.isUnknownPlace && (
        <div class="notice" role="alert">
          <p>
            <strong>{t('people.unknown')}</strong>
          </p>
          <p>{t('people.unknown.about', { number: apart((hotline?.number ?? '').replaceAll(' ', '\u00a0')) })}</p>
          <p>
            <a href={href('/help/what-happens/hotline')}>{t('help.hotline.title')}</a>
          </p>
        </div>
      )}
      <FindForm reader={reader} view={view} />
      {view.found !== null && <Results reader={reader} view={view} found={view.found} />}
      <ul class="links">
        <li>
          <a href={href('/help/people/coverage')}>{t('people.coverage')}</a>
        </li>
        <li>
          <a href={href('/help/people/figures')}>{t('people.figures')}</a>
        </li>
        <li>
          <a href={href('/help/mine')}>{t('mine.title')}</a>
        </li>
        <li>
          <a href={href('/help/training')}>{t('training.title')}</a>
        </li>
      </ul>
    </HelpPage>
  );
}

function FindForm({ reader, view }: { reader: Reader; view: PeopleView }) {
  const { t, href } = reader;
  const { typed } = view;
  const from = (list: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`people.${list}.${value}`) }));
  const lists = [
    ['language', view.languages.map((tag) => ({ value: tag, label: languageIn(reader, tag) }))],
    ['gender', from('gender', ['woman', 'man'])],
    ['hours', from('hours', timeBands)],
    ['access', from('access', accessWays)],
    ['kind', from('kind', placeKinds)],
  ] as const;
  return (
    <form id="find" method="post" action={href('/help/people')} class="wishes">
      <h2>{t('people.find')}</h2>
      <div class="field">
        <label for="place">{t('people.place')}</label>
        <p class="hint" id="place-hint">
          {t('people.place.hint')}
        </p>
        <input
          id="place"
          name="place"
          value={typed.place}
          maxlength={40}
          autocomplete="off"
          aria-describedby="place-hint"
        />
      </div>
      <div class="row-fields">
        {lists.map(([name, choices]) => (
          <Choose
            key={name}
            reader={reader}
            name={name}
            label={t(`people.${name}`)}
            value={typed[name]}
            choices={choices}
          />
        ))}
      </div>
      <button type="submit">{t('people.search')}</button>
    </form>
  );
}

export function Choose({
  reader,
  name,
  label,
  value,
  choices,
  isAny = true,
}: {
  reader: Reader;
  name: string;
  label: string;
  value: string;
  choices: readonly { readonly value: string; readonly label: string }[];
  isAny?: boolean;
}) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {isAny && <option value="">{reader.t('people.any')}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Results({ reader, view, found }: { reader: Reader; view: PeopleView; found: readonly Found[] }) {
  const { t } = reader;
  const lines = (['anti-terrorist-hotline', 'act-early'] as const).flatMap((id) => factOf(reader, id) ?? []);
  return (
    <section aria-labelledby="found">
      <h2 id="found">{t('people.results', { count: found.length })}</h2>
      {found.length === 0 && <p>{t('people.none')}</p>}
      <ul class="people">
        {found.map((one, at) => (
          <Person key={at} reader={reader} view={view} found={one} />
        ))}
      </ul>
      <div class="numbers-grid">
        {lines.map((fact) => (
          <NumberCard key={fact.id} reader={reader} fact={fact} />
        ))}
      </div>
    </section>
  );
}

function Person({ reader, view, found }: { reader: Reader; view: PeopleView; found: Found }) {
  const { t, apart, date, number, list } = reader;
  const { listing, kilometres } = found;
  const areas = listing.areas.map((code) => view.areaNames.get(code) ?? code);
  return (
    <li class="card person">
      <h3>
        <bdi>{listing.name ?? t('people.somebody', { organisation: listing.organisation })}</bdi>
      </h3>
      <p>
        {listing.name !== null && <bdi>{listing.organisation}</bdi>}{' '}
        {listing.gender !== '' && <span class="hint">{t(`people.gender.${listing.gender}`)}</span>}
      </p>
      {listing.phone !== null && (
        <p class="dial">
          <a href={`tel:${listing.phone.replaceAll(' ', '')}`} dir="ltr">
            {listing.phone}
          </a>
        </p>
      )}
      {listing.place !== null && (
        <p>
          {t(`people.kind.${listing.kind}`)}: <bdi>{listing.place}</bdi>
        </p>
      )}
      <p>{t('people.speaks', { languages: list(listing.languages.map((tag) => languageIn(reader, tag))) })}</p>
      <p>{t('people.areas', { areas: list(areas.map(apart)) })}</p>
      {listing.hours.length > 0 && <p>{list(listing.hours.map((band) => t(`people.hours.${band}`)))}</p>}
      {listing.access.length > 0 && <p>{list(listing.access.map((way) => t(`people.access.${way}`)))}</p>}
      {listing.website !== '' && (
        <p>
          <a href={listing.website} rel="noreferrer">
            {t('people.website')}
          </a>
        </p>
      )}
      <p class="hint">
        {kilometres !== null &&
          `${t('people.distance', { kilometres: number(Math.max(1, Math.round(kilometres))) })}. `}
        {t('people.assured', { date: date(listing.assuredUntil) })}
      </p>
    </li>
  );
}
