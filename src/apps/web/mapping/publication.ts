import { createHash } from 'node:crypto';
import { findNames } from '#domains/desk';
import { findReadyTiles, type Vintage } from '#domains/geography';
import {
  type CurrentIndex,
  findAudit,
  findHeadings,
  findPublicVersions,
  type IndexSources,
  listRequests,
  type PublicEvent,
  publicLog,
  readIndex,
  type VersionHeading,
} from '#domains/mapping';
import { type AllowedInput, publicCoverage, type VersionAudit } from '#domains/mapping/core';
import type { Database } from '#platform/database';
import type { Atlas } from './atlas.ts';
import { type KeptSource, SourceUnavailable } from './keep-last-good.ts';
import { readAtlas } from './read-atlas.ts';
import { attributionsOf, EXAMPLE_RECIPE, type Statistic, statisticsOf } from './statistics.ts';

/** A map that is public, with what is known of its figures. */
export interface Publication {
  readonly atlas: Atlas;
  readonly isExample: boolean;
  /** Whether its recipe is the example's, whose choices the message files explain in every language. */
  readonly isExampleRecipe: boolean;
  readonly statistics: readonly Statistic[];
  /** Null where nobody wrote down why each source was taken. */
  readonly sources: IndexSources | null;
  readonly attributions: readonly string[];
  /** On whom it falls; null where that was not asked. */
  readonly audit: VersionAudit | null;
  /** What goes closely with who lives in a place and was let in, with the reason. */
  readonly allowed: readonly LetIn[];
}

export interface LetIn extends AllowedInput {
  /** What the steward is called; null for one who is not known any more. */
  readonly name: string | null;
}

/** What is public now, and how it came to be. */
export interface PublicState {
  /** What was published last first: that one is shown unless another is asked for. */
  readonly maps: readonly VersionHeading[];
  /** The newest first. */
  readonly log: readonly PublicEvent[];
  /** Of every version that the log speaks of. */
  readonly headings: ReadonlyMap<string, VersionHeading>;
  /** What staff call themselves, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** For some of the maps the version that it took the place of, where that was not withdrawn: it may be laid beside it. */
  readonly before: ReadonlyMap<string, VersionHeading>;
  /** The map tiles that are ready, by the vintage of their areas. */
  readonly tiles: ReadonlyMap<Vintage, string>;
  /** Changes whenever anything of this does. Pages made from it carry it, so that a browser can ask whether its copy is still true. */
  readonly stamp: string;
}

/** Reads what is public, in a few short queries: no figures. */
export async function readPublicState(db: Database): Promise<PublicState> {
  const maps = await findPublicVersions(db);
  const log = publicLog(await listRequests(db));
  const headings = await findHeadings(db, [...new Set(log.map(({ versionId }) => versionId))]);
  const names = await findNames(db, [...new Set(log.flatMap(({ by }) => by))]);
  const byId = new Map(headings.map((heading) => [heading.id, heading]));
  const before = beforeEach(maps, log, byId);
  const tiles = await findReadyTiles(db);
  const stamp = createHash('sha256')
    .update(JSON.stringify([maps, log, [...names], [...before], [...tiles]]))
    .digest('base64url');
  return { maps, log, headings: byId, names, before, tiles, stamp };
}

function beforeEach(
  maps: PublicState['maps'],
  log: PublicState['log'],
  headings: PublicState['headings'],
): PublicState['before'] {
  return new Map(
    maps.flatMap(({ id, vintage }) => {
      const published = log.find(({ kind, versionId }) => kind === 'published' && versionId === id);
      const before = headings.get(published?.superseded ?? '');
      return before?.status === 'superseded' && before.vintage === vintage ? [[id, before]] : [];
    }),
  );
}

/** Where pages get public maps from. */
export interface Publications {
  /** What is public, at most a second old. */
  state(): Promise<PublicState>;
  /** The map that is shown unless another is asked for, null when there is none. */
  current(): Promise<Publication | null>;
  /** Everything about one of the maps of a state. */
  read(heading: VersionHeading): Promise<Publication>;
  /** To be called after a change of what is public: this process then shows nothing from before any more. */
  forget(): void;
}

/**
 * Public maps with their figures. A map is read once and kept as long as it is public: a version never changes. Its id alone does not tell
 * versions apart: an example that went and came back has the same.
 */
export function publicationsOf(
  db: Database,
  states: KeptSource<PublicState>,
  onTrouble: (error: unknown) => void,
): Publications {
  const known = new Map<string, Promise<Publication>>();
  const state = async () => {
    const found = await states.read();
    const keys = new Set([...found.maps, ...found.before.values()].map(keyOf));
    for (const key of known.keys()) if (!keys.has(key)) known.delete(key);
    return found;
  };
  const read = (heading: VersionHeading) => {
    const key = keyOf(heading);
    const reading = known.get(key) ?? readPublication(db, heading);
    if (known.has(key)) return reading;
    known.set(key, reading);
    reading.catch((error) => {
      known.delete(key);
      onTrouble(error);
    });
    return reading;
  };
  return {
    state,
    read,
    async current() {
      const [first] = (await state()).maps;
      return first === undefined ? null : read(first);
    },
    forget: states.forget,
  };
}

const keyOf = ({ id, createdAt }: VersionHeading) => `${id} ${createdAt}`;

async function readPublication(db: Database, { id }: VersionHeading): Promise<Publication> {
  try {
    const exact = await readIndex(db, id);
    if (exact === null) throw new Error(`${id} is public and not there`);
    // What follows is public: nothing of it is made from exact shares of people.
    const coverage = publicCoverage(exact.version.coverage, exact.areas);
    const index = { ...exact, version: { ...exact.version, coverage } };
    return describe(index, await readAtlas(db, index), await findAudit(db, id), await letIn(db, index));
  } catch (error) {
    throw new SourceUnavailable(`the figures of ${id} cannot be read`, { cause: error });
  }
}

async function letIn(db: Database, { version }: CurrentIndex): Promise<readonly LetIn[]> {
  const allowed = version.provenance.allowed ?? [];
  const names = await findNames(db, [...new Set(allowed.map(({ by }) => by))]);
  return allowed.map((input) => ({ ...input, name: names.get(input.by) ?? null }));
}

function describe(
  { version, sources }: CurrentIndex,
  atlas: Atlas,
  audit: VersionAudit | null,
  allowed: readonly LetIn[],
): Publication {
  return {
    atlas,
    isExample: version.status === 'example',
    isExampleRecipe: version.recipeId === EXAMPLE_RECIPE,
    statistics: statisticsOf(version, sources),
    sources,
    attributions: attributionsOf(version, sources),
    audit,
    allowed,
  };
}
