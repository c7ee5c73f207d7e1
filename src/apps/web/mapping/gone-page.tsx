import type { PublicEvent, VersionHeading } from '#domains/mapping';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { Note } from './history-page.tsx';
import type { PublicState } from './publication.ts';

/** A version that was public once and is so no more: when it went, why, and what took its place. None of its figures. */
export interface Gone {
  readonly heading: VersionHeading;
  readonly kind: 'withdrawn' | 'superseded';
  /** What ended it; the newest first. */
  readonly events: readonly PublicEvent[];
  /** The version of the same recipe that is public now. */
  readonly newer: VersionHeading | null;
}

/** What became of a version that is not public; null where it never was. */
export function whereDidItGo({ maps, log, headings }: PublicState, versionId: string): Gone | null {
  const heading = headings.get(versionId);
  if (heading === undefined || maps.some(({ id }) => id === versionId)) return null;
  const newer = maps.find(({ recipeId }) => recipeId === heading.recipeId) ?? null;
  if (heading.status === 'superseded')
    return {
      heading,
      kind: 'superseded',
      events: log.filter(({ superseded }) => superseded === versionId).slice(0, 1),
      newer,
    };
  const own = log.filter((event) => event.versionId === versionId);
  const hidden = own.findIndex(({ kind }) => kind === 'hidden');
  return { heading, kind: 'withdrawn', events: own.slice(0, hidden + 1), newer };
}

export function GonePage({
  site,
  reader,
  state,
  gone,
}: {
  site: Site;
  reader: Reader;
  state: PublicState;
  gone: Gone;
}) {
  const { t } = reader;
  const { heading, kind, events, newer } = gone;
  const since = events.at(-1)?.at;
  const title = t(`gone.${kind}.title`);
  return (
    <Page site={site} reader={reader} title={title} description={title} section="map" hasAddress={false}>
      <p class="over-title" lang="en">
        <bdi>{heading.title}</bdi> · <bdi>{heading.id}</bdi>
      </p>
      <h1>{title}</h1>
      {since && <p class="lead">{t(`gone.${kind}`, { date: reader.date(since) })}</p>}
      {kind === 'withdrawn' && (
        <section aria-labelledby="why">
          <h2 id="why">{t('gone.why')}</h2>
          {events.toReversed().map((event) => (
            <Note key={event.kind} event={event} reader={reader} names={state.names} />
          ))}
        </section>
      )}
      <ul class="links">
        {newer && (
          <li>
            <a href={reader.href(newer === state.maps[0] ? '/map' : `/map?map=${newer.id}`)}>{t('gone.newer')}</a>
          </li>
        )}
        <li>
          <a href={reader.href('/map/history')}>{t('map.history')}</a>
        </li>
      </ul>
    </Page>
  );
}
