import { describe, expect, it } from 'vitest';
import { leavesASteward, mayActIn } from './person.ts';

describe('own areas', () => {
  const lineage = ['E01011229', 'E02006875', 'E08000035', 'E12000003'];

  it.each([
    [[], true],
    [['E08000035'], true],
    [['E12000003'], true],
    [['E01011229'], true],
    [['E08000036'], false],
    [['E08000036', 'E08000035'], true],
  ])('%j take in a small area of Leeds: %s', (areas, expected) => {
    expect(mayActIn({ areas }, lineage)).toBe(expected);
  });

  it('take in nothing that is nowhere, unless there is no limit', () => {
    expect(mayActIn({ areas: ['E08000035'] }, [])).toBe(false);
    expect(mayActIn({ areas: [] }, [])).toBe(true);
  });
});

it('the last steward stays', () => {
  expect(leavesASteward(['a'], 'a')).toBe(false);
  expect(leavesASteward(['a', 'b'], 'a')).toBe(true);
  expect(leavesASteward([], 'a')).toBe(false);
});
