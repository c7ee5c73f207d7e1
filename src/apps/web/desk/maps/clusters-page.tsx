import { CLUSTER_LEVEL, type VersionClusters, type VersionClustersProblem } from '#domains/mapping';
import type { IndexVersion } from '#domains/mapping/core';
import type { Assets } from '../../shell/assets.ts';
import type { Reader } from '../../shell/reader.ts';
import { DeskPage } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import { type ClusterLook, clusterColours, type FoundArea, LOOKS } from './cluster-view.ts';

export interface ClustersView {
  readonly version: IndexVersion;
  /** The top groups of the version, of which one is shown. */
  readonly axes: readonly { readonly id: string; readonly title: string }[];
  readonly axis: { readonly id: string; readonly title: string };
  readonly result: VersionClusters | VersionClustersProblem;
  /** `hasBlanks`: whether some areas are not shown. */
  readonly picture: { readonly width: number; readonly height: number; readonly hasBlanks: boolean } | null;
  readonly found: readonly FoundArea[];
}

const areasShown = 100;
const islandsNamed = 5;

/** Which areas of a version are clusters, how sure that is, and what it rests on. */
export function ClustersPage({ visit, assets, view }: { visit: StaffVisit; assets: Assets; view: ClustersView }) {
  const { reader } = visit;
  const { t } = reader;
  const { version, axes, axis, result } = view;
  const address = `/desk/maps/${version.id}`;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.clusters.title')} section="maps">
      <p class="over-title">
        <a href={address}>{t('desk.map.version', { title: version.title, id: version.id })}</a>
      </p>
      <h1>{t('desk.clusters.title')}</h1>
      <p class="lead">{t('desk.clusters.lead')}</p>
      {axes.length > 1 && (
        <nav class="tabs" aria-label={t('desk.clusters.axes')}>
          {axes.map(({ id, title }) => (
            <a
              key={id}
              href={`${address}/clusters?${new URLSearchParams({ axis: id })}`}
              {...(id === axis.id && { 'aria-current': 'true' as const })}
            >
              {title}
            </a>
          ))}
        </nav>
      )}
      {'kind' in result ? (
        <p role="status">{t(`desk.clusters.problem.${result.kind}`)}</p>
      ) : (
        <>
          <Picture reader={reader} view={view} address={`${address}/clusters/${encodeURIComponent(axis.id)}`} />
          <Counts reader={reader} result={result} />
          <Found reader={reader} result={result} found={view.found} />
          <Neighbours reader={reader} result={result} />
        </>
      )}
    </DeskPage>
  );
}

function Picture({ reader, view, address }: { reader: Reader; view: ClustersView; address: string }) {
  const { t } = reader;
  const { axis, picture, result } = view;
  if (picture === null) return <p class="hint">{t('desk.clusters.no-picture')}</p>;
  const colours = clusterColours(axis.id);
  const isDrawn = (look: ClusterLook) =>
    look === 'blank' ? picture.hasBlanks : !look.endsWith('-depends') || !('kind' in result || result.hot === null);
  return (
    <figure class="cluster-map">
      <img
        src={address}
        width={picture.width}
        height={picture.height}
        alt={t('desk.clusters.alt', { axis: axis.title })}
      />
      <figcaption>
        <h2>{t('desk.clusters.key')}</h2>
        <ul>
          {LOOKS.toReversed()
            .filter(isDrawn)
            .map((look) => (
              <li key={look}>
                <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                  <rect width="20" height="20" rx="3" fill={colours[look] ?? '#fffdf9'} stroke="#5c5348" />
                </svg>
                {t(`desk.clusters.key.${look}`)}
              </li>
            ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function Counts({ reader, result }: { reader: Reader; result: VersionClusters }) {
  const { t, number } = reader;
  const { clusters, hotspots, beforeCorrection } = result.counts;
  const areas = result.areas.length;
  const rows = [
    {
      id: 'gi',
      before: beforeCorrection.gi,
      after: hotspots.hot + hotspots.cold,
      parts: t('desk.clusters.counts.gi.parts', hotspots),
    },
    {
      id: 'moran',
      before: beforeCorrection.moran,
      after: Object.values(clusters).reduce((sum, count) => sum + count, 0),
      parts: t('desk.clusters.counts.moran.parts', clusters),
    },
  ] as const;
  return (
    <section aria-labelledby="counts">
      <h2 id="counts">{t('desk.clusters.counts')}</h2>
      <p>
        {t('desk.clusters.counts.why', { areas, expected: Math.round(areas * CLUSTER_LEVEL), level: CLUSTER_LEVEL })}
      </p>
      <div class="wide">
        <table class="standings fits">
          <thead>
            <tr>
              <th scope="col">{t('desk.clusters.counts.statistic')}</th>
              <th scope="col">{t('desk.clusters.counts.before')}</th>
              <th scope="col">{t('desk.clusters.counts.after')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, before, after, parts }) => (
              <tr key={id}>
                <th scope="row">
                  {t(`desk.clusters.counts.${id}`)} <small>{parts}</small>
                </th>
                <td>{number(before)}</td>
                <td>
                  <strong>{number(after)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {result.moran && (
        <p class="hint">
          {t('desk.clusters.whole', { value: number(result.moran.statistic, 3), z: number(result.moran.z, 1) })}
        </p>
      )}
    </section>
  );
}

function Found({ reader, result, found }: { reader: Reader; result: VersionClusters; found: readonly FoundArea[] }) {
  const { t, number } = reader;
  const { hot } = result;
  return (
    <section aria-labelledby="found">
      <h2 id="found">{t('desk.clusters.found')}</h2>
      <p>{hot === null ? t('desk.clusters.found.no-draws') : t('desk.clusters.found.lead', { draws: hot.draws })}</p>
      {found.length === 0 && <p role="status">{t('desk.clusters.found.none')}</p>}
      {found.length > areasShown && <p>{t('desk.clusters.found.more', { shown: areasShown, found: found.length })}</p>}
      {found.length > 0 && (
        <div class="wide">
          <table class="standings fits">
            <thead>
              <tr>
                <th scope="col">{t('desk.clusters.found.area')}</th>
                {hot && <th scope="col">{t('desk.clusters.found.share')}</th>}
                {hot && <th scope="col">{t('desk.clusters.found.cold-share')}</th>}
                <th scope="col">{t('desk.clusters.found.q')}</th>
              </tr>
            </thead>
            <tbody>
              {found.slice(0, areasShown).map(({ code, name, hotspot, verdict, neighbours, q, shares }) => (
                <tr key={code}>
                  <th scope="row">
                    {name}
                    <small>
                      {[
                        ...(name === code ? [] : [code]),
                        ...(hotspot ? [t(`desk.clusters.${hotspot}`)] : []),
                        ...(verdict ? [t(`desk.clusters.${verdict}`)] : []),
                        t('desk.clusters.found.neighbours', { count: neighbours }),
                      ].join(' · ')}
                    </small>
                  </th>
                  {shares && <td>{reader.percent(shares.hot)}</td>}
                  {shares && <td>{reader.percent(shares.cold)}</td>}
                  <td>{q < 0.001 ? `< ${number(0.001, 3)}` : number(q, 3)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Neighbours({ reader, result }: { reader: Reader; result: VersionClusters }) {
  const { t, number } = reader;
  const { links, components, islands, meanNeighbours, mostNeighbours } = result.neighbours;
  const named = reader.list(islands.slice(0, islandsNamed).map((area) => result.areas[area]?.name ?? ''));
  const names = islands.length > islandsNamed ? t('desk.clusters.islands.more', { names: named }) : named;
  const facts = [
    ['desk.clusters.links', number(links)],
    ['desk.clusters.mean', t('desk.clusters.mean.of', { mean: number(meanNeighbours, 2), most: mostNeighbours })],
    ['desk.clusters.pieces', number(components)],
    [
      'desk.clusters.islands',
      islands.length === 0
        ? t('desk.clusters.islands.none')
        : t('desk.clusters.islands.some', { count: islands.length, names }),
    ],
  ] as const;
  return (
    <section aria-labelledby="neighbours">
      <h2 id="neighbours">{t('desk.clusters.neighbours')}</h2>
      <p>{t(`desk.clusters.neighbours.${result.by}`)}</p>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <>
            <dt>{t(name)}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <p class="hint">{t('desk.clusters.method')}</p>
    </section>
  );
}
