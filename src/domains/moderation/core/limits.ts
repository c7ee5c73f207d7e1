/** What one person can do within an hour. A rogue or a stolen account does bounded harm, stewards are told, and all of it can be restored. */
export const limits = {
  /** Cases decided as members of groups. */
  bulkPerHour: 100,
  /** Things taken down that readers saw, one by one or in groups. */
  takedownsPerHour: 30,
  /** Members of one group decided at once. */
  groupAtOnce: 50,
} as const;

/** What somebody has done within the last hour. */
export interface Pace {
  readonly bulk: number;
  readonly takedowns: number;
}

/** Which limit a further step would break; null for none. */
export function limitBroken(pace: Pace, step: Pace): 'bulk' | 'takedowns' | null {
  if (step.bulk > 0 && pace.bulk + step.bulk > limits.bulkPerHour) return 'bulk';
  if (step.takedowns > 0 && pace.takedowns + step.takedowns > limits.takedownsPerHour) return 'takedowns';
  return null;
}

const minute = 60_000;

/** How long somebody may take back what they decided themselves; a steward has as long as restoring lasts. */
export const ownUndoMinutes = 60;

/** Somebody's time at the queue without a break: when it began, and when they last did something. */
export interface Sitting {
  readonly beganAt: Date;
  readonly lastAt: Date;
}

/** How long a pause must be to count as one, and after how long somebody is reminded of it. */
export const pauseMinutes = 15;
export const breakAfterMinutes = 45;

export function sitOn(sitting: Sitting | null, now: Date): Sitting {
  const hasPaused = sitting === null || now.getTime() - sitting.lastAt.getTime() >= pauseMinutes * minute;
  return hasPaused ? { beganAt: now, lastAt: now } : { beganAt: sitting.beganAt, lastAt: now };
}

/** Whole minutes without a break, once it is time for one; null before. */
export function minutesWithoutBreak({ beganAt, lastAt }: Sitting): number | null {
  const minutes = Math.floor((lastAt.getTime() - beganAt.getTime()) / minute);
  return minutes >= breakAfterMinutes ? minutes : null;
}
