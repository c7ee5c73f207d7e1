// Makes the embedded example, example/england-2025/: areas.csv, figures.csv and sources.json, from the published tables in
// OUTSPOKEN_DATA (default ../shared/data). Published figures are carried over digit for digit; nothing is imputed or rounded.
// The recipe and the reasons for each choice are written by hand, in recipe.json and tools/example-choices.mjs.
//
//   node tools/make-example.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { associations, protectedShares } from './example-association.mjs';
import { about, refused, used } from './example-choices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The published tables, and whether they are there. */
export const publishedData = process.env.OUTSPOKEN_DATA ?? join(root, '../shared/data');

export function makeExample(data, out) {
  const tables = readTables(data);
  const { codes } = tables;
  const columns = used.flatMap((choice) => publishedColumns(choice, tables));
  for (const column of columns) refuseGaps(column, codes);
  const write = (name, text) => writeFileSync(join(out, name), text);
  const areaColumns = ['code', 'name', 'region_code', 'region_name', 'population', 'lon', 'lat'];
  write('areas.csv', csv(areaColumns, tables.authorities));
  const figures = codes.map((code) => ({
    code,
    ...Object.fromEntries(columns.map((c) => [c.name, c.values.get(code)])),
  }));
  write('figures.csv', csv(['code', ...columns.map((column) => column.name)], figures));
  write('sources.json', `${JSON.stringify(sources(tables), null, 2)}\n`);
  return { areas: codes.length, statistics: used.length };
}

function sources(tables) {
  const shares = protectedShares(tables.protected, tables.smallAreas, tables.codes);
  return {
    format: 'outspoken-sources/1',
    ...about,
    columns: used.map(({ from, ...choice }) => ({
      ...choice,
      association: associations(valuesOf(from, tables), shares),
    })),
    refused: refused.map(({ from, ...choice }) => ({
      ...choice,
      authorities: from === null ? null : valuesOf(from, tables).size,
      association: from === null ? null : associations(valuesOf(from, tables), shares),
    })),
  };
}

/** The column of a statistic and, where its publisher gives a 95% interval, the standard error that the interval implies. */
function publishedColumns({ column, standardError, from }, tables) {
  const published = { name: column, values: textOf(from, tables) };
  if (standardError === null) return [published];
  const errors = localRows(from, tables).map((row) => [row.area_code, standardErrorOf(row)]);
  return [published, { name: standardError.column, values: new Map(errors) }];
}

function standardErrorOf({ lci_95: low, uci_95: high }) {
  if (low === '' || high === '') return '';
  return String(Number(((Number(high) - Number(low)) / (2 * 1.96)).toFixed(6)));
}

/** The figures of the authorities that have one. */
function valuesOf(from, tables) {
  const texts = textOf(from, tables);
  const known = tables.codes.filter((code) => (texts.get(code) ?? '') !== '');
  return new Map(known.map((code) => [code, Number(texts.get(code))]));
}

/** The figures as they were published, by area code. */
function textOf(from, tables) {
  if (from.deprivation) return new Map(tables.deprivation.map((row) => [row.ltla24_code, row[from.deprivation]]));
  if (from.census) return censusShares(from.census, tables);
  return new Map(localRows(from, tables).map((row) => [row.area_code, row.value]));
}

function localRows({ dataset, indicator, period }, { localIndicators }) {
  const wanted = (row) => row.dataset === dataset && row.indicator === indicator && row.period === period;
  const rows = localIndicators.filter(wanted);
  if (rows.length === 0) throw new Error(`no rows for ${dataset}, ${indicator}, ${period}`);
  return rows;
}

function censusShares({ parts, total }, { codes, smallAreas }) {
  const counts = new Map(codes.map((code) => [code, { part: 0, total: 0 }]));
  for (const { census, authority } of smallAreas.values()) {
    const count = counts.get(authority);
    count.part += parts.reduce((sum, part) => sum + Number(census[part]), 0);
    count.total += Number(census[total]);
  }
  return new Map([...counts].map(([code, count]) => [code, String(count.part / count.total)]));
}

function refuseGaps({ name, values }, codes) {
  const missing = codes.filter((code) => !/^-?\d+(\.\d+)?$/.test(values.get(code) ?? ''));
  if (missing.length > 0) throw new Error(`${name} has no figure for ${missing.join(', ')}`);
}

function readTables(data) {
  const read = (path) => readRows(join(data, path));
  const smallAreas = joinSmallAreas(
    read('lookups/lsoa21_msoa21_ward24_lad24_region_pfa.csv.gz'),
    read('context/census2021_lsoa21_ew.csv.gz'),
    read('boundaries/lsoa21_pwc_ew.csv.gz'),
  );
  const authorities = addUp(smallAreas);
  return {
    localIndicators: read('context/ons_local_indicators_long.csv.gz'),
    deprivation: read('imd2025/imd2025_england_lad24_summaries.csv'),
    protected: read('fairness_audit/census2021_religion_ethnicity_lsoa21_ew.csv.gz'),
    smallAreas,
    authorities,
    codes: authorities.map((authority) => authority.code),
  };
}

/** England's small areas with their authority, region, census row and centre. */
function joinSmallAreas(lookup, censusRows, centreRows) {
  const census = new Map(censusRows.map((row) => [row.lsoa21_code, row]));
  const centres = new Map(centreRows.map((row) => [row.lsoa21_code, row]));
  const english = lookup.filter((row) => row.lad24_code.startsWith('E'));
  return new Map(
    english.map((place) => {
      const code = place.lsoa21_code;
      if (!census.has(code) || !centres.has(code)) throw new Error(`${code} lacks a census row or a centre`);
      return [code, { place, authority: place.lad24_code, census: census.get(code), centre: centres.get(code) }];
    }),
  );
}

/** Population: usual residents, Census 2021. Centre: the mean of the small areas' population-weighted centroids, weighted by it. */
function addUp(smallAreas) {
  const found = new Map();
  for (const { place, authority, census, centre } of smallAreas.values()) {
    const sum = found.get(authority) ?? { place, population: 0, lon: 0, lat: 0 };
    const residents = Number(census.disability_total);
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
  const bytes = readFileSync(path);
  return parse(path.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true, bom: true });
}

function csv(header, rows) {
  const cell = (value) => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  const lines = [header, ...rows.map((row) => header.map((column) => row[column]))];
  return `${lines.map((cells) => cells.map(cell).join(',')).join('\n')}\n`;
}

if (import.meta.main) {
  const { areas, statistics } = makeExample(publishedData, join(root, 'example/england-2025'));
  console.error(`${areas} authorities, ${statistics} statistics`);
}
