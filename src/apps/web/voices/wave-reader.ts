import { findArea } from '#domains/geography';
import { electionLock, isRunning } from '#domains/readiness';
import {
  type Example,
  hashOfContent,
  listEndorsements,
  listExamples,
  listHours,
  listPapers,
  listWaves,
  noteIfEnough,
} from '#domains/voices';
import {
  endOf,
  type HourCount,
  heldBy,
  isHeldBy,
  isPublic,
  isShownEndorsement,
  isThere,
  type Lock,
  nextOf,
  type PublicNumbers,
  phaseOf,
  previousOf,
  publicNumbers,
  type Wave,
  type WavePhase,
  type WaveReport,
} from '#domains/voices/core';
import { approvedOf } from '#foundations/paper';
import type { Database } from '#platform/database';
import { type KeptSource, keepLastGood } from '../mapping/keep-last-good.ts';

/** A wave as it is now, with what its page shows. */
export interface WaveView {
  readonly wave: Wave;
  readonly phase: WavePhase;
  /** When that is. */
  readonly at: Date;
  readonly isPublic: boolean;
  readonly examples: readonly Example[];
  /** Null as long as the public may not know of it. */
  readonly numbers: PublicNumbers | null;
  /** The next one of its series, and the one before. */
  readonly next: Wave | null;
  readonly previous: Wave | null;
  /** Names of the areas it is for; none for everywhere. */
  readonly places: readonly string[];
  /** Those who stand behind it, each by their own link. */
  readonly endorsers: readonly Endorser[];
  /** Until when an election keeps it from opening; null where none does. */
  readonly heldUntil: Date | null;
  /** What its organiser tells once it is over, approved by a second person. */
  readonly report: WaveReport | null;
}

export interface Endorser {
  readonly name: string;
  readonly role: string;
}

export interface WaveReader {
  /** Those that everybody may know of, by their moments. */
  list(): Promise<readonly Wave[]>;
  /** The pages of those, without language: each wave, and what is told of it afterwards. */
  paths(): Promise<readonly string[]>;
  /** Null for one that is not there, or that nobody has approved. */
  find(slug: string): Promise<WaveView | null>;
  /** To be called when somebody has changed a wave: nothing from before is shown then. */
  forget(): void;
}

/** What belongs to one wave, and when it was read. */
interface Details {
  readonly examples: readonly Example[];
  readonly hours: readonly HourCount[];
  readonly places: readonly string[];
  readonly endorsers: readonly Endorser[];
  readonly report: WaveReport | null;
  readonly readAt: Date;
}

/** So long people's words are shown although the database can no longer be asked whether they still may be. */
const WORDS_MILLISECONDS = 60_000;

/** Reads waves at most once a second, however many people look; pages stay up for a while when the database is down. */
export function createWaveReader(db: Database, now: () => Date, onTrouble: (error: unknown) => void): WaveReader {
  const waves = keepLastGood(() => readWaves(db, now()), now, onTrouble);
  const lock = keepLastGood(() => readLock(db, now()), now, onTrouble);
  const details = new Map<string, KeptSource<Details>>();

  /** As they were when somebody last asked: a source lives longer than what it is first asked about. */
  const latest = new Map<string, Wave>();

  function detailsOf(wave: Wave): Promise<Details> {
    const { id } = wave;
    latest.set(id, wave);
    const source =
      details.get(id) ?? keepLastGood(() => readDetails(db, latest.get(id) ?? wave, now()), now, onTrouble);
    details.set(id, source);
    return source.read();
  }

  async function list(): Promise<readonly Wave[]> {
    const held = await lock.read();
    return (await waves.read()).filter(isPublic).map((wave) => heldBy(wave, held));
  }

  return {
    list,

    async paths() {
      const paths: string[] = [];
      for (const wave of await list()) {
        const isTold = phaseOf(wave, now()) === 'closed' && (await detailsOf(wave)).report !== null;
        paths.push(`/waves/${wave.slug}`, ...(isTold ? [`/waves/${wave.slug}/report`] : []));
      }
      return paths;
    },

    async find(slug) {
      const held = await lock.read();
      const all = await waves.read();
      const found = all.find((one) => one.slug === slug);
      const at = now();
      if (found === undefined || !isThere(found)) return null;
      const wave = heldBy(found, held);
      const { examples, hours, readAt, ...shown } = await detailsOf(wave);
      return {
        wave,
        phase: phaseOf(wave, at),
        at,
        isPublic: isPublic(wave),
        examples: at.getTime() - readAt.getTime() > WORDS_MILLISECONDS ? [] : examples,
        numbers: isPublic(wave) ? publicNumbers(hours, at) : null,
        next: nextOf(wave, all, at),
        previous: previousOf(wave, all),
        ...shown,
        heldUntil: isHeldBy(found, held) && phaseOf(wave, at) === 'paused' ? (held?.until ?? null) : null,
      };
    },

    forget() {
      for (const source of [waves, lock, ...details.values()]) source.forget();
    },
  };
}

async function readWaves(db: Database, now: Date): Promise<readonly Wave[]> {
  const waves: Wave[] = [];
  for (const wave of await listWaves(db))
    waves.push(wave.approvedAt === null ? wave : await noteIfEnough(db, wave, now));
  return waves;
}

/** The weeks before an election that run now, in which nothing new opens. */
async function readLock(db: Database, now: Date): Promise<Lock | null> {
  const lock = await electionLock(db, now);
  return lock !== null && isRunning(lock, now) ? lock : null;
}

async function readDetails(db: Database, { id, areas, content, ...wave }: Wave, now: Date): Promise<Details> {
  const hash = hashOfContent(content);
  const end = endOf(wave);
  return {
    examples: await listExamples(db, id),
    hours: await listHours(db, id),
    places: await namesOf(db, areas),
    endorsers: (await listEndorsements(db, id)).flatMap((one) =>
      isShownEndorsement(one, hash) && one.name !== null && one.role !== null
        ? [{ name: one.name, role: one.role }]
        : [],
    ),
    report: end !== null && end <= now ? (approvedOf(await listPapers(db, id, 'report'))?.body ?? null) : null,
    readAt: now,
  };
}

/** What areas are called; the code of one that is not known any more. */
export async function namesOf(db: Database, codes: readonly string[]): Promise<readonly string[]> {
  const names: string[] = [];
  for (const code of codes) names.push((await findArea(db, code))?.name ?? code);
  return names;
}
