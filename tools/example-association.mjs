// How strongly a statistic stands in for who lives somewhere, at the level of authorities. Used to choose the example's columns.
import { rSquared, spearman } from '#foundations/numeric';

/** Census shares of religion (9) and ethnic group (5) in each authority. They judge a column here and are written nowhere. */
export function protectedShares(census, smallAreas, codes) {
  const counts = new Map(codes.map((code) => [code, new Map()]));
  for (const row of census) {
    const area = smallAreas.get(row.lsoa21_code);
    if (area === undefined) continue;
    const sums = counts.get(area.authority);
    for (const [name, count] of Object.entries(row))
      if (name !== 'lsoa21_code') sums.set(name, (sums.get(name) ?? 0) + Number(count));
  }
  const names = Object.keys(census[0]).filter((name) => /^(religion|ethnic)_/.test(name) && !name.endsWith('_total'));
  return names.map((name) => ({
    name,
    values: new Map(
      codes.map((code) => [code, counts.get(code).get(name) / counts.get(code).get(`${name.split('_')[0]}_total`)]),
    ),
  }));
}

/** The largest |Spearman| with any one share, and R squared on all of them together; over the authorities that have a figure. */
export function associations(values, shares) {
  const codes = [...values.keys()];
  const figures = [...values.values()];
  const columns = shares.map((share) => codes.map((code) => share.values.get(code)));
  const ranked = columns.map((column) => spearman(figures, column));
  const largest = ranked.reduce((best, value, index) => (Math.abs(value) > Math.abs(ranked[best]) ? index : best), 0);
  return { share: shares[largest].name, spearman: round(ranked[largest]), rSquared: round(rSquared(figures, columns)) };
}

const round = (value) => Number(value.toFixed(4));
