import {
  contactKnew,
  contactOutcomes,
  contactTopics,
  type Listing,
  type ShownField,
  type Standing,
  shownFields,
} from '#domains/intermediaries/core';
import { CodeForm } from '../shell/code-form.tsx';
import { factOf } from '../shell/facts-in-words.ts';
import type { Reader } from '../shell/reader.ts';
import { HelpPage, type HelpScene } from './help-frame.tsx';
import { Choose } from './people-page.tsx';

/** The way in for somebody who is listed: her six words. */
export function AskMinePage({
  site,
  reader,
  problem = null,
}: HelpScene & { readonly problem?: 'unknown' | 'too-many' | null }) {
  const { t } = reader;
  return (
    <HelpPage site={site} reader={reader} h1="mine.title" about="mine.lead" promise={null}>
      <p class="lead">{t('mine.lead')}</p>
      <CodeForm reader={reader} action="/help/mine" label={t('mine.code')} problem={problem} submit={t('mine.open')} />
    </HelpPage>
  );
}

export interface MineView {
  readonly code: string;
  readonly listing: Listing;
  readonly standing: Standing;
  readonly areaNames: ReadonlyMap<string, string>;
  /** This month and the one before, as "2026-11". */
  readonly months: readonly string[];
  readonly said: string | null;
  readonly problem: string | null;
}

/** What somebody who is listed does herself: hide, say what is shown, count talks, leave. */
export function MinePage({ site, reader, view }: HelpScene & { readonly view: MineView }) {
  const { t, apart, date } = reader;
  const { listing, standing, said, problem } = view;
  const emergency = factOf(reader, 'emergency');
  return (
    <HelpPage
      site={site}
      reader={reader}
      h1="mine.title"
      about="mine.lead"
      promise={null}
      carry={{ form: 'again', path: '/help/mine' }}
    >
      <form id="again" method="post">
        <input type="hidden" name="code" value={view.code} />
      </form>
      {said !== null && (
        <p class="notice" role="status">
          {said}
        </p>
      )}
      {problem !== null && (
        <p class="notice problem" role="alert">
          {problem}
        </p>
      )}
      <p class={`lead state-${standing}`}>{t(`mine.state.${standing}`)}</p>
      {listing.assuredUntil !== null && <p>{t('mine.until', { date: date(listing.assuredUntil) })}</p>}
      <Act reader={reader} view={view} to={listing.isPaused ? 'resume' : 'pause'} isMain />
      <p>{t('mine.harassed', { number: apart(emergency?.number ?? '') })}</p>
      <ConsentForm reader={reader} view={view} />
      <CountForm reader={reader} view={view} />
      <section class="card" aria-labelledby="leave">
        <h2 id="leave">{t('mine.leave')}</h2>
        <p>{t('mine.leave.about')}</p>
        <Act reader={reader} view={view} to="leave" />
      </section>
    </HelpPage>
  );
}

function Act({
  reader,
  view,
  to,
  isMain = false,
}: {
  reader: Reader;
  view: MineView;
  to: 'pause' | 'resume' | 'leave';
  isMain?: boolean;
}) {
  return (
    <form method="post" action={reader.href(`/help/mine/${to}`)}>
      <input type="hidden" name="code" value={view.code} />
      <button type="submit" {...(!isMain && { class: 'second' })}>
        {reader.t(`mine.${to}`)}
      </button>
    </form>
  );
}

function ConsentForm({ reader, view }: { reader: Reader; view: MineView }) {
  const { t, href } = reader;
  const { fields, consents } = view.listing;
  const words: Readonly<Record<ShownField, string>> = {
    name: fields.name,
    phone: fields.phone,
    place: fields.place,
    gender: fields.gender === '' ? '' : t(`people.gender.${fields.gender}`),
    hours: reader.list(fields.hours.map((band) => t(`people.hours.${band}`))),
  };
  return (
    <section class="card" aria-labelledby="consent">
      <h2 id="consent">{t('mine.consent')}</h2>
      <p>{t('mine.consent.about')}</p>
      <form method="post" action={href('/help/mine/consent')}>
        <input type="hidden" name="code" value={view.code} />
        <ul class="ticks">
          {shownFields
            .filter((field) => words[field] !== '')
            .map((field) => (
              <li key={field}>
                <label>
                  <input type="checkbox" name="show" value={field} checked={consents[field] !== undefined} />{' '}
                  <span>
                    {t(`mine.field.${field}`)}: <bdi>{words[field]}</bdi>
                  </span>
                </label>
              </li>
            ))}
        </ul>
        <button type="submit">{t('mine.save')}</button>
      </form>
    </section>
  );
}

function CountForm({ reader, view }: { reader: Reader; view: MineView }) {
  const { t, href, language } = reader;
  const month = new Intl.DateTimeFormat(language.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const choices = (key: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`mine.${key}.${value}`) }));
  const lists = [
    ['month', view.months.map((value) => ({ value, label: month.format(new Date(`${value}-15T00:00:00Z`)) }))],
    ['area', view.listing.fields.areas.map((value) => ({ value, label: view.areaNames.get(value) ?? value }))],
    ['topic', choices('topic', contactTopics)],
    ['outcome', choices('outcome', contactOutcomes)],
    ['knew', choices('knew', contactKnew)],
  ] as const;
  return (
    <section class="card" aria-labelledby="log">
      <h2 id="log">{t('mine.log')}</h2>
      <p>{t('mine.log.about')}</p>
      <form method="post" action={href('/help/mine/count')}>
        <input type="hidden" name="code" value={view.code} />
        <div class="row-fields">
          {lists.map(([name, of]) => (
            <Choose
              key={name}
              reader={reader}
              name={name}
              label={t(`mine.${name}`)}
              value=""
              choices={of}
              isAny={false}
            />
          ))}
          <div class="field">
            <label for="count">{t('mine.count')}</label>
            <input id="count" name="count" type="number" min="1" max="100" value="1" />
          </div>
        </div>
        <button type="submit">{t('mine.add')}</button>
      </form>
    </section>
  );
}

export function LeftPage({ site, reader }: HelpScene) {
  const { t } = reader;
  return (
    <HelpPage site={site} reader={reader} h1="mine.title" about="mine.lead" promise={null}>
      <p class="lead">{t('mine.left')}</p>
    </HelpPage>
  );
}
