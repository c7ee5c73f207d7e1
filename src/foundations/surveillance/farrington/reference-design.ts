/**
 * Which positions a count is compared with, as seen from it: how far back each lies, and which part of the year it belongs to. It is the same
 * for every position and every series. The last season is that of the position itself.
 */
export interface ReferenceDesign {
  /** Below 0; season by season, and within each from the earliest on. */
  readonly offsets: Int32Array;
  /** Where each season ends among them. */
  readonly ends: Int32Array;
}

export interface YearsAndWindow {
  /** Positions in a year: the same week last year is so many back, whatever the calendar. */
  readonly period: number;
  /** Years back. */
  readonly b: number;
  /** Positions to either side of the same one in a past year. */
  readonly w: number;
}

/** The 1996 method: b windows of 2w + 1 positions and nothing between them, all of one season. */
export function windowsOf({ period, b, w }: YearsAndWindow): ReferenceDesign {
  if (2 * w + 1 > period) throw new RangeError(`windows of ${2 * w + 1} positions overlap in a year of ${period}`);
  const offsets: number[] = [];
  for (let year = b; year >= 1; year--) for (let side = -w; side <= w; side++) offsets.push(side - year * period);
  return designOf([offsets]);
}

/**
 * The flexible method: what lies between the windows counts too, cut into `noPeriods` - 1 seasons as equal as can be, longer ones first. Windows
 * and the last w positions are the last season. The position itself and `pastWeeksNotIncluded` before it are left out. With `noPeriods` 1
 * there are windows alone.
 */
export function windowsAndSeasonsOf(
  { period, b, w }: YearsAndWindow,
  noPeriods: number,
  pastWeeksNotIncluded: number,
): ReferenceDesign {
  const between = period - 2 * w - 1;
  if (between < noPeriods - 1)
    throw new RangeError(
      `${noPeriods} seasons do not fit: ${between} positions lie between windows in a year of ${period}`,
    );
  const seasons: number[][] = Array.from({ length: noPeriods }, () => []);
  const include = (season: number, offset: number) => {
    if (offset < -pastWeeksNotIncluded) seasons[season]!.push(offset);
  };
  for (let year = b; year >= 1; year--) {
    let offset = -year * period - w;
    for (; offset <= -year * period + w; offset++) include(noPeriods - 1, offset);
    for (let season = 0; season < noPeriods - 1; season++) {
      const length = Math.floor(between / (noPeriods - 1)) + (season < between % (noPeriods - 1) ? 1 : 0);
      for (const end = offset + length; offset < end; offset++) include(season, offset);
    }
  }
  for (let offset = -w; offset < 0; offset++) include(noPeriods - 1, offset);
  return designOf(seasons);
}

function designOf(seasons: readonly (readonly number[])[]): ReferenceDesign {
  let end = 0;
  return {
    offsets: Int32Array.from(seasons.flat()),
    ends: Int32Array.from(seasons, (season) => {
      end += season.length;
      return end;
    }),
  };
}
