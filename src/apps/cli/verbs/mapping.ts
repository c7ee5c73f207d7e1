import { type Command, InvalidArgumentError } from 'commander';
import {
  type BuiltIndex,
  buildFromRecipe,
  checkBuildFolder,
  type ProtectedTable,
  runSelftest,
  type SelftestResult,
  writeBuild,
} from '#domains/mapping';
import { describeCoverage, mostDraws, recipeJsonSchema } from '#domains/mapping/core';
import { explainMapping } from '../../worker/sentences/mapping.ts';
import type { CommandContext } from '../command-context.ts';

export function registerMappingVerbs(program: Command, context: CommandContext): void {
  const mapping = program.command('mapping').description('where support is needed, and how sure we are');

  const build = mapping
    .command('build')
    .description('build an index from a recipe')
    .argument('<recipe>', 'a recipe file (outspoken-recipe/1)')
    .requiredOption('--out <folder>', 'where the results go; an earlier result there is replaced as a whole')
    .option('--draws <number>', "draws of uncertainty, in place of the recipe's; 0 skips them", drawCount)
    .option('--seed <number>', "seed of the draws, in place of the recipe's", wholeNumber)
    .option('--workers <number>', 'threads for the draws; changes nothing but the time', positiveNumber)
    .option('--protected <file>', 'a table of protected characteristics to hold the inputs against')
    .option('--code <column>', "the protected table's column of area codes")
    .option('--shares <list>', 'its shares: name=count_column/total_column,...')
    .option('--lookup <file>', 'from its codes to those of the areas: columns from and to')
    .action((recipe: string, flags: BuildFlags) => buildVerb(context, build, recipe, flags));

  mapping
    .command('selftest')
    .description('rebuild published official indices and print how close they come')
    .option('--data <folder>', 'where imd2019 and imd2025 lie', context.env.OUTSPOKEN_DATA ?? '../shared/data')
    .action(({ data }: { data: string }) => selftestVerb(context, data));

  program
    .command('schema')
    .description('print the JSON Schema of a file format')
    .argument('<format>', 'recipe', (format) => {
      if (format !== 'recipe') throw new InvalidArgumentError('The format with a schema is: recipe.');
      return format;
    })
    .action(() => context.print(recipeJsonSchema(), JSON.stringify(recipeJsonSchema(), null, 2)));
}

interface BuildFlags extends ProtectedFlags {
  readonly out: string;
  readonly draws?: number;
  readonly seed?: number;
  readonly workers?: number;
}

/** What a user said of the table of protected characteristics. */
export interface ProtectedFlags {
  readonly protected?: string;
  readonly code?: string;
  readonly shares?: string;
  readonly lookup?: string;
}

async function buildVerb(context: CommandContext, verb: Command, recipe: string, flags: BuildFlags): Promise<void> {
  const protectedTable = protectedTableOf(verb, flags);
  const allowed = await checkBuildFolder(flags.out);
  if (!allowed.ok) return context.refuse(explainMapping(allowed.problem), allowed.problem);
  const { draws, seed, workers } = flags;
  const built = await buildFromRecipe(recipe, {
    draws,
    seed,
    workers,
    protectedTable,
    signal: context.stopSignal(),
    onProgress: (share) => context.progress(`drawing ${Math.floor(share * 100)}%`),
  });
  context.progress('');
  if (!built.ok) return context.refuse(explainMapping(built.problem), built.problem);
  const written = await writeBuild(built.value, flags.out, { protected: protectedTable ?? null });
  if (!written.ok) return context.refuse(explainMapping(written.problem), written.problem);
  for (const warning of built.value.version.provenance.warnings) context.say(`Note: ${warning}`);
  context.print(summaryData(built.value, flags.out), summaryText(built.value, flags.out));
}

/** The table that the flags name; half a naming is wrong usage. */
export function protectedTableOf(
  verb: Command,
  { protected: path, code, shares, lookup }: ProtectedFlags,
): ProtectedTable | undefined {
  if (path === undefined) {
    for (const [flag, value] of Object.entries({ code, shares, lookup }))
      if (value !== undefined) verb.error(`error: --${flag} says something about --protected FILE, which is not given`);
    return undefined;
  }
  if (code === undefined) verb.error("error: --protected needs --code COL, the column of the file's area codes");
  return { path, code: String(code), shares: shares ?? null, lookup: lookup ?? null };
}

function summaryData({ version, timings }: BuiltIndex, folder: string) {
  const { recipeId, title, areaCount, indicators, groups, coverage, provenance } = version;
  const { draws, seed, associationGate, warnings } = provenance;
  return {
    folder,
    recipe: { id: recipeId, title },
    areas: areaCount,
    indicators: indicators.length,
    groups: groups.map(({ id }) => id),
    draws,
    seed,
    associationGate,
    coverage,
    warnings,
    timings,
  };
}

function summaryText({ version, timings }: BuiltIndex, folder: string): string {
  const { title, areaCount, indicators, groups, coverage, provenance } = version;
  const seconds = Object.values(timings).reduce((sum, part) => sum + part, 0);
  const draws = provenance.draws === 0 ? 'no draws' : `${count(provenance.draws, 'draw')} (seed ${provenance.seed})`;
  return [
    title,
    `${[count(areaCount, 'area'), count(indicators.length, 'indicator'), count(groups.length, 'group'), draws].join(', ')}, in ${seconds.toFixed(1)} s.`,
    ...coverage.map((statement) => describeCoverage(statement, groups, indicators)),
    ...(provenance.associationGate === 'checked'
      ? ['The inputs were held against protected characteristics, and none stands in for one.']
      : []),
    `Written to ${folder}.`,
  ].join('\n');
}

async function selftestVerb(context: CommandContext, data: string): Promise<void> {
  const results = await runSelftest(data);
  if (!results.ok) {
    const { problem } = results;
    const sentence =
      problem.kind === 'missing-file'
        ? `There is no ${problem.file} in ${data}: say with --data which folder holds the published tables imd2019/imd2019_england_lsoa11.csv.gz and imd2025/imd2025_england_lsoa21.csv.gz.`
        : explainMapping(problem);
    return context.refuse(sentence, problem);
  }
  context.print(results.value, results.value.map(describeSelftest).join('\n'));
  const failed = results.value.filter(({ passes }) => !passes).map(({ id }) => id);
  if (failed.length > 0) context.refuse(`Outside its bounds: ${failed.join(', ')}.`);
}

function describeSelftest({ id, areas, largestError, exactRanks, bounds, passes, seconds }: SelftestResult): string {
  return [
    `${passes ? 'ok  ' : 'FAIL'} ${id}: ${count(areas, 'area')},`,
    `largest error ${largestError.toFixed(6)} (at most ${bounds.largestError}),`,
    `${count(exactRanks, 'exact rank')} (at least ${bounds.exactRanks.toLocaleString('en-GB')}), ${seconds.toFixed(1)} s`,
  ].join(' ');
}

export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/u.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('It must be a whole number.');
  return number;
}

/** As many draws as a recipe may ask for. */
export function drawCount(text: string): number {
  const number = wholeNumber(text);
  if (number > mostDraws) throw new InvalidArgumentError(`It must be at most ${mostDraws}.`);
  return number;
}

export function positiveNumber(text: string): number {
  const number = wholeNumber(text);
  if (number === 0) throw new InvalidArgumentError('It must be at least 1.');
  return number;
}
