import { availableParallelism } from 'node:os';
import { findNames } from '#domains/desk';
import { findReadyTiles, listCodesWithin, listHexCells, type Vintage } from '#domains/geography';
import {
  allowInput,
  clustersOfVersion,
  findAudit,
  findOpenRequest,
  findPublicVersions,
  findSensitivity,
  listRequests,
  listStopped,
  listVersions,
  searchAreaResults,
  takeBackRequest,
  type VersionHeading,
} from '#domains/mapping';
import { AXES, type IndexVersion } from '#domains/mapping/core';
import { exampleFolder } from '../../../worker/flows/example-files.ts';
import {
  decideProposal,
  proposePublication,
  proposeWithdrawal,
  whatStandsInTheWay,
} from '../../../worker/flows/publication.ts';
import { sendToOne } from '../../mapping/kept-file.ts';
import { filledAxes, liveMapAtDesk } from '../../mapping/live-map.ts';
import { findForMap, isLiveFile, keepLiveFiles } from '../../mapping/live-routes.ts';
import { keepPictures } from '../../mapping/pictures.ts';
import { keepShortly } from '../frame/keep-shortly.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import { spotsOf } from '../pictures/spots-of.ts';
import { AreasPage } from './areas-page.tsx';
import { atVersion } from './at-version.tsx';
import { clusterPicture, foundAreas } from './cluster-view.ts';
import { ClustersPage } from './clusters-page.tsx';
import { comparer } from './comparison.ts';
import { DecidePage, type DecideView } from './decide-page.tsx';
import { keepAtlases } from './desk-atlas.ts';
import { MapsPage } from './maps-page.tsx';
import { ProposePage } from './propose-page.tsx';
import { StoppedPage, type TypedReason } from './stopped-page.tsx';
import { VersionMapPage } from './version-map-page.tsx';
import { VersionPage, type VersionView } from './version-page.tsx';
import { explain, type MapProblem } from './words.ts';

type MapsRoutes = Pick<
  DeskHandlers,
  | 'GET /desk/maps'
  | 'GET /desk/maps/:id'
  | 'GET /desk/maps/:id/areas'
  | 'GET /desk/maps/:id/map'
  | 'GET /desk/maps/:id/map/:file'
  | 'GET /desk/maps/:id/clusters'
  | 'GET /desk/maps/:id/clusters/:axis'
  | 'GET /desk/maps/:id/publish'
  | 'POST /desk/maps/:id/publish'
  | 'GET /desk/maps/:id/withdraw'
  | 'POST /desk/maps/:id/withdraw'
  | 'GET /desk/maps/:id/decide'
  | 'POST /desk/maps/:id/decide'
  | 'POST /desk/maps/:id/take-back'
  | 'GET /desk/stopped'
  | 'POST /desk/stopped/:number'
>;

const areasShown = 50;
const longestQuery = 100;
const workers = availableParallelism();

/** Versions of maps: what they are, and what two people make public or take back. */
export function mapsHandlers({ db, assets, now, publicHasChanged }: DeskParts): MapsRoutes {
  const compare = comparer(db);
  const [atlases, pictures, liveFiles] = [keepAtlases(db), keepPictures(db), keepLiveFiles(db)];
  const { missing, forVersion } = atVersion({ db, assets });
  const namesIn = async (versionId: string) => {
    const requests = await listRequests(db, versionId);
    const ids = requests.flatMap(({ askedBy, decision }) => [askedBy, ...(decision === null ? [] : [decision.by])]);
    return { requests, names: await findNames(db, [...new Set(ids)]) };
  };
  const spotsAt = keepShortly(now, (vintage: Vintage) => spotsOf(db, vintage));
  const clustersAt = keepShortly(now, (asked: string) => {
    const [versionId = '', axis = ''] = JSON.parse(asked) as string[];
    const folder = ({ status }: IndexVersion) => (status === 'example' ? exampleFolder() : null);
    return clustersOfVersion(db, versionId, axis, { workers, folder });
  });
  /** Asked of a version by its page and its picture, a moment later. */
  const clustersOf = (version: IndexVersion, axis: string) => clustersAt(JSON.stringify([version.id, axis]));
  /** Whether somebody may see an area by itself: people limited to own areas see those. */
  const mayLookAt = async ({ person: { areas } }: StaffVisit, { vintage }: IndexVersion) => {
    const codes = areas.length === 0 ? null : new Set(await listCodesWithin(db, vintage, areas));
    return (code: string) => codes === null || codes.has(code);
  };

  const showVersion = async (visit: StaffVisit, version: IndexVersion, problem?: MapProblem) => {
    const view: VersionView = {
      version,
      ...(await namesIn(version.id)),
      obstacles: await whatStandsInTheWay(db, version.id, now()),
      audit: await findAudit(db, version.id),
      sensitivity: await findSensitivity(db, version.id),
      isPublic: (await findPublicVersions(db)).some(({ id }) => id === version.id),
      hasMap: (await findReadyTiles(db)).has(version.vintage) && (await listHexCells(db, version.vintage)).length === 0,
    };
    const page = <VersionPage visit={visit} assets={assets} view={view} {...(problem && { problem })} />;
    return respondAtDesk(visit, page, problem === undefined ? 200 : 422);
  };

  const propose = (kind: 'publish' | 'withdraw') =>
    forVersion(async (visit, version) => {
      const note = field(visit, 'note');
      const proposal = { versionId: version.id, by: visit.person.id, note, now: now() };
      const asked = await (kind === 'publish' ? proposePublication : proposeWithdrawal)(db, proposal);
      if (asked.ok) {
        if (kind === 'withdraw') publicHasChanged();
        return goTo(visit, `/desk/maps/${version.id}`);
      }
      const problem = explain(visit.reader, asked.problem, new Map());
      const shown = { kind, version, note, problem };
      return respondAtDesk(visit, <ProposePage visit={visit} assets={assets} {...shown} />, 422);
    });

  const showDecision = async (
    visit: StaffVisit,
    version: IndexVersion,
    more: { note?: string; problem?: MapProblem } = {},
  ) => {
    const publicVersions = await findPublicVersions(db);
    const published = publicVersions.filter(({ status }) => status === 'published');
    const publicNow = published.find(({ recipeId }) => recipeId === version.recipeId)?.id ?? null;
    const request = await findOpenRequest(db, version.id);
    const past = publicNow ?? (await lastPublic(version));
    const view: DecideView = {
      version,
      audit: await findAudit(db, version.id),
      request,
      names: (await namesIn(version.id)).names,
      publicNow,
      compared: request?.kind !== 'publish' || past === null ? null : await compare(past, version.id),
      others: published.filter(({ recipeId }) => recipeId !== version.recipeId),
    };
    const page = <DecidePage visit={visit} assets={assets} view={view} {...more} />;
    return respondAtDesk(visit, page, more.problem === undefined ? 200 : 422);
  };
  /** The version of the same recipe that was public last, other than this one. */
  const lastPublic = async ({ id, recipeId }: VersionHeading) => {
    const once = (await listVersions(db)).filter(
      (one) => one.recipeId === recipeId && one.id !== id && one.publishedAt !== null,
    );
    return once.toSorted((one, other) => ((one.publishedAt ?? '') < (other.publishedAt ?? '') ? 1 : -1))[0]?.id ?? null;
  };

  const showStopped = async (visit: StaffVisit, typed?: TypedReason) => {
    const stopped = await listStopped(db);
    const names = await findNames(db, [...new Set(stopped.flatMap(({ allowed }) => allowed?.by ?? []))]);
    const shown = { stopped, names, ...(typed && { typed }) };
    return respondAtDesk(visit, <StoppedPage visit={visit} assets={assets} {...shown} />, typed ? 422 : 200);
  };

  return {
    'GET /desk/stopped': forStaff((visit) => showStopped(visit)),
    'POST /desk/stopped/:number': forStaff(async (visit) => {
      const number = Number(visit.context.req.param('number'));
      if (!Number.isSafeInteger(number)) return missing(visit);
      const reason = field(visit, 'reason');
      const asked = { reason, by: visit.person.id, now: now() };
      const allowed = await db.transaction().execute((trx) => allowInput(trx, number, asked));
      if (allowed.ok) return goTo(visit, '/desk/stopped');
      if (allowed.problem.kind === 'nothing-stopped') return missing(visit);
      const { text } = explain(visit.reader, allowed.problem, new Map());
      return showStopped(visit, { number, reason, problem: text });
    }),

    'GET /desk/maps': forStaff(async (visit) => {
      const [headings, requests] = [await listVersions(db), await listRequests(db)];
      const waiting = requests.filter(({ decision }) => decision === null);
      const names = await findNames(db, [...new Set(waiting.map(({ askedBy }) => askedBy))]);
      const versions = headings.map((heading) => ({
        heading,
        waiting: waiting.find(({ versionId }) => versionId === heading.id) ?? null,
      }));
      return respondAtDesk(visit, <MapsPage visit={visit} assets={assets} versions={versions} names={names} />);
    }),

    'GET /desk/maps/:id': forVersion((visit, version) => showVersion(visit, version)),

    'GET /desk/maps/:id/areas': forVersion(async (visit, version) => {
      const query = (visit.context.req.query('find') ?? '').slice(0, longestQuery).trim();
      const { areas: own } = visit.person;
      const codes = own.length === 0 ? null : await listCodesWithin(db, version.vintage, own);
      const found = await searchAreaResults(db, version.id, { text: query, codes, limit: areasShown });
      const shown = { version, query, isLimited: codes !== null, ...found };
      return respondAtDesk(visit, <AreasPage visit={visit} assets={assets} {...shown} />);
    }),

    'GET /desk/maps/:id/map': forVersion(async (visit, version) => {
      const { areas: own } = visit.person;
      const atlas = await atlases(version.id, own);
      const set = (await findReadyTiles(db)).get(version.vintage);
      const axis = AXES.find((name) => name === visit.context.req.query('axis')) ?? filledAxes(atlas)[0];
      if (atlas === null || set === undefined || axis === undefined || atlas.counts[axis] === null)
        return missing(visit);
      const publicNow =
        (await findPublicVersions(db)).find(
          ({ id, recipeId, vintage }) =>
            id !== version.id && recipeId === version.recipeId && vintage === version.vintage,
        ) ?? null;
      const start =
        own.map((code) => atlas.findAuthority(code)?.bounds ?? null).find((bounds) => bounds !== null) ?? null;
      const shown = { atlas, axis, live: liveMapAtDesk(atlas, set, { publicNow, start }), isLimited: own.length > 0 };
      return respondAtDesk(visit, <VersionMapPage visit={visit} assets={assets} {...shown} />);
    }),

    'GET /desk/maps/:id/map/:file': forVersion(async (visit, version) => {
      const { context, person } = visit;
      const file = context.req.param('file') ?? '';
      const atlas = await atlases(version.id, person.areas);
      const set = (await findReadyTiles(db)).get(version.vintage);
      if (atlas === null || set === undefined) return missing(visit);
      const axis = AXES.find((name) => file === `${name}.svg`);
      if (axis !== undefined) return sendToOne(context, await pictures.whole(atlas, axis, 'country'));
      if (file === 'find.json') return context.json(await findForMap(db, atlas, context.req.query('place') ?? ''));
      const kept = isLiveFile(file) ? await liveFiles(atlas, set, file) : null;
      return kept === null ? missing(visit) : sendToOne(context, kept);
    }),

    'GET /desk/maps/:id/clusters': forVersion(async (visit, version) => {
      const axes = version.groups.filter(({ isTop }) => isTop);
      const asked = visit.context.req.query('axis');
      const axis = asked === undefined ? axes[0] : axes.find(({ id }) => id === asked);
      if (axis === undefined) return missing(visit);
      const found = await clustersOf(version, axis.id);
      const spots = await spotsAt(version.vintage);
      const may = await mayLookAt(visit, version);
      const shown = new Set(found.ok ? found.value.areas.map(({ code }) => code).filter(may) : []);
      const view = {
        ...{ version, axes, axis, result: found.ok ? found.value : found.problem },
        picture: spots && { width: spots.width, height: spots.height, hasBlanks: shown.size < spots.at.size },
        found: found.ok ? foundAreas(found.value, may) : [],
      };
      return respondAtDesk(visit, <ClustersPage visit={visit} assets={assets} view={view} />);
    }),

    'GET /desk/maps/:id/clusters/:axis': forVersion(async (visit, version) => {
      const axis = visit.context.req.param('axis') ?? '';
      const isShown = version.groups.some(({ id, isTop }) => isTop && id === axis);
      const found = isShown ? await clustersOf(version, axis) : null;
      const spots = await spotsAt(version.vintage);
      if (!found?.ok || spots === null) return missing(visit);
      visit.context.header('content-type', 'image/svg+xml; charset=utf-8');
      return visit.context.body(clusterPicture(spots, axis, found.value, await mayLookAt(visit, version)));
    }),

    'GET /desk/maps/:id/publish': forVersion((visit, version) =>
      respondAtDesk(visit, <ProposePage visit={visit} assets={assets} kind="publish" version={version} />),
    ),
    'POST /desk/maps/:id/publish': propose('publish'),
    'GET /desk/maps/:id/withdraw': forVersion((visit, version) =>
      respondAtDesk(visit, <ProposePage visit={visit} assets={assets} kind="withdraw" version={version} />),
    ),
    'POST /desk/maps/:id/withdraw': propose('withdraw'),

    'GET /desk/maps/:id/decide': forVersion((visit, version) => showDecision(visit, version)),

    'POST /desk/maps/:id/decide': forVersion(async (visit, version) => {
      const [note, verdict] = [field(visit, 'note'), field(visit, 'verdict')];
      const refuse = async (problem: Parameters<typeof explain>[1]) => {
        const { names } = await namesIn(version.id);
        return showDecision(visit, version, { note, problem: explain(visit.reader, problem, names) });
      };
      if (verdict !== 'confirm' && verdict !== 'decline') return refuse({ kind: 'no-verdict' });
      const deciding = { by: visit.person.id, verdict, note, against: field(visit, 'against') || null } as const;
      const request = (await listRequests(db, version.id)).find(({ id }) => String(id) === field(visit, 'request'));
      if (request === undefined) return refuse({ kind: 'no-request' });
      const decided = await decideProposal(db, request.id, deciding, now());
      if (!decided.ok) return refuse(decided.problem);
      publicHasChanged();
      return goTo(visit, `/desk/maps/${version.id}`);
    }),

    'POST /desk/maps/:id/take-back': forVersion(async (visit, version) => {
      const request = await findOpenRequest(db, version.id);
      const by = { by: visit.person.id, now: now() };
      const taken =
        request === null ? null : await db.transaction().execute((trx) => takeBackRequest(trx, request.id, by));
      if (taken?.ok === true) return goTo(visit, `/desk/maps/${version.id}`);
      const { names } = await namesIn(version.id);
      return showVersion(visit, version, explain(visit.reader, taken?.problem ?? { kind: 'no-request' }, names));
    }),
  };
}
