import type { PublicEvent } from '#domains/mapping';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import type { PublicState } from './publication.ts';

/** What was made public and what was taken back: when, by whom and why. Names and reasons as staff gave them. */
export function HistoryPage({ site, reader, state }: { site: Site; reader: Reader; state: PublicState }) {
  const { t } = reader;
  const { log, headings, names, maps } = state;
  return (
    <Page site={site} reader={reader} title={t('history.title')} description={t('history.description')} section="map">
      <h1>{t('history.title')}</h1>
      <p class="lead">{t('history.lead')}</p>
      {log.length === 0 ? (
        <p>{t('history.none')}</p>
      ) : (
        <ol class="history">
          {log.map((event) => (
            <li key={`${event.versionId} ${event.kind} ${event.at.getTime()}`} class={`card ${event.kind}`}>
              <p class="over-title">
                <time datetime={event.at.toISOString()}>{reader.date(event.at)}</time> · {t(`history.${event.kind}`)}
              </p>
              <h2 lang="en">
                <bdi>{headings.get(event.versionId)?.title}</bdi>{' '}
                <small>
                  <bdi>{event.versionId}</bdi>
                </small>
              </h2>
              {event.superseded && <p>{t('history.superseded', { version: reader.apart(event.superseded) })}</p>}
              <Note event={event} reader={reader} names={names} />
              {event.kind === 'published' && maps.some(({ id }) => id === event.versionId) && (
                <p>
                  <a href={reader.href(maps[0]?.id === event.versionId ? '/map' : `/map?map=${event.versionId}`)}>
                    {t('history.see')}
                    <span class="unseen"> {headings.get(event.versionId)?.title}</span>
                  </a>
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </Page>
  );
}

/** What each of those who decided wrote, under their name. */
export function Note({ event, reader, names }: { event: PublicEvent; reader: Reader; names: PublicState['names'] }) {
  return (
    <>
      {event.by.map((id, at) => (
        <figure key={id} class="note">
          <figcaption>
            {reader.t('history.wrote', { name: reader.apart(names.get(id) ?? reader.t('history.somebody')) })}
          </figcaption>
          <blockquote lang="en" dir="auto">
            {event.notes[at]?.split('\n').map((line) => (
              <p key={line}>{line}</p>
            ))}
          </blockquote>
        </figure>
      ))}
    </>
  );
}
