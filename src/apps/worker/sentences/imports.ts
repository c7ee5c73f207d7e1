import type { ImportKind } from '#domains/imports/core';
import type { ImportProblem } from '../flows/import-ways.ts';
import type { UploadProblem } from '../flows/work-on-import.ts';
import { explainGeography, type GeographyProblem } from './geography.ts';
import { explainSaving, type SaveProblem } from './saving.ts';

/**
 * What is wrong with an uploaded file, in one sentence: that of the command line, but where it names an option, the field of the form that says the
 * same.
 */
export function explainImport(kind: ImportKind, problem: UploadProblem): string {
  if (problem.kind === 'needs-table')
    return `${problem.file} is a map, but ${kind === 'lookup' ? 'a lookup' : 'a table of figures'} comes as CSV, with a row for each ${kind === 'lookup' ? 'link' : 'area'}.`;
  // Which reader found it tells which kinds there are.
  return kind === 'table' ? explainSaving(problem as SaveProblem) : onPage(problem as GeographyProblem);
}

function onPage(problem: GeographyProblem): string {
  switch (problem.kind) {
    case 'which-layer':
      return `${problem.file}: it is not clear which of its layers holds the areas of ${problem.vintage}. Choose the layer.`;
    case 'layer-without-vintage':
      return `${problem.file} has several layers. Say of which edition the areas are, or choose the layer.`;
    case 'no-code-column':
    case 'no-lookup-column':
      return `${problem.file} has no column of codes that is known by its name. Choose the column of codes.`;
    case 'unknown-vintage':
      return `${problem.file}: the name "${problem.column}" does not tell which areas these are. Say of which edition they are, such as lsoa21 or lad24.`;
    case 'several-vintages':
      return `${problem.file} has codes of several editions, ${problem.vintages.join(' and ')}. Choose one column of codes; if it links the editions, bring it in as a lookup.`;
    case 'column-of-another-vintage':
      return `${problem.file} has its codes in "${problem.column}", which is of ${problem.vintage} and not of ${problem.asked}. Say ${problem.vintage}, or choose the column yourself if its name is wrong.`;
    case 'unknown-parent-vintage':
      return `${problem.file}: the name "${problem.column}" does not tell of which edition the areas are that these lie in. Say which, such as lad24.`;
    case 'same-vintage':
      return `A lookup leads from one edition to another: both are ${problem.vintage}.`;
    case 'compressed-without-gz':
      return `${problem.file} is compressed, but its name does not end in .gz. Rename it, so that it is decompressed.`;
    default:
      return explainGeography(problem);
  }
}

/** The same for each of several, without saying anything twice. */
export function explainAll(kind: ImportKind, problems: readonly ImportProblem[]): readonly string[] {
  return [...new Set(problems.map((problem) => explainImport(kind, problem)))];
}
