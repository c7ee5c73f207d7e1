/**
 * What a clock on the wall says of a moment, or which moment it means: none where the clocks went forward over it, two where they went back.
 * Earlier first.
 */
export type MomentsAt =
  | { readonly kind: 'once'; readonly at: Date }
  | { readonly kind: 'twice'; readonly first: Date; readonly second: Date }
  /** `instead`: the same stretch of time later, as if the clocks had not moved ("02:30" on a night when 01:00 became 02:00). */
  | { readonly kind: 'never'; readonly instead: Date };

const DAY = 24 * 60 * 60 * 1000;

/**
 * The moments at which the clocks of a time zone ("Europe/London") show a local time ("2026-11-05T19:00"); null for what is no such time. Zones come
 * from the tz database in the program's ICU.
 */
export function momentsAt(local: string, timeZone: string): MomentsAt | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/.exec(local);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  if (new Date(asUtc).toISOString().slice(0, 16) !== local) return null;
  const before = offsetAt(new Date(asUtc - DAY), timeZone);
  const after = offsetAt(new Date(asUtc + DAY), timeZone);
  const candidates = [...new Set([asUtc - before, asUtc - after])].toSorted((one, other) => one - other);
  const [first, second] = candidates.filter((time) => time + offsetAt(new Date(time), timeZone) === asUtc);
  if (first === undefined) return { kind: 'never', instead: new Date(asUtc - before) };
  if (second === undefined) return { kind: 'once', at: new Date(first) };
  return { kind: 'twice', first: new Date(first), second: new Date(second) };
}

/** What the clocks of a time zone show at a moment, to the minute: "2026-11-05T19:00". */
export function localTime(moment: Date, timeZone: string): string {
  return new Date(moment.getTime() + offsetAt(moment, timeZone)).toISOString().slice(0, 16);
}

/** How far the clocks of a time zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: Date, timeZone: string): number {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? Number.NaN;
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(moment.getTime() / 1000) * 1000;
}

const clockOf = (timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
