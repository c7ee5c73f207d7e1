import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAuthSecret } from './auth-secret.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outspoken-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the secret of an installation', () => {
  it('is made once, kept for its owner alone, and the same afterwards', () => {
    const dataDir = join(folder, 'new');
    const secret = readAuthSecret({ authSecret: null, dataDir });
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(readAuthSecret({ authSecret: null, dataDir })).toBe(secret);
    expect(readdirSync(dataDir)).toEqual(['auth-secret']);
    expect(statSync(join(dataDir, 'auth-secret')).mode & 0o777).toBe(0o600);
  });

  it('is another one in another installation', () => {
    const [one, other] = ['a', 'b'].map((name) => readAuthSecret({ authSecret: null, dataDir: join(folder, name) }));
    expect(one).not.toBe(other);
  });

  it('is the one that is set, and then no file is made', () => {
    const authSecret = 'x'.repeat(32);
    expect(readAuthSecret({ authSecret, dataDir: folder })).toBe(authSecret);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is never a damaged one', () => {
    writeFileSync(join(folder, 'auth-secret'), '\n');
    expect(() => readAuthSecret({ authSecret: null, dataDir: folder })).toThrow('damaged');
  });
});
