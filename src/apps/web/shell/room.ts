import { createHmac, randomBytes } from 'node:crypto';

/** So many people may write from one place of the network within an hour: a mosque after prayers has one address, a script does too. */
export const MOST_FROM_ONE_PLACE = 1_000;

/** How many counters there are for all places together: each is shared by some, so that none tells who was here. */
const COUNTERS = 65_536;
const HOUR = 3_600_000;

/** How much room there still is for people from one place. */
export interface Room {
  /** Takes up the room of one; false where none is left. Of an unknown place there is always room. */
  take(waveId: string, place: string | null, now: Date): boolean;
}

/**
 * Counts in the memory of this process alone, under a key that is made each hour and forgotten with it: no address, and no hash of one, reaches the
 * database, a file or a log. Several processes each count for themselves. See docs/decisions/0022-room-for-people.md.
 */
export function createRoom(most = MOST_FROM_ONE_PLACE): Room {
  let hour = -1;
  let key = randomBytes(32);
  let counters = new Uint16Array(COUNTERS);
  return {
    take(waveId, place, now) {
      if (place === null) return true;
      const current = Math.floor(now.getTime() / HOUR);
      if (current !== hour) {
        hour = current;
        key = randomBytes(32);
        counters = new Uint16Array(COUNTERS);
      }
      const at = createHmac('sha256', key)
        .update(JSON.stringify([waveId, place]))
        .digest()
        .readUInt16LE(0);
      const taken = counters[at] ?? most;
      if (taken >= most) return false;
      counters[at] = taken + 1;
      return true;
    },
  };
}
