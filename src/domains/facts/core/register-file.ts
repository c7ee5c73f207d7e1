import { accept, type Result, refuse } from '#foundations/result';
import { type BodyProblem, bodyProblems } from './body-problems.ts';
import { type FactBody, type FactId, findDefinition } from './fact.ts';

/** The columns of a register as a file, in their order. */
export const registerColumns = [
  'fact',
  'number',
  'textphone',
  'web',
  'hours',
  'name',
  'recorded',
  'figure',
  'as_of',
  'source',
  'source_url',
] as const;

export type RegisterColumn = (typeof registerColumns)[number];

export interface RegisterProblem {
  readonly column: RegisterColumn;
  readonly kind: BodyProblem['kind'] | 'unknown-fact';
}

const columnOf: Readonly<Record<keyof FactBody, RegisterColumn>> = {
  ...{ number: 'number', textphone: 'textphone', web: 'web', hours: 'hours', name: 'name', recorded: 'recorded' },
  ...{ figure: 'figure', asOf: 'as_of', source: 'source', sourceUrl: 'source_url' },
};

/** One fact as cells, in the order of `registerColumns`. */
export const registerRow = (id: FactId, body: FactBody): readonly (string | number | null)[] => [
  id,
  ...[body.number, body.textphone, body.web, body.hours, body.name, body.recorded],
  ...[body.figure, body.asOf, body.source, body.sourceUrl],
];

/** One row of a register, or everything that is wrong with it. Spaces around a cell, and a spreadsheet's apostrophe before a number, are no part of it. */
export function readRegisterRow(
  cell: (column: RegisterColumn) => string,
  today: string,
): Result<{ readonly id: FactId; readonly body: FactBody }, readonly RegisterProblem[]> {
  const text = (column: RegisterColumn) => cell(column).trim().replace(/^'/, '');
  const definition = findDefinition(text('fact'));
  if (definition === null) return refuse([{ column: 'fact', kind: 'unknown-fact' }]);
  const problems: RegisterProblem[] = [];
  function oneOf<const Value extends string>(column: RegisterColumn, values: readonly Value[]): Value | '' {
    const found = values.find((value) => value === text(column));
    if (found === undefined && text(column) !== '') problems.push({ column, kind: 'malformed' });
    return found ?? '';
  }
  const body: FactBody = {
    number: text('number'),
    textphone: text('textphone'),
    web: text('web'),
    hours: text('hours'),
    name: oneOf('name', ['needed', 'not-needed', 'helps']),
    recorded: oneOf('recorded', ['yes', 'no']),
    figure: text('figure') === '' ? null : Number(text('figure')),
    asOf: text('as_of'),
    source: text('source'),
    sourceUrl: text('source_url'),
  };
  for (const { field, kind } of bodyProblems(definition, body, today)) problems.push({ column: columnOf[field], kind });
  return problems.length > 0 ? refuse(problems) : accept({ id: definition.id, body });
}

export const sameBody = (one: FactBody, other: FactBody): boolean =>
  registerRow('emergency', one).every((cell, at) => cell === registerRow('emergency', other)[at]);
