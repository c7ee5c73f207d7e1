import { createHash } from 'node:crypto';
import { authorityKinds } from '#domains/geography';
import { findAreaResult, findPublicVersions } from '#domains/mapping';
import { type Content, kinds, type Part } from '#domains/moderation';
import { findPublicClaim } from '#domains/straight-talk';
import { approvedOf } from '#foundations/paper';
import type { Database } from '#platform/database';
import { readLineage } from './lineage.ts';

/** Which page of a map: the map itself or one of its areas, of the map that is shown unless another is asked for, or of the one with an id. */
export interface PageSubject {
  readonly area: string | null;
  readonly map: string | null;
}

/** "map", "area:E08000035", or either with the id of a map behind it: "area:E08000035:england-2025-v1". */
export function pageSubject({ area, map }: PageSubject): string {
  return [area === null ? 'map' : `area:${area}`, ...(map === null ? [] : [map])].join(':');
}

function parsePageSubject(text: string): PageSubject | null {
  const found = /^(?:map|area:([ENSW][0-9]{8}))(?::(.+))?$/.exec(text);
  return found === null ? null : { area: found[1] ?? null, map: found[2] ?? null };
}

/**
 * Pages of maps, and answers to rumours ("claim:library"). They are published and taken back by two people of their own, so nothing that is decided here hides them: a
 * report leads to a steward, who takes them back or mends them where they are published.
 */
export const pagePart: Part = {
  kind: kinds.page,
  content: {
    read: readPage,
    settle: () => Promise.reject(new Error('a map or an answer is shown and taken back where it is published')),
  },
};

async function readPage(db: Database, subjectId: string): Promise<Content | null> {
  const [, slug] = /^claim:([a-z0-9-]{1,80})$/.exec(subjectId) ?? [];
  return slug === undefined ? readMapPage(db, subjectId) : readClaimPage(db, slug);
}

async function readClaimPage(db: Database, slug: string): Promise<Content | null> {
  const claim = await findPublicClaim(db, slug);
  const papers = claim?.papers.byLanguage.get(claim.papers.original);
  const shown = papers === undefined ? null : approvedOf(papers);
  if (claim === null || shown === null) return null;
  const version = createHash('sha256').update(`${claim.id} ${shown.number}`).digest('hex').slice(0, 32);
  return { version, passages: [], interested: [], name: shown.body.fact, address: `/claims/${slug}`, places: [] };
}

async function readMapPage(db: Database, subjectId: string): Promise<Content | null> {
  const subject = parsePageSubject(subjectId);
  if (subject === null) return null;
  const maps = await findPublicVersions(db);
  const map = subject.map === null ? maps[0] : maps.find(({ id }) => id === subject.map);
  if (map === undefined) return null;
  const query = subject.map === null ? '' : `?map=${encodeURIComponent(subject.map)}`;
  const version = createHash('sha256').update(`${map.id} ${map.createdAt}`).digest('hex').slice(0, 32);
  const page = { version, passages: [], interested: [] };
  if (subject.area === null) return { ...page, name: '', address: `/map${query}`, places: [] };
  const hasFigures = (await findAreaResult(db, map.id, subject.area)) !== null;
  const lineage = await readLineage(
    db,
    hasFigures ? { vintage: map.vintage, code: subject.area } : { code: subject.area },
  );
  // A map of small areas has a page for each local authority too, which has no figures of its own.
  const isAuthority = lineage[0] !== undefined && authorityKinds.includes(lineage[0].kind);
  if (!hasFigures && (!isAuthority || map.vintage.startsWith('lad'))) return null;
  return {
    ...page,
    name: lineage[0]?.name ?? subject.area,
    address: `/areas/${subject.area}${query}`,
    places: lineage.map(({ code }) => code),
  };
}
