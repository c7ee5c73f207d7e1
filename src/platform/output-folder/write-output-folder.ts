import { createHash } from 'node:crypto';
import { renameSync } from 'node:fs';
import { lstat, mkdir, open, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { accept, type Result, refuse } from '#foundations/result';
import { makeFolder } from '#platform/folder';
import { discard, siblingName, sweepStrays } from './sweep-strays.ts';

/** What goes into an output folder. `result` becomes `result.json`, to which the list of files with their sha256 is added. */
export interface OutputContents {
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly result: Readonly<Record<string, unknown>>;
}

export type OutputProblem =
  | { readonly kind: 'not-a-folder'; readonly folder: string }
  | { readonly kind: 'not-a-result'; readonly folder: string; readonly holds: string }
  | { readonly kind: 'holds-other-files'; readonly folder: string; readonly holds: string }
  | { readonly kind: 'cannot-write-folder'; readonly folder: string; readonly reason: string };

/**
 * Whether results may be written to `folder`: it is absent, empty, or a result of ours in which nobody keeps anything else. Asked before long
 * work, so that nobody waits for a refusal. Writes nothing, but clears what killed runs left beside it.
 */
export async function checkOutputFolder(folder: string): Promise<Result<null, OutputProblem>> {
  return guarded(folder, async () => {
    const target = await realTarget(folder);
    await sweepStrays(target);
    return replaceable(folder, target);
  });
}

/**
 * Writes a whole output folder at once: into a sibling first, flushed to disk, then renamed into place. Killed at any moment it leaves the old
 * folder or the new one, never a mixture; what a killed run leaves beside it is cleared by the next.
 *
 * Where an old result stands, two renames are needed, one right after the other, since no portable call exchanges two folders. A run killed in
 * that instant leaves both whole, under names beside the target, and the next run puts the old one back.
 */
export async function writeOutputFolder(
  folder: string,
  contents: OutputContents,
): Promise<Result<null, OutputProblem>> {
  return guarded(folder, async () => {
    const target = await realTarget(folder);
    await sweepStrays(target);
    const allowed = await replaceable(folder, target);
    if (!allowed.ok) return allowed;

    makeFolder(dirname(target), 0o777);
    const fresh = siblingName(target, 'new');
    try {
      await fill(fresh, contents);
      await putInPlace(fresh, target);
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
    return accept(null);
  });
}

/** A link keeps pointing where it points: what it leads to is replaced. */
async function realTarget(folder: string): Promise<string> {
  const target = resolve(folder);
  return (await kindOf(target)) === 'absent' ? target : realpath(target);
}

async function kindOf(path: string): Promise<'absent' | 'folder' | 'other'> {
  try {
    const found = await lstat(path);
    return found.isDirectory() || found.isSymbolicLink() ? 'folder' : 'other';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'absent';
    throw error;
  }
}

/** Left by file managers wherever people look. */
const clutter = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

async function replaceable(folder: string, target: string): Promise<Result<null, OutputProblem>> {
  const kind = await kindOf(target);
  if (kind === 'absent') return accept(null);
  if (kind === 'other') return refuse({ kind: 'not-a-folder', folder });
  const names = (await readdir(target)).filter((name) => !clutter.has(name)).sort();
  const [first] = names;
  if (first === undefined) return accept(null);
  const written = names.includes('result.json') ? await filesOfResult(join(target, 'result.json')) : null;
  if (written === null) return refuse({ kind: 'not-a-result', folder, holds: first });
  const foreign = names.find((name) => name !== 'result.json' && !written.has(name));
  return foreign === undefined ? accept(null) : refuse({ kind: 'holds-other-files', folder, holds: foreign });
}

/** The files that a result of ours says it wrote; `null` for anything else that is called result.json. */
async function filesOfResult(path: string): Promise<ReadonlySet<string> | null> {
  try {
    const result: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof result !== 'object' || result === null) return null;
    if (!('program' in result && result.program === 'outspoken')) return null;
    if (!('outputs' in result && Array.isArray(result.outputs))) return null;
    return new Set(result.outputs.map((output: { file?: unknown }) => String(output?.file)));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function fill(folder: string, { files, result }: OutputContents): Promise<void> {
  await mkdir(folder);
  const outputs: { file: string; sha256: string }[] = [];
  for (const [file, content] of files) {
    await writeThrough(join(folder, file), content);
    outputs.push({ file, sha256: createHash('sha256').update(content).digest('hex') });
  }
  const resultFile = `${JSON.stringify({ program: 'outspoken', ...result, outputs }, null, 2)}\n`;
  await writeThrough(join(folder, 'result.json'), resultFile);
  await flushFolder(folder);
}

async function writeThrough(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function putInPlace(fresh: string, target: string): Promise<void> {
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'].includes(codeOf(error))) throw error;
    const old = siblingName(target, 'old');
    renameSync(target, old);
    renameSync(fresh, target);
    await discard(target, old);
  }
  await flushFolder(dirname(target));
}

/** Makes the names in a folder survive a power cut. Not every system can open a folder; there the rename itself has to do. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP'].includes(codeOf(error))) throw error;
  }
}

/** What the system says (no room, no right to write, a mounted folder) is an answer to the user; anything else is a bug. */
async function guarded(
  folder: string,
  work: () => Promise<Result<null, OutputProblem>>,
): Promise<Result<null, OutputProblem>> {
  try {
    return await work();
  } catch (error) {
    const reason = codeOf(error);
    if (!/^E[A-Z0-9]+$/u.test(reason)) throw error;
    return refuse({ kind: 'cannot-write-folder', folder, reason });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
