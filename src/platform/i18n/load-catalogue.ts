import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Result, refuse } from '#foundations/result';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import { type CatalogueProblem, type LanguageFile, parseLanguageFile } from './language-file.ts';

/**
 * Reads every *.json in a folder, one language each: to add a language, drop in its file. The problems of all files are
 * returned together.
 */
export function loadCatalogue(folder: string): Result<Catalogue, readonly CatalogueProblem[]> {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch (error) {
    return refuse([{ kind: 'no-languages', folder, reason: messageOf(error) }]);
  }
  const files: LanguageFile[] = [];
  const problems: CatalogueProblem[] = [];
  for (const name of names.sort()) {
    const file = readLanguageFile(folder, name);
    if (file.ok) files.push(file.value);
    else problems.push(...file.problem);
  }
  return problems.length === 0 ? createCatalogue(folder, files) : refuse(problems);
}

function readLanguageFile(folder: string, name: string): Result<LanguageFile, readonly CatalogueProblem[]> {
  try {
    return parseLanguageFile(name, readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    return refuse([{ kind: 'file-unreadable', file: name, reason: messageOf(error) }]);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
