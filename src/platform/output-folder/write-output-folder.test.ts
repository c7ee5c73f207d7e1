import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkOutputFolder, type OutputContents, writeOutputFolder } from './write-output-folder.ts';

let parent = '';
let folder = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'outspoken-output-'));
  folder = join(parent, 'out');
});
afterEach(() => rm(parent, { recursive: true }));

function contents(text: string, result: Record<string, unknown> = {}): OutputContents {
  return { files: new Map([['scores.csv', text]]), result: { seed: 1, ...result } };
}

async function filesOf(path: string): Promise<string[]> {
  return (await readdir(path)).sort();
}

describe('an output folder', () => {
  it('holds the files and a result.json that lists them', async () => {
    expect(await writeOutputFolder(folder, contents('a\n'))).toEqual({ ok: true, value: null });
    expect(await filesOf(folder)).toEqual(['result.json', 'scores.csv']);
    expect(JSON.parse(await readFile(join(folder, 'result.json'), 'utf8'))).toEqual({
      program: 'outspoken',
      seed: 1,
      outputs: [{ file: 'scores.csv', sha256: createHash('sha256').update('a\n').digest('hex') }],
    });
    expect(await filesOf(parent)).toEqual(['out']);
  });

  it('is made with the folders above it', async () => {
    const deep = join(parent, 'a', 'b', 'c');
    expect(await writeOutputFolder(deep, contents('a'))).toMatchObject({ ok: true });
    expect(await filesOf(deep)).toEqual(['result.json', 'scores.csv']);
  });

  it('takes the place of an empty folder', async () => {
    await mkdir(folder);
    expect(await writeOutputFolder(folder, contents('a'))).toMatchObject({ ok: true });
    expect(await readFile(join(folder, 'scores.csv'), 'utf8')).toBe('a');
  });

  it('takes the place of an older result as a whole', async () => {
    const old = {
      files: new Map([
        ['scores.csv', 'old'],
        ['map.svg', '<svg/>'],
      ]),
      result: {},
    };
    await writeOutputFolder(folder, old);
    await writeOutputFolder(folder, contents('new'));
    expect(await filesOf(folder)).toEqual(['result.json', 'scores.csv']);
    expect(await readFile(join(folder, 'scores.csv'), 'utf8')).toBe('new');
    expect(await filesOf(parent)).toEqual(['out']);
  });

  it('may be reached by a link, which goes on pointing at it', async () => {
    const link = join(parent, 'link');
    await writeOutputFolder(folder, contents('old'));
    await symlink(folder, link);
    expect(await writeOutputFolder(link, contents('new'))).toMatchObject({ ok: true });
    expect(await readFile(join(folder, 'scores.csv'), 'utf8')).toBe('new');
    expect(await filesOf(parent)).toEqual(['link', 'out']);
  });
});

describe('a folder is left alone', () => {
  async function refusals() {
    const [check, write] = [await checkOutputFolder(folder), await writeOutputFolder(folder, contents('a'))];
    expect(check).toEqual(write);
    return write.ok ? 'written' : write.problem;
  }

  it('where it is a file', async () => {
    await writeFile(folder, 'mine');
    expect(await refusals()).toEqual({ kind: 'not-a-folder', folder });
    expect(await readFile(folder, 'utf8')).toBe('mine');
  });

  it('where it is not a result', async () => {
    await mkdir(folder);
    await writeFile(join(folder, 'thesis.txt'), 'mine');
    expect(await refusals()).toEqual({ kind: 'not-a-result', folder, holds: 'thesis.txt' });
    await writeFile(join(folder, 'result.json'), '{"score": 3}');
    expect(await refusals()).toEqual({ kind: 'not-a-result', folder, holds: 'result.json' });
    await writeFile(join(folder, 'result.json'), 'not even JSON');
    expect(await refusals()).toEqual({ kind: 'not-a-result', folder, holds: 'result.json' });
    expect(await filesOf(folder)).toEqual(['result.json', 'thesis.txt']);
  });

  it('where somebody keeps other files in a result', async () => {
    await writeOutputFolder(folder, contents('old'));
    await writeFile(join(folder, 'notes.txt'), 'mine');
    expect(await refusals()).toEqual({ kind: 'holds-other-files', folder, holds: 'notes.txt' });
    expect(await readFile(join(folder, 'scores.csv'), 'utf8')).toBe('old');
  });

  it('where it cannot be written, with the reason, and nothing stays behind', async () => {
    await writeFile(join(parent, 'file'), '');
    folder = join(parent, 'file', 'out');
    expect(await refusals()).toEqual({ kind: 'cannot-write-folder', folder, reason: 'ENOTDIR' });
    expect(await filesOf(parent)).toEqual(['file']);
  });
});

describe('what killed runs left', () => {
  const machine = hostname().replaceAll(/[^\w.]/gu, '_');
  const stray = (kind: 'new' | 'old', pid: number, host = machine) =>
    join(parent, `.out.outspoken-${kind}-${host}-${pid}-0123456789ab`);

  async function deadProcess(): Promise<number> {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    return child.pid as number;
  }

  it('is cleared away by the next run', async () => {
    await mkdir(stray('new', await deadProcess()));
    await checkOutputFolder(folder);
    expect(await filesOf(parent)).toEqual([]);
  });

  it('is cleared away though our process has the same number, as in a container', async () => {
    await mkdir(stray('new', process.pid));
    await checkOutputFolder(folder);
    expect(await filesOf(parent)).toEqual([]);
  });

  it('is left alone while its run is alive, or may be alive on another machine', async () => {
    await mkdir(stray('new', process.ppid));
    await mkdir(stray('new', 1, 'elsewhere'));
    await checkOutputFolder(folder);
    expect(await readdir(parent)).toHaveLength(2);
  });

  it('is put back where the run died between setting the old folder aside and the new one in place', async () => {
    await writeOutputFolder(folder, contents('old'));
    await rename(folder, stray('old', await deadProcess()));
    await mkdir(stray('new', await deadProcess()));
    await checkOutputFolder(folder);
    expect(await filesOf(parent)).toEqual(['out']);
    expect(await readFile(join(folder, 'scores.csv'), 'utf8')).toBe('old');
  });
});

describe('killed at any moment', () => {
  const script = `
    import { writeOutputFolder } from ${JSON.stringify(new URL('./write-output-folder.ts', import.meta.url).href)};
    for (let run = 1; ; run++) {
      const text = String(run).padStart(8, '0').repeat(50_000);
      const files = new Map(['a.csv', 'b.csv', 'c.csv'].map((name) => [name, text]));
      const written = await writeOutputFolder(process.argv[1], { files, result: { run } });
      if (!written.ok) throw new Error(JSON.stringify(written.problem));
      if (run === 1) console.log('begun');
    }`;

  async function killAfter(child: ChildProcess, milliseconds: number): Promise<void> {
    await once(child.stdout as NodeJS.ReadableStream, 'data');
    await wait(milliseconds);
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  it('leaves the old folder or the new one, whole', async () => {
    for (let attempt = 0; attempt < 12; attempt++) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await killAfter(child, 3 + attempt * 5);
      await checkOutputFolder(folder);
      expect(await filesOf(parent)).toEqual(['out']);
      expect(await filesOf(folder)).toEqual(['a.csv', 'b.csv', 'c.csv', 'result.json']);
      const result = JSON.parse(await readFile(join(folder, 'result.json'), 'utf8'));
      for (const { file, sha256 } of result.outputs) {
        const content = await readFile(join(folder, file));
        expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
        expect(content.subarray(0, 8).toString()).toBe(String(result.run).padStart(8, '0'));
      }
    }
    expect(existsSync(folder)).toBe(true);
  });
});
