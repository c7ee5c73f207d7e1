import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

const home = mkdtempSync(join(tmpdir(), 'outspoken-folder-'));
afterAll(() => rmSync(home, { recursive: true }));

describe('a folder', () => {
  it('is made with those above it, for its owner alone, and may exist already', () => {
    const deep = join(home, 'a', 'b', 'c');
    makeFolder(deep);
    makeFolder(deep);
    expect(statSync(deep).isDirectory()).toBe(true);
    expect(statSync(join(home, 'a')).mode & 0o777).toBe(0o700);
  });

  it('is refused by the system in its own words under a file', () => {
    writeFileSync(join(home, 'file'), '');
    expect(() => makeFolder(join(home, 'file', 'below'))).toThrow(/ENOTDIR/);
  });

  it.skipIf(process.platform !== 'linux')(
    'is refused, rather than tried for ever, where the system has no place for it',
    () => {
      expect(() => makeFolder('/proc/no/place')).toThrow(/ENOENT/);
    },
  );
});
