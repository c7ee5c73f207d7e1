import { describe, expect, it } from 'vitest';
import { indexCodes, joinCodes } from './join-codes.ts';

function indexed(codes: string[]) {
  const result = indexCodes(codes);
  if (!result.ok) throw new Error(result.problem.kind);
  return result.value;
}

describe('codes', () => {
  it('are compared as text, to the letter', () => {
    expect([...indexed(['01', '1', '1.0', 'a', 'A'])]).toHaveLength(5);
  });

  it('may not repeat or be blank', () => {
    expect(indexCodes(['a', 'b', 'a'])).toEqual({
      ok: false,
      problem: { kind: 'duplicate-code', position: 2, first: 0, code: 'a' },
    });
    expect(indexCodes(['a', ' '])).toEqual({ ok: false, problem: { kind: 'blank-code', position: 1 } });
  });

  it('join a table in any order to the areas in theirs', () => {
    expect(joinCodes(['a', 'b', 'c'], indexed(['c', 'x', 'a']))).toEqual({
      rowOf: Int32Array.of(2, -1, 0),
      absent: ['b'],
      unknown: ['x'],
    });
  });
});
