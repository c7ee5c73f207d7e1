/** A table of judges in rows, as the papers print it: a dot where somebody did not judge. */
const unitsOf = (rows: readonly string[]): number[][] => {
  const judges = rows.map((row) => row.split(/[\s,]+/));
  return judges[0]!.map((_, unit) => judges.flatMap((row) => (row[unit] === '.' ? [] : [Number(row[unit])])));
};

/**
 * Published tables with alpha as the Python package `krippendorff` (commit b1eb616) computes it; the papers print three digits of the same.
 * four: Krippendorff (2011), table of section "any number of observers, missing data". three: the example of Wikipedia's page, 3 judges of
 * 15 units. two: the binary table of 10 units by which Krippendorff shows that agreement (0.6 here) is not reliability.
 */
export const published = [
  {
    name: 'four judges of twelve units',
    units: unitsOf([
      '1 2 3 3 2 1 4 1 2 . . .',
      '1 2 3 3 2 2 4 1 2 5 . 3',
      '. 3 3 3 2 3 4 2 2 5 1 .',
      '1 2 3 3 2 4 4 1 2 5 1 .',
    ]),
    alpha: {
      nominal: 0.743421052631579,
      ordinal: 0.8153875037548814,
      interval: 0.8491071428571428,
      ratio: 0.7974027747116121,
    },
  },
  {
    name: 'three judges of fifteen units',
    units: unitsOf([
      '. . . . . 3 4 1 2 1 1 3 3 . 3',
      '1 . 2 1 3 3 4 3 . . . . . . .',
      '. . 2 1 3 4 4 . 2 1 1 3 3 . 4',
    ]),
    alpha: {
      nominal: 0.691358024691358,
      ordinal: 0.8067214199413153,
      interval: 0.8108448928121059,
      ratio: 0.8089436707842471,
    },
  },
  {
    name: 'two judges of ten units, yes or no',
    units: unitsOf(['0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0']),
    alpha: { nominal: 0.09523809523809534 },
  },
] as const;
