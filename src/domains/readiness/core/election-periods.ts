import { momentsAt } from '#foundations/calendar';
import { accept, type Result, refuse } from '#foundations/result';
import { presentable } from '#foundations/text';

/** The weeks before an election in which a public authority publishes nothing new (Local Government Act 1986, section 2). Days are whole, in Britain. */
export interface ElectionPeriod {
  /** "Local elections 2027". */
  readonly name: string;
  /** "2027-03-22". */
  readonly startsOn: string;
  /** The last day. */
  readonly endsOn: string;
}

/** Whether this installation is bound, and when. */
export interface ElectionSetting {
  readonly isBound: boolean;
  /** By their first days. */
  readonly periods: readonly ElectionPeriod[];
}

/** From the first moment of a period until the first after it. */
export interface ElectionLock {
  readonly name: string;
  readonly from: Date;
  readonly until: Date;
}

export interface ElectionProblem {
  /** "name1", "starts2". */
  readonly field: string;
  readonly kind: 'no-name' | 'no-day' | 'ends-before' | 'too-long' | 'no-period';
}

export const MOST_PERIODS = 4;
/** Longer than any period before an election: a year that was typed wrongly stops nobody for years. */
const MOST_DAYS = 120;

/** The period that runs, or the next that comes; null for an installation that is not bound, or has none left. */
export function lockFrom({ isBound, periods }: ElectionSetting, now: Date): ElectionLock | null {
  if (!isBound) return null;
  const locks = periods.map(({ name, startsOn, endsOn }) => ({
    name,
    from: midnightOf(startsOn),
    until: midnightOf(dayAfter(endsOn)),
  }));
  return (
    locks.filter(({ until }) => now < until).toSorted((one, other) => one.from.getTime() - other.from.getTime())[0] ??
    null
  );
}

export const isRunning = ({ from }: Pick<ElectionLock, 'from'>, now: Date): boolean => from <= now;

/** Reads the form: rows without anything are none. */
export function readElectionSetting(
  typed: ReadonlyMap<string, string>,
): Result<ElectionSetting, readonly ElectionProblem[]> {
  const said = (field: string) => presentable(typed.get(field) ?? '').replaceAll('\n', ' ');
  const problems: ElectionProblem[] = [];
  const periods = Array.from({ length: MOST_PERIODS }, (_, at) => at + 1).flatMap((row) => {
    const [name, startsOn, endsOn] = [said(`name${row}`), said(`starts${row}`), said(`ends${row}`)];
    if (name === '' && startsOn === '' && endsOn === '') return [];
    if (!/\p{L}/u.test(name) || name.length > 80) problems.push({ field: `name${row}`, kind: 'no-name' });
    if (!isDay(startsOn)) problems.push({ field: `starts${row}`, kind: 'no-day' });
    if (!isDay(endsOn)) problems.push({ field: `ends${row}`, kind: 'no-day' });
    else if (isDay(startsOn) && endsOn < startsOn) problems.push({ field: `ends${row}`, kind: 'ends-before' });
    else if (isDay(startsOn) && daysBetween(startsOn, endsOn) > MOST_DAYS)
      problems.push({ field: `ends${row}`, kind: 'too-long' });
    return [{ name, startsOn, endsOn }];
  });
  const isBound = said('bound') === 'yes';
  if (isBound && periods.length === 0) problems.push({ field: 'name1', kind: 'no-period' });
  if (problems.length > 0) return refuse(problems);
  return accept({ isBound, periods: periods.toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1)) });
}

const isDay = (text: string): boolean => momentsAt(`${text}T12:00`, 'Europe/London') !== null;

/** Clocks in Britain never skip midnight. */
function midnightOf(day: string): Date {
  const moments = momentsAt(`${day}T00:00`, 'Europe/London');
  if (moments?.kind !== 'once') throw new Error(`${day} is no day with one midnight`);
  return moments.at;
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

const daysBetween = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 86_400_000;
