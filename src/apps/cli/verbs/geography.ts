import { type Command, InvalidArgumentError } from 'commander';
import {
  type AreaFile,
  type AreaImport,
  importAreaFile,
  importLookupFile,
  type LookupImport,
  parseVintage,
  readAreaFile,
  readLookupFile,
  type Vintage,
} from '#domains/geography';
import type { ConfigFlags } from '#platform/config';
import { describeCrossing, explainGeography } from '../../worker/sentences/geography.ts';
import type { CommandContext } from '../command-context.ts';
import { readConfig, withUpToDateDatabase } from '../installation.ts';
import { registerTilesVerb } from './geography-tiles.ts';

/** Whoever may type commands on the server is one actor. */
const actor = 'command-line';

/** How many areas a note names one by one. */
const named = 10;

export function registerGeographyVerbs(program: Command, context: CommandContext): void {
  const geography = program
    .command('geography')
    .description('areas, their boundaries, and what became of them over the years');

  geography
    .command('import')
    .description('take in areas from CSV, or with their boundaries from GeoJSON or TopoJSON; also .gz')
    .argument('<file>', 'one vintage of areas, in degrees of longitude and latitude where it has coordinates')
    .option(
      '--vintage <vintage>',
      'such as lsoa21, msoa21, lad24, region24; inferred from names such as lsoa21_code',
      vintage,
    )
    .option('--code <name>', 'the column or property of their codes')
    .option('--name <name>', 'of their names')
    .option('--parent <name>', 'of the codes of the areas they lie in')
    .option('--parent-vintage <vintage>', 'of those areas; inferred from names such as lad24_code', vintage)
    .option('--population <name>', 'of how many people live there')
    .option('--lon <name>', 'of the longitude of their centres')
    .option('--lat <name>', 'of the latitude of their centres')
    .option('--layer <name>', 'of a TopoJSON file with several that fit')
    .option('--data <folder>', 'where the embedded database lives')
    .action((file: string, flags: ImportFlags) => importVerb(context, file, flags));

  geography
    .command('import-lookup')
    .description('take in what became of the areas of one vintage in another, and print it')
    .argument('<file>', 'a CSV file with a row for each link; also .gz')
    .requiredOption('--from <vintage>', 'the older vintage, such as lsoa11', vintage)
    .requiredOption('--to <vintage>', 'the newer one, such as lsoa21', vintage)
    .option('--from-code <column>', 'the column of old codes; inferred from names such as lsoa11_code')
    .option('--to-code <column>', 'the column of new codes')
    .option('--share <column>', "how much of the old area's people live in the part; a column called share, if any")
    .option('--data <folder>', 'where the embedded database lives')
    .action((file: string, flags: LookupFlags) => importLookupVerb(context, file, flags));

  registerTilesVerb(geography, context);
}

interface ImportFlags extends ConfigFlags {
  readonly vintage?: Vintage;
  readonly code?: string;
  readonly name?: string;
  readonly parent?: string;
  readonly parentVintage?: Vintage;
  readonly population?: string;
  readonly lon?: string;
  readonly lat?: string;
  readonly layer?: string;
}

async function importVerb(context: CommandContext, path: string, flags: ImportFlags): Promise<void> {
  const config = readConfig(context, flags);
  if (config === null) return;
  const start = performance.now();
  const onProgress = (areas: number) => context.progress(`reading: ${areas.toLocaleString('en-GB')} areas`);
  const file = await readAreaFile(path, { ...flags, onProgress });
  context.progress('');
  if (!file.ok) return context.refuse(explainGeography(file.problem), file.problem);
  const readSeconds = (performance.now() - start) / 1000;
  await withUpToDateDatabase(context, config, async (db) => {
    context.progress('storing');
    const begun = performance.now();
    const imported = await db.transaction().execute((trx) => importAreaFile(trx, file.value, { actor }));
    context.progress('');
    if (!imported.ok) return context.refuse(explainGeography(imported.problem), imported.problem);
    const timings = { readSeconds, storeSeconds: (performance.now() - begun) / 1000 };
    for (const note of notesOn(file.value, imported.value)) context.say(`Note: ${note}`);
    context.print(importData(file.value, imported.value, timings), importText(file.value, imported.value, timings));
  });
}

interface Timings {
  readonly readSeconds: number;
  readonly storeSeconds: number;
}

function importData({ file, sha256, format, crossings, otherYears }: AreaFile, done: AreaImport, timings: Timings) {
  return { file, sha256, format, ...done, selfIntersecting: crossings, otherYears, timings };
}

function importText({ file }: AreaFile, done: AreaImport, { readSeconds, storeSeconds }: Timings): string {
  const { vintage, areas, added, boundaries } = done;
  const ground =
    boundaries === 0
      ? ''
      : boundaries === areas
        ? ', with their boundaries'
        : `, ${count(boundaries, 'boundary', 'boundaries')}`;
  const before = added === areas ? 'all of them new' : `${count(added, 'new one')}, the others replaced`;
  const seconds = (readSeconds + storeSeconds).toFixed(1);
  return `${count(areas, 'area')} of ${vintage} from ${file}${ground}: ${before}, in ${seconds} s.`;
}

function notesOn(
  { crossings, unit, otherYears }: AreaFile,
  { others, vintage, tileSet }: AreaImport,
): readonly string[] {
  const notes = crossings
    .slice(0, named)
    .map((crossing) => `${describeCrossing(crossing, unit)}; it was taken as it is.`);
  if (crossings.length > named)
    notes.push(
      `${count(crossings.length - named, 'other outline')} cross or touch themselves, or were not checked; --json names them.`,
    );
  if (otherYears > 0) notes.push(`Left out, by the years in the file: ${count(otherYears, 'area')}.`);
  if (others > 0) notes.push(`Not in the file, and left as before: ${count(others, 'stored area')} of ${vintage}.`);
  if (tileSet !== null && !tileSet.isReady)
    notes.push(
      `the site makes map tiles of ${vintage} when it next runs; "outspoken geography tiles ${vintage}" does so now.`,
    );
  return notes;
}

interface LookupFlags extends ConfigFlags {
  readonly from: Vintage;
  readonly to: Vintage;
  readonly fromCode?: string;
  readonly toCode?: string;
  readonly share?: string;
}

async function importLookupVerb(context: CommandContext, path: string, flags: LookupFlags): Promise<void> {
  const config = readConfig(context, flags);
  if (config === null) return;
  const { from, to, fromCode: fromColumn, toCode: toColumn, share } = flags;
  const file = await readLookupFile(path, { from, to, fromColumn, toColumn, share });
  if (!file.ok) return context.refuse(explainGeography(file.problem), file.problem);
  await withUpToDateDatabase(context, config, async (db) => {
    const imported = await db.transaction().execute((trx) => importLookupFile(trx, file.value, { actor }));
    for (const note of lookupNotes(imported, file.value.repeated)) context.say(`Note: ${note}`);
    const { sha256, repeated } = file.value;
    context.print({ file: path, sha256, ...imported, repeated }, lookupText(imported));
  });
}

function lookupText({ from, to, areas, targets, counts, byCountry, changed, fresh }: LookupImport): string {
  const countries = Object.entries(byCountry);
  const named = (['merged', 'irregular', 'lost'] as const).filter((change) => changed[change].length > 0);
  return [
    `${count(areas, 'area')} of ${from} became ${count(targets, 'area')} of ${to}: ${changesText(counts)}.`,
    ...(countries.length < 2 ? [] : countries.map(([name, own]) => `${name}: ${changesText(own)}.`)),
    ...named.map((change) => `${change[0]?.toUpperCase()}${change.slice(1)}: ${some(changed[change])}.`),
    ...(fresh.length === 0 ? [] : [`New on no old ground: ${some(fresh)}.`]),
  ].join('\n');
}

function changesText(counts: LookupImport['counts']): string {
  const { unchanged, recoded, split, merged, irregular, lost } = counts;
  const words = { unchanged, 'under a new code': recoded, split, merged, 'changed irregularly': irregular, lost };
  return Object.entries(words)
    .map(([word, number]) => `${number.toLocaleString('en-GB')} ${word}`)
    .join(', ');
}

function lookupNotes({ from, to, notInLookup }: LookupImport, repeated: number): readonly string[] {
  const missing = ([side, vintage]: readonly ['from' | 'to', Vintage]) => {
    const codes = notInLookup[side];
    return codes.length === 0
      ? []
      : [`Not in the lookup: ${count(codes.length, 'stored area')} of ${vintage}, ${some(codes)}.`];
  };
  const again = repeated === 0 ? [] : [`Said before by an earlier row: ${count(repeated, 'row')}.`];
  return [
    ...(
      [
        ['from', from],
        ['to', to],
      ] as const
    ).flatMap(missing),
    ...again,
  ];
}

function some(codes: readonly string[]): string {
  const shown = codes.slice(0, named).join(', ');
  return codes.length > named ? `${shown} and ${(codes.length - named).toLocaleString('en-GB')} more` : shown;
}

function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? noun : plural}`;
}

function vintage(text: string): Vintage {
  const parsed = parseVintage(text);
  if (parsed === null)
    throw new InvalidArgumentError('It is a set of areas and a year: lsoa21, msoa21, lad24, region24.');
  return parsed;
}
