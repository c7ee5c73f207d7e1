import { dirname } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { parseVintage, type Vintage } from '#domains/geography';
import { type BuiltIndex, buildFromRecipe, listStopped, noteIfStopped, withProtectedTable } from '#domains/mapping';
import { describeCoverage } from '#domains/mapping/core';
import type { ConfigFlags } from '#platform/config';
import { type ImportedIndex, importIndex } from '../../worker/flows/import-index.ts';
import type { AreasNotKnown } from '../../worker/flows/settle-vintage.ts';
import { explainMapping } from '../../worker/sentences/mapping.ts';
import type { CommandContext } from '../command-context.ts';
import { readConfig, withUpToDateDatabase } from '../installation.ts';
import { drawCount, type ProtectedFlags, protectedTableOf, wholeNumber } from './mapping.ts';

/** Whoever may type commands on the server is one actor. */
const actor = 'command-line';

/** Adds `mapping import` to the verbs of mapping, which have to be there. */
export function registerMappingImportVerb(program: Command, context: CommandContext): void {
  const mapping = program.commands.find((command) => command.name() === 'mapping');
  if (mapping === undefined)
    throw new Error('registerMappingImportVerb needs the mapping verbs to be registered first');
  const verb = mapping
    .command('import')
    .description('build an index from a recipe and store it as a draft, which only staff see')
    .argument('<recipe>', 'a recipe file (outspoken-recipe/1) over areas that were imported')
    .option('--draws <number>', "draws of uncertainty, in place of the recipe's; 0 skips them", drawCount)
    .option('--seed <number>', "seed of the draws, in place of the recipe's", wholeNumber)
    .option('--workers <number>', 'threads for the draws; changes nothing but the time')
    .option('--protected <file>', 'a table of protected characteristics to hold the inputs against')
    .option('--code <column>', "the protected table's column of area codes")
    .option('--shares <list>', 'its shares: name=count_column/total_column,...')
    .option('--lookup <file>', 'from its codes to those of the areas: columns from and to')
    .option('--vintage <vintage>', 'of the areas; the newest that has them all, unless told', vintage)
    .option('--data <folder>', 'where the embedded database lives')
    .action((recipe: string, flags: ImportFlags) => importVerb(context, verb, recipe, flags));
}

interface ImportFlags extends ConfigFlags, ProtectedFlags {
  readonly draws?: number;
  readonly seed?: number;
  readonly vintage?: Vintage;
}

/** Builds twice: once without draws before there is a database, so that a refused recipe makes none, and once against the installed table. */
async function importVerb(context: CommandContext, verb: Command, recipe: string, flags: ImportFlags): Promise<void> {
  const protectedTable = protectedTableOf(verb, flags);
  const config = readConfig(context, flags);
  if (config === null) return;
  const trial = await buildFromRecipe(recipe, { draws: 0, protectedTable });
  if (!trial.ok) return context.refuse(explainMapping(trial.problem), trial.problem);
  const { draws, seed } = flags;
  await withUpToDateDatabase(context, config, (db) =>
    withProtectedTable(db, async (installed) => {
      const built = await buildFromRecipe(recipe, {
        draws,
        seed,
        workers: config.workers,
        protectedTable: protectedTable ?? installed,
        stopped: await listStopped(db),
        signal: context.stopSignal(),
        onProgress: (share) => context.progress(`drawing ${Math.floor(share * 100)}%`),
      });
      context.progress('');
      if (!built.ok) {
        await noteIfStopped(db, recipe, built.problem, context.now());
        return context.refuse(explainMapping(built.problem), built.problem);
      }
      const options = { actor, now: context.now(), vintage: flags.vintage, folder: dirname(recipe) };
      const imported = await importIndex(db, built.value, options);
      if (!imported.ok) {
        const { problem } = imported;
        const sentence = problem.kind === 'areas-not-known' ? explainImport(problem, recipe) : explainMapping(problem);
        return context.refuse(sentence, problem);
      }
      for (const warning of built.value.version.provenance.warnings) context.say(`Note: ${warning}`);
      context.print(importData(built.value, imported.value), importText(built.value, imported.value));
    }),
  );
}

function explainImport({ vintage, areas, unknown, example }: AreasNotKnown, recipe: string): string {
  const first = 'import them first with "outspoken geography import FILE"';
  if (vintage === null)
    return `${recipe}: none of its ${count(areas, 'area')}, such as ${JSON.stringify(example)}, is known here: ${first}.`;
  return `${recipe}: ${number(unknown)} of its ${count(areas, 'area')}, such as ${JSON.stringify(example)}, ${unknown === 1 ? 'is' : 'are'} not among the areas of ${vintage} that are known here: ${first}, or choose the edition that they are of with --vintage.`;
}

function importData({ version }: BuiltIndex, { versionId, vintage }: ImportedIndex) {
  const { recipeId, title, areaCount, indicators, groups, coverage, provenance } = version;
  const { draws, seed, associationGate, warnings } = provenance;
  return {
    ...{ version: versionId, status: 'draft', recipe: { id: recipeId, title }, vintage, areas: areaCount },
    ...{
      indicators: indicators.length,
      groups: groups.map(({ id }) => id),
      draws,
      seed,
      associationGate,
      coverage,
      warnings,
    },
  };
}

function importText({ version }: BuiltIndex, { versionId, vintage }: ImportedIndex): string {
  const { title, areaCount, indicators, groups, coverage, provenance } = version;
  const draws = provenance.draws === 0 ? 'no draws' : `${count(provenance.draws, 'draw')} (seed ${provenance.seed})`;
  return [
    `${title}: stored as the draft ${versionId}.`,
    `${count(areaCount, 'area')} of ${vintage}, ${count(indicators.length, 'indicator')}, ${count(groups.length, 'group')}, ${draws}.`,
    ...coverage.map((statement) => describeCoverage(statement, groups, indicators)),
    provenance.associationGate === 'checked'
      ? 'The inputs were held against protected characteristics, and none stands in for one.'
      : 'The inputs were not checked against protected characteristics, so this version cannot be published.',
  ].join('\n');
}

function count(amount: number, noun: string): string {
  return `${number(amount)} ${noun}${amount === 1 ? '' : 's'}`;
}

function number(amount: number): string {
  return amount.toLocaleString('en-GB');
}

function vintage(text: string): Vintage {
  const parsed = parseVintage(text);
  if (parsed === null)
    throw new InvalidArgumentError('It is a set of areas and a year: lsoa21, msoa21, lad24, region24.');
  return parsed;
}
