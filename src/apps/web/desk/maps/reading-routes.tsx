import { findNames } from '#domains/desk';
import type { Vintage } from '#domains/geography';
import {
  type CurrentIndex,
  countChallenges,
  findPublicVersions,
  listRequests,
  listVersions,
  readIndex,
} from '#domains/mapping';
import {
  type Band,
  bandView,
  type IndexVersion,
  publicCoverage,
  rankIntervals,
  recordMarkdown,
} from '#domains/mapping/core';
import { lastPublished, readMapRecords } from '../../../worker/flows/map-records.ts';
import { keepShortly } from '../frame/keep-shortly.ts';
import type { DeskHandlers, DeskParts } from '../frame/parts.ts';
import { respondAtDesk } from '../frame/respond-at-desk.ts';
import type { StaffVisit } from '../frame/visit.ts';
import { bandPicture } from '../pictures/band-picture.ts';
import { spotsOf } from '../pictures/spots-of.ts';
import { atVersion } from './at-version.tsx';
import { CompareVersionsPage } from './compare-page.tsx';
import { comparer } from './comparison.ts';
import { IntervalsPage } from './intervals-page.tsx';
import { RecordsPage } from './records-page.tsx';
import { ReportPage } from './report-page.tsx';

type ReadingRoutes = Pick<
  DeskHandlers,
  | 'GET /desk/maps/:id/compare'
  | 'GET /desk/maps/:id/intervals'
  | 'GET /desk/maps/:id/report'
  | 'GET /desk/maps/:id/report/:file'
  | 'GET /desk/maps/:id/records'
  | 'GET /desk/maps/:id/records/:file'
>;

/** How many areas a picture of intervals shows: more could not be told apart. */
const intervalsShown = 160;

/** What staff read of a version and take along: how sure it is, what it changes, a report on paper, the records of a public body. */
export function readingHandlers({ db, assets, publicUrl, now }: DeskParts): ReadingRoutes {
  const { missing, forVersion } = atVersion({ db, assets });
  const compare = comparer(db);
  const spotsAt = keepShortly(now, (vintage: Vintage) => spotsOf(db, vintage));
  const indexAt = keepShortly(now, (id: string) => readIndex(db, id));
  /** A handler of one version with all its figures. */
  const forIndex = (handler: (visit: StaffVisit, index: CurrentIndex) => Promise<Response>) =>
    forVersion(async (visit, { id }) => {
      const index = await indexAt(id);
      return index === null ? missing(visit) : handler(visit, index);
    });
  const recordsOf = ({ reader }: StaffVisit, versionId: string) =>
    readMapRecords(db, versionId, {
      publicUrl,
      now: now(),
      titleOf: (requirement) => reader.t(`desk.readiness.${requirement}`),
    });

  return {
    'GET /desk/maps/:id/compare': forVersion(async (visit, version) => {
      const others = (await listVersions(db)).filter(
        ({ id, vintage }) => id !== version.id && vintage === version.vintage,
      );
      const asked = visit.context.req.query('with');
      const other = asked === undefined ? undefined : others.find(({ id }) => id === asked);
      if (asked !== undefined && other === undefined) return missing(visit);
      const compared = other === undefined ? null : await compare(other.id, version.id);
      return respondAtDesk(visit, <CompareVersionsPage {...{ visit, assets, version, others, compared }} />);
    }),

    'GET /desk/maps/:id/intervals': forIndex(async (visit, { version, areas }) => {
      const found = topsOf(version).map((group) => ({
        group,
        intervals: rankIntervals(version, areas, group.id, intervalsShown),
      }));
      return respondAtDesk(visit, <IntervalsPage {...{ visit, assets, version, found }} />);
    }),

    'GET /desk/maps/:id/report': forIndex(async (visit, { version: exact, areas }) => {
      // What is printed leaves the house: it says of people what the public may read.
      const version = { ...exact, coverage: publicCoverage(exact.coverage, areas) };
      const spots = await spotsAt(version.vintage);
      const published = lastPublished(await listRequests(db, version.id));
      const names = await findNames(db, published === null ? [] : published.by);
      const view = {
        version,
        isPublic: (await findPublicVersions(db)).some(({ id }) => id === version.id),
        published: published && {
          by: published.by.map((id) => names.get(id) ?? visit.reader.t('history.somebody')),
          on: published.on,
        },
        axes: topsOf(version).map(({ id, title }) => ({
          ...{ id, title },
          picture: spots && { width: spots.width, height: spots.height },
          staying: rankIntervals(version, areas, id, 1)?.staying ?? null,
        })),
        challenges: await countChallenges(db, version.id),
      };
      return respondAtDesk(visit, <ReportPage visit={visit} assets={assets} view={view} />);
    }),

    'GET /desk/maps/:id/report/:file': forIndex(async (visit, { version, areas }) => {
      const at = version.groups.findIndex(({ id, isTop }) => isTop && `${id}.svg` === visit.context.req.param('file'));
      const spots = await spotsAt(version.vintage);
      if (at === -1 || spots === null) return missing(visit);
      const bands = new Map<string, Band>();
      for (const { code, groups } of areas) {
        const result = groups[at];
        if (result !== undefined) bands.set(code, bandView(result, areas.length).band);
      }
      visit.context.header('content-type', 'image/svg+xml; charset=utf-8');
      return visit.context.body(bandPicture(spots, version.groups[at]?.id ?? '', (code) => bands.get(code) ?? 0));
    }),

    'GET /desk/maps/:id/records': forVersion(async (visit, version) => {
      const records = await recordsOf(visit, version.id);
      if (records === null) return missing(visit);
      return respondAtDesk(visit, <RecordsPage visit={visit} assets={assets} version={version} records={records} />);
    }),

    'GET /desk/maps/:id/records/:file': forVersion(async (visit, version) => {
      const records = await recordsOf(visit, version.id);
      const file = visit.context.req.param('file');
      const known = { 'transparency.md': records?.transparency, 'equality.md': records?.equality };
      const record = file === 'transparency.md' || file === 'equality.md' ? known[file] : undefined;
      if (record === undefined) return missing(visit);
      visit.context.header('content-type', 'text/markdown; charset=utf-8');
      visit.context.header('content-disposition', `attachment; filename="${version.id}-${file}"`);
      return visit.context.body(recordMarkdown(record));
    }),
  };
}

const topsOf = ({ groups }: Pick<IndexVersion, 'groups'>) => groups.filter(({ isTop }) => isTop);
