import { type Command, InvalidArgumentError } from 'commander';
import { checkBuildFolder, type RecipeSensitivity, sensitivityFromRecipe, writeSensitivity } from '#domains/mapping';
import { explainMapping } from '../../worker/sentences/mapping.ts';
import type { CommandContext } from '../command-context.ts';
import { count, positiveNumber, wholeNumber } from './mapping.ts';

/** Adds `mapping sensitivity` to the verbs of mapping, which have to be there. */
export function registerMappingSensitivityVerb(program: Command, context: CommandContext): void {
  const mapping = program.commands.find((command) => command.name() === 'mapping');
  if (mapping === undefined)
    throw new Error('registerMappingSensitivityVerb needs the mapping verbs to be registered first');
  mapping
    .command('sensitivity')
    .description("which of a recipe's assumptions move its ranks, and by how much")
    .argument('<recipe>', 'a recipe file (outspoken-recipe/1) with its uncertainty')
    .requiredOption('--out <folder>', 'where the results go; an earlier result there is replaced as a whole')
    .option('--samples <number>', 'rows of the design, best a power of two; 1024 unless told', sampleCount)
    .option('--workers <number>', 'threads; changes nothing but the time', positiveNumber)
    .action((recipe: string, flags: SensitivityFlags) => sensitivityVerb(context, recipe, flags));
}

interface SensitivityFlags {
  readonly out: string;
  readonly samples?: number;
  readonly workers?: number;
}

async function sensitivityVerb(
  context: CommandContext,
  recipe: string,
  { out, samples, workers }: SensitivityFlags,
): Promise<void> {
  const allowed = await checkBuildFolder(out);
  if (!allowed.ok) return context.refuse(explainMapping(allowed.problem), allowed.problem);
  const studied = await sensitivityFromRecipe(recipe, {
    samples,
    workers,
    signal: context.stopSignal(),
    onProgress: (share) => context.progress(`computing ${Math.floor(share * 100)}%`),
  });
  context.progress('');
  if (!studied.ok) return context.refuse(explainMapping(studied.problem), studied.problem);
  const written = await writeSensitivity(studied.value, out);
  if (!written.ok) return context.refuse(explainMapping(written.problem), written.problem);
  for (const warning of studied.value.warnings) context.say(`Note: ${warning}`);
  context.print(sensitivityData(studied.value, out), sensitivityText(studied.value, out));
}

function sensitivityData(
  { recipe, areas, samples, evaluations, seed, targets, warnings, timings }: RecipeSensitivity,
  folder: string,
) {
  return { folder, recipe, areas, samples, evaluations, seed, targets, warnings, timings };
}

function sensitivityText(
  { recipe, areas, samples, evaluations, targets, timings }: RecipeSensitivity,
  folder: string,
): string {
  const seconds = timings.readSeconds + timings.studySeconds;
  return [
    recipe.title,
    `${count(areas, 'area')}, ${count(samples, 'sample')}, ${count(evaluations, 'evaluation')}, in ${seconds.toFixed(1)} s.`,
    ...targets.map(strongestOf),
    `Written to ${folder}.`,
  ].join('\n');
}

function strongestOf({ groupId, kind, mean, assumptions }: RecipeSensitivity['targets'][number]): string {
  const moves = {
    'mean-rank-change': `ranks move by ${mean.toFixed(1)} on average`,
    'top-decile-change': `${(100 * mean).toFixed(1)}% of the top decile changes on average`,
  }[kind];
  const known = assumptions.flatMap(({ id, index }) => (index === null ? [] : [{ id, total: index.total }]));
  const strongest = known.sort((one, other) => other.total - one.total).slice(0, 3);
  const most = strongest.map(({ id, total }) => `${id} ${total.toFixed(2)}`).join(', ');
  return `${groupId}: ${moves}${most === '' ? '' : `; total shares: ${most}`}.`;
}

/** Fewer tell nothing. */
function sampleCount(text: string): number {
  const number = wholeNumber(text);
  if (number < 16) throw new InvalidArgumentError('It must be at least 16.');
  return number;
}
