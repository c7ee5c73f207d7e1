import { describe, expect, it } from 'vitest';
import { evidence } from './entries.ts';
import { LETTERS } from './evidence.ts';
import { findEvidence, sourceOf } from './find-evidence.ts';
import { sources } from './sources.ts';

const findings = evidence.flatMap((one) => [
  ...LETTERS.map((letter) => ({ where: `${one.id}, ${letter}`, ...one.emmie[letter] })),
  { where: `${one.id}, harms`, ...one.harms },
]);

describe('the evidence library', () => {
  it('has each kind of help once', () => {
    const ids = evidence.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.map((id) => findEvidence(id)?.id)).toEqual(ids);
    expect(findEvidence('nothing-of-the-kind')).toBeNull();
  });

  it('rests every finding on a source, and says so where there is none', () => {
    for (const { where, quality, sources: from, says } of findings) {
      expect([where, from.length > 0]).toEqual([where, quality !== 'none']);
      for (const id of from) expect(sourceOf(id).cite, where).not.toBe('');
      expect(says.trim(), where).toMatch(/\.$/u);
    }
  });

  it('names no source that nothing rests on', () => {
    const used = new Set(findings.flatMap(({ sources: from }) => from));
    expect(Object.keys(sources).filter((id) => !used.has(id))).toEqual([]);
  });

  it('does not know a source that is not there', () => {
    expect(() => sourceOf('nobody-2020')).toThrow('nobody-2020');
  });
});
