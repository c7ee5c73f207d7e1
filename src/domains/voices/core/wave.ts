import type { WaveContent } from './wave-content.ts';

/** An invitation to speak, with what has been decided about it. What it is at a moment follows from this and the clock. */
export interface Wave {
  readonly id: string;
  /** In addresses: "not-ours". */
  readonly slug: string;
  /** Waves that follow each other have a series; the order is that of their moments. */
  readonly series: string | null;
  readonly isExample: boolean;
  /** Codes of the areas it is for, sorted; empty for everywhere. */
  readonly areas: readonly string[];
  /** Whether people may ask to have their words shown. */
  readonly hasWall: boolean;
  /** Whether only people of 18 and older write for it. */
  readonly isForAdults: boolean;
  readonly content: WaveContent;
  /** Of the content. */
  readonly version: number;
  /** Safety in numbers: nothing of it is public until so many people have prepared. Null for none. */
  readonly threshold: number | null;
  /** Its moment. */
  readonly opensAt: Date;
  /** Null for one that ends only when somebody ends it. */
  readonly closesAt: Date | null;
  readonly createdBy: string;
  readonly approvedAt: Date | null;
  /** When as many had prepared as it takes. */
  readonly reachedAt: Date | null;
  readonly pausedAt: Date | null;
  /** The first of the two people it takes to resume it. */
  readonly resumeAskedBy: string | null;
  readonly closedAt: Date | null;
  /** Since when it is taken away by moderation: then it is nowhere. */
  readonly hiddenAt: Date | null;
  /** How often anything about it has changed, and when it last did: for calendars. */
  readonly changes: number;
  readonly changedAt: Date;
}

/**
 * draft: nobody has approved it. scheduled: its moment is to come. gathering: its moment has come, and not enough people have prepared. open:
 * people share. paused: stopped for now. closed: over.
 */
export type WavePhase = 'draft' | 'scheduled' | 'gathering' | 'open' | 'paused' | 'closed';

type WaveFacts = Pick<
  Wave,
  'approvedAt' | 'closedAt' | 'closesAt' | 'pausedAt' | 'opensAt' | 'threshold' | 'reachedAt' | 'hiddenAt'
>;

export function phaseOf(wave: WaveFacts, now: Date): WavePhase {
  if (wave.approvedAt === null) return 'draft';
  if (wave.closedAt !== null || (wave.closesAt !== null && wave.closesAt <= now)) return 'closed';
  if (wave.pausedAt !== null) return 'paused';
  if (wave.opensAt > now) return 'scheduled';
  return isSafeInNumbers(wave) ? 'open' : 'gathering';
}

/** When it ended, or will; null for one whose end nobody knows. */
export function endOf({ closedAt, closesAt }: Pick<Wave, 'closedAt' | 'closesAt'>): Date | null {
  if (closedAt === null || closesAt === null) return closedAt ?? closesAt;
  return closedAt < closesAt ? closedAt : closesAt;
}

/** Whether nobody would stand alone. */
export const isSafeInNumbers = ({ threshold, reachedAt }: Pick<Wave, 'threshold' | 'reachedAt'>): boolean =>
  threshold === null || reachedAt !== null;

/** Whether whoever has its link finds it. */
export const isThere = ({ approvedAt, hiddenAt }: Pick<Wave, 'approvedAt' | 'hiddenAt'>): boolean =>
  approvedAt !== null && hiddenAt === null;

/**
 * Whether the public may know of it: lists, counts, the wall, the sitemap. Until it is safe in numbers only whoever has its link finds it. Once
 * its moment has come and it was ever safe it stays public, paused and closed too.
 */
export function isPublic(wave: WaveFacts): boolean {
  return isThere(wave) && isSafeInNumbers(wave);
}

/** Whether somebody may write for it. Before its moment people prepare, so that many speak at once. */
export function mayPrepare(wave: WaveFacts, now: Date): boolean {
  return ['scheduled', 'gathering', 'open'].includes(phaseOf(wave, now));
}

/** Whether it is time to share. */
export function mayShare(wave: WaveFacts, now: Date): boolean {
  return phaseOf(wave, now) === 'open';
}

/** The wave of the same series whose moment comes next, of those that the public may know of; null when there is none. */
export function nextOf(wave: Pick<Wave, 'id' | 'series' | 'opensAt'>, others: readonly Wave[], now: Date): Wave | null {
  if (wave.series === null) return null;
  const later = others.filter(
    (other) =>
      other.series === wave.series &&
      other.id !== wave.id &&
      other.opensAt > wave.opensAt &&
      isPublic(other) &&
      phaseOf(other, now) === 'scheduled',
  );
  return later.toSorted((one, other) => one.opensAt.getTime() - other.opensAt.getTime())[0] ?? null;
}

/** The wave of the same series whose moment came last before, of those that the public may know of; null when there is none. */
export function previousOf(wave: Pick<Wave, 'id' | 'series' | 'opensAt'>, others: readonly Wave[]): Wave | null {
  if (wave.series === null) return null;
  const earlier = others.filter(
    (other) => other.series === wave.series && other.id !== wave.id && other.opensAt < wave.opensAt && isPublic(other),
  );
  return earlier.toSorted((one, other) => other.opensAt.getTime() - one.opensAt.getTime())[0] ?? null;
}

/** From when until when a public authority publishes nothing new, because of an election. */
export interface Lock {
  readonly from: Date;
  readonly until: Date;
}

/**
 * The wave as it is while a lock holds: one that had not opened before the lock began is stopped. What was open before goes on.
 */
export function heldBy(wave: Wave, lock: Lock | null): Wave {
  return isHeldBy(wave, lock) ? { ...wave, pausedAt: wave.pausedAt ?? lock?.from ?? null } : wave;
}

export function isHeldBy(wave: WaveFacts, lock: Lock | null): boolean {
  if (lock === null || !isThere(wave)) return false;
  if (!isSafeInNumbers(wave)) return true;
  return wave.opensAt >= lock.from || (wave.reachedAt !== null && wave.reachedAt >= lock.from);
}
