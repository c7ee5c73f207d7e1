import type {
  AreaFileProblem,
  AreaImportProblem,
  Crossing,
  LookupFileProblem,
  Unit,
  Vintage,
} from '#domains/geography';
import { explainMapping } from './mapping.ts';

export type GeographyProblem = AreaFileProblem | AreaImportProblem | LookupFileProblem;

/** What was wrong with a file of areas or a lookup and what to do about it, in one sentence. */
export function explainGeography(problem: GeographyProblem): string {
  const at = 'at' in problem ? place(problem) : '';
  switch (problem.kind) {
    case 'missing-file':
      return `There is no file ${problem.file}.`;
    case 'empty-file':
      return `${problem.file} is empty: it needs areas as CSV, GeoJSON or TopoJSON.`;
    case 'table-too-large':
      return `${problem.file} holds more than ${megabytes(problem.limitBytes)} once it is read, which is more than Outspoken takes: simplify the boundaries, which a map does not need at full detail.`;
    case 'compressed-without-gz':
      return `${problem.file} is compressed: end its name in .gz, so that it is decompressed.`;
    case 'not-json':
      return problem.feature === null
        ? `${problem.file} is not JSON: ${oneLine(problem.detail)}.`
        : `${problem.file}, feature ${problem.feature}: this is not JSON (${oneLine(problem.detail)}).`;
    case 'json-not-utf8':
      return `${problem.file} is not UTF-8 text, which JSON has to be: save it as UTF-8.`;
    case 'cut-short':
      return `${problem.file} ends before it is complete, after ${count(problem.features, 'feature')}: copy or download it again.`;
    case 'value-too-long':
      return problem.feature === null
        ? `${problem.file} holds more than ${megabytes(problem.limitBytes)} in one piece, which TopoJSON has to be read in: turn it into GeoJSON, or simplify it.`
        : `${problem.file}, feature ${problem.feature}: this area alone is longer than ${megabytes(problem.limitBytes)}; simplify its boundary.`;
    case 'not-areas':
      return `${problem.file} is ${problem.got === '' ? 'JSON that names no type' : `a ${quote(problem.got)}`}, but areas come as a GeoJSON FeatureCollection or a TopoJSON Topology.`;
    case 'no-features':
      return `${problem.file} holds no areas.`;
    case 'other-projection':
      return `${problem.file} is in the coordinate system ${quote(problem.name)}: ${needsDegrees}.`;
    case 'broken-topology':
      return `${problem.file} is not a whole TopoJSON file: ${problem.detail}.`;
    case 'missing-layer':
      return `${problem.file} has no layer ${quote(problem.layer)}; its layers are ${listed(problem.layers)}.`;
    case 'which-layer':
      return `${problem.file} has the layers ${listed(problem.layers)}, and it is not clear which holds the areas of ${problem.vintage}: say with --layer.`;
    case 'layer-without-vintage':
      return `${problem.file} has several layers: say with --vintage (such as lad24) which areas to take.`;
    case 'not-a-feature':
      return `${at}: this is not a GeoJSON Feature.`;
    case 'mixed-properties':
      return `${at}: its code is called ${quote(problem.property)}, which is of ${problem.vintage}, where the first feature's is of ${problem.expected}; a file holds one vintage, so import them apart.`;
    case 'missing-property':
      return `${at}: it has no property ${quote(problem.property)}, where the first feature has its code.`;
    case 'not-a-number-there':
      return `${at}, property ${problem.property}: ${quote(problem.text)} is not a number; leave it out where a value is missing.`;
    case 'nothing-in-force':
      return `${problem.file} holds no area that was in force in ${problem.year}, by its own "start" and "end".`;

    case 'no-code-column':
      return `${problem.file} has no column or property of area codes that Outspoken knows by its name (such as lsoa21_code or LAD24CD): say which with --code; there are ${listed(problem.header)}.`;
    case 'unknown-vintage':
      return `${problem.file}: the name ${quote(problem.column)} does not tell which areas these are: say with --vintage, such as lsoa21 or lad24.`;
    case 'several-vintages':
      return `${problem.file} has codes of ${listed(problem.vintages)} (in ${listed(problem.columns)}): say with --vintage which to import, or read it with "outspoken geography import-lookup" if it links them.`;
    case 'column-of-another-vintage':
      return `${problem.file} has its codes in ${quote(problem.column)}, which is of ${problem.vintage} and not of ${problem.asked}: say --vintage ${problem.vintage}, or --code COLUMN if the name is wrong.`;
    case 'unknown-parent-vintage':
      return `${problem.file}: the name ${quote(problem.column)} does not tell of which vintage the parents are: say with --parent-vintage, such as lad24.`;
    case 'missing-column':
      return `${problem.file} has no column or property ${quote(problem.column)}; there are ${listed(problem.header)}.`;
    case 'no-lookup-column':
      return `${problem.file} has no column of ${problem.vintage} codes that Outspoken knows by its name (such as ${problem.vintage}_code): say which with --from-code and --to-code; there are ${listed(problem.header)}.`;
    case 'same-vintage':
      return `A lookup leads from one vintage to another: --from and --to are both ${problem.vintage}.`;

    case 'blank-code':
      return `${at}: the code is blank.`;
    case 'unknown-code':
      return `${at}: ${quote(problem.code)} is not the code of an area that Outspoken knows; one looks like E01000001.`;
    case 'code-of-another-kind':
      return `${at}: ${problem.code} is the code of ${kinds[problem.areaKind] ?? problem.areaKind}, which has no place in ${problem.vintage}; a file holds areas of one kind.`;
    case 'code-of-later-vintage':
      return `${at}: ${problem.code} was given out after ${problem.vintage}, whose last is ${problem.last}: the file is of a later vintage, or mixes two.`;
    case 'codes-of-another-vintage':
      return `${at}: ${problem.first} is of ${problem.vintage} and not of ${problem.asked}, where it is ${listed(problem.became)}, as the installed lookup tells${others(problem.count)}: the file is of ${problem.vintage}, or mixes two vintages.`;
    case 'duplicate-code-of-area':
      return `${at}: the code ${problem.code} is there already, in ${unitOf(problem)} ${problem.firstAt}.`;
    case 'duplicate-area':
      return `${at}: the code ${problem.code} is there twice.`;
    case 'nameless-area':
      return `${at}: the area ${problem.code} has no name.`;
    case 'impossible-population':
      return `${at}: ${problem.population} is not a population (${problem.code}); it is a whole number, 0 or more.`;
    case 'half-a-centre':
      return `${at}: ${problem.code} has a longitude or a latitude without the other.`;
    case 'impossible-centre':
      return `${at}: the centre of ${problem.code} is not on the earth.`;
    case 'unknown-parent':
      return `${at}: ${problem.code} lies in ${problem.parent}, which is not known: import the areas that these lie in first.`;
    case 'area-inside-itself':
      return `${at}: ${problem.code} lies inside itself, by the parents that the file names.`;

    case 'missing-geometry':
      return `${at}: ${problem.code} has no geometry; leave the area out, or import its facts as CSV.`;
    case 'not-a-polygon':
      return `${at}: the geometry of ${problem.code} is ${quote(problem.got)}, but an area is a Polygon or a MultiPolygon.`;
    case 'bad-position':
      return `${at}: ${quote(problem.got)} in the geometry of ${problem.code} is not a position of two numbers.`;
    case 'projected-coordinates':
      return `${at}: the coordinates of ${problem.code} (${problem.x}, ${problem.y}) are metres on a map, such as eastings and northings: ${needsDegrees}.`;
    case 'short-ring':
      return `${at}: a ring of ${problem.code} has ${count(problem.positions, 'position')}, and a ring needs at least 4, the last the same as the first.`;
    case 'unclosed-ring':
      return `${at}: a ring of ${problem.code} is not closed: it begins at ${problem.first.join(', ')} and ends at ${problem.last.join(', ')}.`;
    case 'no-ground':
      return `${at}: the geometry of ${problem.code} encloses nothing.`;
    case 'swapped-coordinates':
      return `${at}: the coordinates of ${problem.code} are swapped, latitude first (${degrees(problem.bounds.west)}, ${degrees(problem.bounds.south)}): write longitude first.`;
    case 'outside-the-country':
      return `${at}: ${problem.code} is a code of ${problem.country}, but its coordinates reach from ${degrees(problem.bounds.west)}, ${degrees(problem.bounds.south)} to ${degrees(problem.bounds.east)}, ${degrees(problem.bounds.north)} (longitude, latitude), which is outside of it.`;

    case 'impossible-share':
      return `${at}: ${problem.share} is not a share; it is above 0 and at most 1.`;
    case 'link-twice':
      return `${at}: the link from ${problem.from} to ${problem.to} is there already with another share, in row ${problem.firstAt}.`;

    case 'not-a-file':
    case 'unreadable-file':
    case 'no-rows':
    case 'damaged-gzip':
    case 'grows-too-much':
    case 'record-too-long':
    case 'not-utf8':
    case 'bad-quotes':
    case 'duplicate-column':
    case 'ragged-row':
    case 'not-a-number':
      return explainMapping(problem);
  }
}

/** Which outline crosses itself, and where: the beginning of a sentence. */
export function describeCrossing({ at, code, name, place }: Crossing, unit: Unit): string {
  const where =
    place === null
      ? 'its outline is too intricate to check'
      : `its outline crosses or touches itself near ${place.lon}, ${place.lat}`;
  return `${code}${name === null ? '' : ` (${name})`}, ${unit} ${at}: ${where}`;
}

const needsDegrees = 'Outspoken needs longitude and latitude in degrees (WGS 84, EPSG:4326), so convert it first';

const kinds: Readonly<Record<string, string>> = {
  country: 'a country',
  region: 'a region',
  'unitary-authority': 'a unitary authority',
  district: 'a district',
  'metropolitan-district': 'a metropolitan district',
  'london-borough': 'a London borough',
  'principal-area': 'a Welsh principal area',
  'council-area': 'a Scottish council area',
  'local-government-district': 'a Northern Irish district',
  lsoa: 'an LSOA',
  msoa: 'an MSOA',
  'data-zone': 'a data zone',
  'intermediate-zone': 'an intermediate zone',
  'super-data-zone': 'a super data zone',
};

/** The file and the row or feature; where nothing says which, features are what is counted. */
function place(problem: { readonly file: string; readonly at: number; readonly unit?: Unit }): string {
  return `${problem.file}, ${unitOf(problem)} ${problem.at}`;
}

function unitOf({ unit = 'feature' }: { readonly unit?: Unit }): Unit {
  return unit;
}

function others(codes: number): string {
  return codes > 1 ? ` (and so are ${count(codes - 1, 'other code')})` : '';
}

function listed(words: readonly (string | Vintage)[]): string {
  const shown = words.length > 12 ? [...words.slice(0, 11), `${words.length - 11} more`] : words;
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(shown);
}

/** Text from a file, safe to show on a terminal. */
function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}

function degrees(number: number): string {
  return String(Math.round(number * 1e4) / 1e4);
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`;
}
