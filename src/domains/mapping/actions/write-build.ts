import type { Result } from '#foundations/result';
import { checkOutputFolder, type OutputProblem, writeOutputFolder } from '#platform/output-folder';
import { formatCsv } from '#platform/tables';
import { normalisedTable, scoresTable } from '../core/version/index-tables.ts';
import { mapSvg } from '../core/view/map-svg.ts';
import type { BuiltIndex } from './build-from-recipe.ts';
import { knownCells } from './known-cells.ts';

/** Asked before building, so that nobody waits for a refusal. */
export function checkBuildFolder(folder: string): Promise<Result<null, OutputProblem>> {
  return checkOutputFolder(folder);
}

/**
 * Writes a built index to a folder, all of it or nothing: `scores.csv`, `normalised.csv`, `map.svg` where the centres of the areas are known, and
 * `result.json`. `options` is what the user asked for, kept in the result beside the seed.
 */
export async function writeBuild(
  built: BuiltIndex,
  folder: string,
  options: Readonly<Record<string, unknown>>,
): Promise<Result<null, OutputProblem>> {
  const { recipe, version, areas, timings } = built;
  const { programVersion, inputs, seed, draws, warnings, associationGate } = version.provenance;
  const scores = scoresTable(version.groups, areas, {
    uncertainty: draws > 0,
    population: recipe.areas.population !== null,
    parent: recipe.areas.parent !== null,
  });
  const normalised = normalisedTable(version.indicators, areas);
  const cells = await knownCells(areas.map(({ code }) => code));
  return writeOutputFolder(folder, {
    files: new Map([
      ['scores.csv', formatCsv(scores.header, scores.rows)],
      ['normalised.csv', formatCsv(normalised.header, normalised.rows)],
      ...(cells ? [['map.svg', mapSvg(version, areas, cells)] as const] : []),
    ]),
    result: {
      programVersion,
      command: 'mapping build',
      recipe: { id: version.recipeId, title: version.title },
      seed,
      options: { draws, ...options },
      inputs,
      areas: version.areaCount,
      associationGate,
      ...(version.provenance.allowed ? { allowed: version.provenance.allowed } : {}),
      indicators: version.indicators,
      groups: version.groups,
      coverage: version.coverage,
      warnings,
      timings,
    },
  });
}
