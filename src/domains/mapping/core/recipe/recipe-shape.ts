import { z } from 'zod';
import type { RecipeProblem } from './recipe-problem.ts';
import { recipeSchema } from './recipe-schema.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Turns the first thing zod found wrong into a named problem. `file` is what was parsed. */
export function firstShapeProblem(error: z.ZodError, file: unknown): RecipeProblem {
  const [issue] = error.issues;
  if (!issue) throw new Error('A recipe was refused without an issue');
  return shapeProblem(issue, [], file);
}

function shapeProblem(issue: Issue, prefix: Path, file: unknown): RecipeProblem {
  const at: Path = [...prefix, ...issue.path];
  const path = writePath(at);
  const value = valueAt(file, at);
  const got = show(value);
  switch (issue.code) {
    case 'unrecognized_keys':
      return { kind: 'unknown-key', path, key: issue.keys[0] ?? '', known: knownKeys(at, value) };
    case 'invalid_type':
      return value === undefined
        ? { kind: 'missing-key', path }
        : { kind: 'wrong-type', path, expected: typeWord(issue.expected) };
    case 'invalid_value':
      return value === undefined
        ? { kind: 'missing-key', path }
        : { kind: 'not-one-of', path, allowed: issue.values.map(String), got };
    case 'too_small':
      return {
        kind: 'out-of-range',
        path,
        bound: issue.inclusive ? 'least' : 'more-than',
        limit: Number(issue.minimum),
        of: sizeWord(issue.origin),
        got,
      };
    case 'too_big':
      return {
        kind: 'out-of-range',
        path,
        bound: issue.inclusive ? 'most' : 'less-than',
        limit: Number(issue.maximum),
        of: sizeWord(issue.origin),
        got,
      };
    case 'invalid_format':
      return at.at(-1) === 'id' && /\S/u.test(String(value))
        ? { kind: 'bad-id', path, got }
        : { kind: 'blank-text', path };
    case 'invalid_union':
      return unionProblem(issue, at, value, file);
    default:
      return { kind: 'wrong-type', path, expected: issue.message };
  }
}

/** Of a union's branches, the one that the writer seems to have meant: the object's where an object was given. */
function unionProblem(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  at: Path,
  value: unknown,
  file: unknown,
): RecipeProblem {
  const path = writePath(at);
  if (value === undefined) return { kind: 'missing-key', path };
  if ('options' in issue && Array.isArray(issue.options))
    return { kind: 'not-one-of', path, allowed: issue.options.map(String), got: show(value) };
  const branches = issue.errors.flatMap(([first]) => (first ? [first] : []));
  const allowed = branches.flatMap((branch) => (branch.code === 'invalid_value' ? branch.values.map(String) : []));
  const meant =
    typeof value === 'object'
      ? branches.find(({ path, code }) => path.length > 0 || code === 'unrecognized_keys')
      : undefined;
  if (meant) return shapeProblem(meant, at, file);
  return { kind: 'not-one-of', path, allowed, got: show(value) };
}

/** The keys the format knows at a place, read from the schema itself so that the two cannot part. */
function knownKeys(path: Path, value: unknown): readonly string[] {
  let schema: unknown = recipeSchema;
  for (const step of path) schema = descend(unwrap(schema), step);
  const found = unwrap(schema);
  if (found instanceof z.ZodObject) return Object.keys(found.shape);
  if (found instanceof z.ZodUnion) {
    const options = found.options.flatMap((option) =>
      option instanceof z.ZodDiscriminatedUnion ? option.options : [],
    );
    const method = typeof value === 'object' && value !== null && 'method' in value ? value.method : undefined;
    const chosen = options.filter(
      (option) => option instanceof z.ZodObject && option.shape.method?.safeParse(method).success,
    );
    return [...new Set(chosen.flatMap((option) => (option instanceof z.ZodObject ? Object.keys(option.shape) : [])))];
  }
  return [];
}

function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return unwrap(schema.unwrap());
  return schema;
}

function descend(schema: unknown, step: PropertyKey): unknown {
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodObject) return schema.shape[String(step)];
  return undefined;
}

function valueAt(file: unknown, path: Path): unknown {
  let value = file;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value;
}

/** `['indicators', 2, 'normalise', 'k']` is written `indicators[2].normalise.k`. */
function writePath(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./u, '');
}

function show(value: unknown): string {
  const shown = JSON.stringify(value) ?? 'nothing';
  return shown.length > 60 ? `${shown.slice(0, 57)}...` : shown;
}

function typeWord(expected: string): string {
  const words: Record<string, string> = { int: 'a whole number', number: 'a number', string: 'text' };
  const more: Record<string, string> = {
    object: 'an object',
    array: 'a list',
    tuple: 'a list',
    boolean: 'true or false',
  };
  return words[expected] ?? more[expected] ?? expected;
}

function sizeWord(origin: string): 'number' | 'items' | 'characters' {
  if (origin === 'array' || origin === 'tuple') return 'items';
  return origin === 'string' ? 'characters' : 'number';
}
