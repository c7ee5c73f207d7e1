import { describe, expect, it } from 'vitest';
import { emergencyFacts, freshness, type OfficialFact } from './official-facts.ts';

const hotline: OfficialFact = {
  id: 'anti-terrorist-hotline',
  number: '0800 789 321',
  dial: '0800789321',
  source: 'ProtectUK',
  checkedOn: '2026-01-01',
};

describe('the official facts', () => {
  it('always hold 999 and the anti-terrorist hotline, each with a source', () => {
    expect(emergencyFacts().map((fact) => fact.id)).toEqual(['emergency', 'anti-terrorist-hotline']);
    for (const fact of emergencyFacts()) expect(fact.source).not.toBe('');
  });

  it('dial what they print', () => {
    for (const fact of emergencyFacts()) expect(fact.number.replaceAll(' ', '')).toBe(fact.dial);
  });
});

describe('the freshness of a fact', () => {
  it.each([
    ['2026-01-01', 'fresh'],
    ['2026-03-31', 'fresh'],
    ['2026-04-01', 'due'],
    ['2026-06-29', 'due'],
    ['2026-06-30', 'overdue'],
    ['2025-12-31', 'not-checked'],
  ])('on %s is %s', (today, expected) => {
    expect(freshness(hotline, today)).toBe(expected);
  });

  it('is not claimed before anybody has checked', () => {
    expect(freshness({ ...hotline, checkedOn: null }, '2026-01-01')).toBe('not-checked');
  });
});
