import type { PublicationRequest, VersionHeading } from '#domains/mapping';
import type { Assets } from '../../shell/assets.ts';
import { opensTo } from '../frame/access.ts';
import { DeskPage } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import { type Names, stateWords } from './words.ts';

export interface ListedVersion {
  readonly heading: VersionHeading;
  readonly waiting: PublicationRequest | null;
}

const sections = ['waiting', 'public', 'drafts', 'past', 'example'] as const;

/** Every version, by how it stands: what somebody has to do stands first. */
export function MapsPage({
  visit,
  assets,
  versions,
  names,
}: {
  visit: StaffVisit;
  assets: Assets;
  versions: readonly ListedVersion[];
  names: Names;
}) {
  const { t } = visit.reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.maps.title')} section="maps">
      <h1>{t('desk.maps.title')}</h1>
      <p class="lead">{t('desk.maps.lead')}</p>
      <p>
        <a href="/desk/stopped">{t('desk.stopped.title')}</a>
      </p>
      {versions.length === 0 && <p>{t('desk.maps.none')}</p>}
      {sections.map((section) => {
        const listed = versions.filter((version) => sectionOf(version) === section);
        if (listed.length === 0) return null;
        return (
          <section key={section} aria-labelledby={section}>
            <h2 id={section}>{t(`desk.maps.${section}`)}</h2>
            <ul class="entries">
              {listed.map((version) => (
                <Entry key={version.heading.id} visit={visit} version={version} names={names} />
              ))}
            </ul>
          </section>
        );
      })}
    </DeskPage>
  );
}

function sectionOf({ heading, waiting }: ListedVersion): (typeof sections)[number] {
  if (waiting !== null) return 'waiting';
  if (heading.status === 'published') return 'public';
  if (heading.status === 'draft') return 'drafts';
  return heading.status === 'example' ? 'example' : 'past';
}

function Entry({
  visit,
  version: { heading, waiting },
  names,
}: {
  visit: StaffVisit;
  version: ListedVersion;
  names: Names;
}) {
  const { reader, person } = visit;
  const { t } = reader;
  const { id, title, areaCount, vintage, createdAt } = heading;
  const mayDecide = waiting !== null && waiting.askedBy !== person.id && opensTo('GET /desk/maps/:id/decide', person);
  return (
    <li class="card">
      <div>
        <h3>
          {title} <small>{id}</small>
        </h3>
        <p>{stateWords(reader, heading, waiting, names)}</p>
        <p class="hint">{t('desk.maps.of', { areas: areaCount, vintage, date: reader.date(createdAt) })}</p>
      </div>
      <a class={mayDecide ? 'button' : 'button second'} href={`/desk/maps/${id}${mayDecide ? '/decide' : ''}`}>
        {t(mayDecide ? 'desk.maps.decide' : 'desk.maps.open')} <span class="unseen">{id}</span>
      </a>
    </li>
  );
}
