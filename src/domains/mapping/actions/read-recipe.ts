import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { accept, type Result, refuse } from '#foundations/result';
import { parseRecipe, type Recipe } from '../core/recipe/recipe.ts';
import type { MappingProblem } from './mapping-problem.ts';

export interface ReadRecipe {
  readonly recipe: Recipe;
  /** The file as it was read. */
  readonly file: unknown;
  readonly input: { readonly file: string; readonly sha256: string };
}

export async function readRecipe(path: string): Promise<Result<ReadRecipe, MappingProblem>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const file = parseJson(path, bytes.value);
  if (!file.ok) return file;
  const recipe = parseRecipe(file.value);
  if (!recipe.ok) return refuse({ kind: 'bad-recipe', file: path, problem: recipe.problem });
  const sha256 = createHash('sha256').update(bytes.value).digest('hex');
  return accept({ recipe: recipe.value, file: file.value, input: { file: basename(path), sha256 } });
}

async function readBytes(path: string): Promise<Result<Uint8Array, MappingProblem>> {
  try {
    return accept(await readFile(path));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return refuse({ kind: 'missing-recipe', file: path });
    if (/^E[A-Z0-9]+$/u.test(reason)) return refuse({ kind: 'unreadable-recipe', file: path, reason });
    throw error;
  }
}

/** A byte order mark, which some editors put there, is passed over by the decoder. */
function parseJson(file: string, bytes: Uint8Array): Result<unknown, MappingProblem> {
  try {
    return accept(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    if (error instanceof SyntaxError) return refuse({ kind: 'not-json', file, detail: error.message });
    if (error instanceof TypeError) return refuse({ kind: 'not-json', file, detail: null });
    throw error;
  }
}
