// Makes the embedded example, example/england-2025/: areas.csv, figures.csv and sources.json, from the published tables in
// OUTSPOKEN_DATA (default ../shared/data). Published figures are carried over digit for digit; nothing is imputed or rounded.
// The recipe and the reasons for each choice are written by hand, in recipe.json and tools/example-choices.mjs.
//
//   node tools/make-example.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { associations, protectedShares } from './example-association.mjs';
import { about, refused, used } from './example-choices.mjs';

const data = process.env.OUTSPOKEN_DATA ?? new URL('../../shared/data', import.meta.url).pathname;
const out = new URL('../example/england-2025/', import.meta.url).pathname;

const localIndicators = readRows('context/ons_local_indicators_long.csv.gz');
const deprivation = readRows('imd2025/imd2025_england_lad24_summaries.csv');
const smallAreas = readSmallAreas();
const authorities = readAuthorities();
const codes = authorities.map((authority) => authority.code);

const columns = used.flatMap(publishedColumns);
for (const column of columns) refuseGaps(column);

writeCsv('areas.csv', ['code', 'name', 'region_code', 'region_name', 'population', 'lon', 'lat'], authorities);
writeCsv(
  'figures.csv',
  ['code', ...columns.map((column) => column.name)],
  codes.map((code) => ({ code, ...Object.fromEntries(columns.map((c) => [c.name, c.values.get(code)])) })),
);

const shares = protectedShares(
  readRows('fairness_audit/census2021_religion_ethnicity_lsoa21_ew.csv.gz'),
  smallAreas,
  codes,
);
writeFileSync(join(out, 'sources.json'), `${JSON.stringify(sources(), null, 2)}\n`);
console.error(
  `${codes.length} authorities, ${used.length} statistics, ${columns.length - used.length} standard errors`,
);

function sources() {
  return {
    format: 'outspoken-sources/1',
    ...about,
    columns: used.map(({ from, ...choice }) => ({ ...choice, association: associations(valuesOf(from), shares) })),
    refused: refused.map(({ from, ...choice }) => ({
      ...choice,
      authorities: from === null ? null : valuesOf(from).size,
      association: from === null ? null : associations(valuesOf(from), shares),
    })),
  };
}

/** The column of a statistic and, where its publisher gives a 95% interval, the standard error that the interval implies. */
function publishedColumns({ column, standardError, from }) {
  const published = [{ name: column, values: textOf(from) }];
  if (standardError !== null) {
    const rows = localRows(from).map((row) => [row.area_code, (Number(row.uci_95) - Number(row.lci_95)) / (2 * 1.96)]);
    published.push({
      name: standardError.column,
      values: new Map(rows.map(([code, se]) => [code, String(Number(se.toFixed(6)))])),
    });
  }
  return published;
}

function valuesOf(from) {
  const known = [...textOf(from)].filter(([code, text]) => codes.includes(code) && text !== '');
  return new Map(known.map(([code, text]) => [code, Number(text)]));
}

function textOf(from) {
  if (from.deprivation) return new Map(deprivation.map((row) => [row.ltla24_code, row[from.deprivation]]));
  if (from.census) return censusShares(from.census);
  return new Map(localRows(from).map((row) => [row.area_code, row.value]));
}

function localRows({ dataset, indicator, period }) {
  const rows = localIndicators.filter(
    (row) => row.dataset === dataset && row.indicator === indicator && row.period === period,
  );
  if (rows.length === 0) throw new Error(`no rows for ${dataset}, ${indicator}, ${period}`);
  return rows;
}

function censusShares({ parts, total }) {
  const counts = new Map(codes.map((code) => [code, { part: 0, total: 0 }]));
  for (const { row, authority } of smallAreas.values()) {
    const count = counts.get(authority);
    count.part += parts.reduce((sum, part) => sum + Number(row[part]), 0);
    count.total += Number(row[total]);
  }
  return new Map([...counts].map(([code, count]) => [code, String(count.part / count.total)]));
}

function refuseGaps({ name, values }) {
  const missing = codes.filter((code) => !/^-?\d+(\.\d+)?$/.test(values.get(code) ?? ''));
  if (missing.length > 0) throw new Error(`${name} has no figure for ${missing.join(', ')}`);
}

/** England's small areas with their authority, region, centre and census row. */
function readSmallAreas() {
  const census = new Map(readRows('context/census2021_lsoa21_ew.csv.gz').map((row) => [row.lsoa21_code, row]));
  const centres = new Map(readRows('boundaries/lsoa21_pwc_ew.csv.gz').map((row) => [row.lsoa21_code, row]));
  const areas = new Map();
  for (const row of readRows('lookups/lsoa21_msoa21_ward24_lad24_region_pfa.csv.gz')) {
    const code = row.lsoa21_code;
    if (!row.lad24_code.startsWith('E')) continue;
    if (!census.has(code) || !centres.has(code)) throw new Error(`${code} lacks a census row or a centre`);
    areas.set(code, { place: row, authority: row.lad24_code, row: census.get(code), centre: centres.get(code) });
  }
  return areas;
}

/** Population: usual residents, Census 2021. Centre: the mean of the small areas' population-weighted centroids, weighted by it. */
function readAuthorities() {
  const found = new Map();
  for (const { place, authority, row, centre } of smallAreas.values()) {
    const sum = found.get(authority) ?? { place, population: 0, lon: 0, lat: 0 };
    const residents = Number(row.disability_total);
    sum.population += residents;
    sum.lon += residents * Number(centre.lon);
    sum.lat += residents * Number(centre.lat);
    found.set(authority, sum);
  }
  return [...found]
    .map(([code, { place, population, lon, lat }]) => ({
      code,
      name: place.lad24_name,
      region_code: place.region24_code,
      region_name: place.region24_name,
      population,
      lon: (lon / population).toFixed(5),
      lat: (lat / population).toFixed(5),
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function readRows(path) {
  const bytes = readFileSync(join(data, path));
  return parse(path.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true, bom: true });
}

function writeCsv(name, header, rows) {
  const cell = (value) => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  const lines = [header, ...rows.map((row) => header.map((column) => row[column]))].map((cells) =>
    cells.map(cell).join(','),
  );
  writeFileSync(join(out, name), `${lines.join('\n')}\n`);
}
