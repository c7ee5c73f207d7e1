import { describe, expect, it } from 'vitest';
import { readDecisionWords } from './record.ts';
import { costOf, firstSettings, helpOf, illustrative, readLimits, readMakings } from './settings.ts';

const settings = firstSettings('Autumn', { versionId: 'v1', axis: 'vulnerability', areas: 100 });
const fields = (change: Record<string, string>) => new Map(Object.entries(change));
const limits = { budget: '£1,500,000', perArea: '3', objective: 'cvar' };

describe('the limits of a plan', () => {
  it('are read with pounds and commas, blank for no limit', () => {
    const read = readLimits(fields({ ...limits, 'areas.sport': '12', 'areas.mentoring': ' ' }), settings);
    if (!read.ok) throw new Error(read.problem.problem);
    expect(read.value).toMatchObject({ budget: 1_500_000, perArea: 3, objective: 'cvar' });
    const most = new Map(read.value.help.map(({ id, maxAreas }) => [id, maxAreas]));
    expect([most.get('sport'), most.get('mentoring')]).toEqual([12, null]);
  });

  it.each([
    [{ budget: 'much' }, 'budget', 'not-a-number'],
    [{ budget: '' }, 'budget', 'not-a-number'],
    [{ budget: '-1' }, 'budget', 'too-small'],
    [{ budget: '1e13' }, 'budget', 'too-large'],
    [{ perArea: '0' }, 'perArea', 'too-small'],
    [{ perArea: '1.5' }, 'perArea', 'not-whole'],
    [{ 'areas.sport': 'ten' }, 'areas.sport', 'not-a-number'],
  ])('%o are refused at %s: %s', (change, field, problem) =>
    expect(readLimits(fields({ ...limits, ...change }), settings)).toEqual({ ok: false, problem: { field, problem } }),
  );

  it('that are unknown wishes count as the benefit expected', () =>
    expect(readLimits(fields({ ...limits, objective: 'glory' }), settings)).toMatchObject({
      value: { objective: 'expected' },
    }));
});

describe('what a plan is made of', () => {
  const known = { regions: ['London', 'North East'], indicators: ['income', 'health'] };
  const sport = {
    'use.sport': 'yes',
    'places.sport': '80',
    'cost.sport': '300.5',
    'effect.sport': '-0.02',
    'sd.sport': '0.1',
  };
  const makings = {
    title: ' Winter ',
    minimums: 'london: 2\n\nNorth East : 0',
    ...sport,
    'driver.income': 'work',
    'driver.health': 'none',
  };

  it('is read as a whole: help, sources, minimums, what indicators tell of', () => {
    expect(readMakings(fields({ ...makings, 'costSource.sport': ' A budget ' }), settings, known)).toMatchObject({
      value: {
        ...{ title: 'Winter', minimums: { London: 2 }, drivers: { income: 'work', health: null } },
        help: [
          {
            id: 'sport',
            places: 80,
            costPerPlace: 300.5,
            effect: -0.02,
            effectSd: 0.1,
            costSource: 'A budget',
            effectSource: null,
          },
        ],
      },
    });
  });

  it.each([
    [{ title: ' ' }, 'title', 'no-title'],
    [{ title: 'x'.repeat(121) }, 'title', 'long-title'],
    [{ minimums: 'Atlantis: 1' }, 'minimums', 'unknown-region'],
    [{ minimums: 'London 1' }, 'minimums', 'bad-minimum'],
    [{ 'places.sport': '0' }, 'places.sport', 'too-small'],
    [{ 'cost.sport': '0' }, 'cost.sport', 'too-small'],
    [{ 'effect.sport': '2' }, 'effect.sport', 'too-large'],
    [{ 'costSource.sport': 'x'.repeat(301) }, 'costSource.sport', 'long-source'],
  ])('%o is refused at %s: %s', (change, field, problem) =>
    expect(readMakings(fields({ ...makings, ...change }), settings, known)).toEqual({
      ok: false,
      problem: { field, problem },
    }),
  );

  it('needs some help', () => {
    const { 'use.sport': _none, ...others } = makings;
    expect(readMakings(fields(others), settings, known)).toEqual({
      ok: false,
      problem: { field: 'help', problem: 'no-help' },
    });
  });

  it('costs places times the cost of one, and says which numbers rest on nothing', () => {
    const support = helpOf('family-support');
    expect(support && costOf(support)).toBe(25 * 2285);
    expect(illustrative(settings, new Set(['mentoring']))).toEqual([{ id: 'mentoring', of: 'cost' }]);
    expect(illustrative(settings, new Set())).toEqual([]);
    expect(helpOf('nothing')).toBeNull();
  });
});

describe('the words of a decision', () => {
  const words = { reasons: ' Because. ', rejected: 'Not so.', dissent: '', owner: 'The head', reviewOn: '2027-05-01' };
  it('are kept without what surrounds them', () =>
    expect(readDecisionWords(fields(words), '2026-11-28')).toEqual({
      ok: true,
      value: { ...words, reasons: 'Because.' },
    }));

  it.each([
    [{ reasons: ' ' }, 'reasons', 'no-reasons'],
    [{ rejected: '' }, 'rejected', 'no-rejected'],
    [{ owner: '' }, 'owner', 'no-owner'],
    [{ dissent: 'x'.repeat(4001) }, 'dissent', 'too-long'],
    [{ reviewOn: 'soon' }, 'reviewOn', 'no-review'],
    [{ reviewOn: '2027-13-01' }, 'reviewOn', 'no-review'],
    [{ reviewOn: '2026-11-28' }, 'reviewOn', 'review-past'],
  ])('%o are refused at %s: %s', (change, field, problem) =>
    expect(readDecisionWords(fields({ ...words, ...change }), '2026-11-28')).toEqual({
      ok: false,
      problem: { field, problem },
    }),
  );
});
