import { describe, expect, it } from 'vitest';
import {
  bodyProblems,
  type FactBody,
  type FactId,
  factDefinitions,
  findDefinition,
  freshnessOf,
  readRegisterRow,
  registerColumns,
  registerRow,
  shippedFacts,
  standingNumbers,
  standingOf,
} from './index.ts';

const definitionOf = (id: FactId) => {
  const definition = findDefinition(id);
  if (definition === null) throw new Error(id);
  return definition;
};
const at = (day: string) => new Date(`${day}T12:00:00Z`);
const approved = (body: FactBody | null, day: string, number = 1) => ({
  ...{ number, body, writtenBy: 'staff:a', writtenAt: at(day), isOffered: true },
  decision: { outcome: 'approved', by: 'staff:b', at: at(day), note: '' } as const,
});
const check = (checkedOn: string, nextCheck: string, version = 0) => ({ version, checkedOn, nextCheck, by: 'staff:a' });

describe('the facts that the program comes with', () => {
  it.each(factDefinitions.map((definition) => [definition.id, definition] as const))('%s is whole', (_, definition) => {
    expect(bodyProblems(definition, definition.seed, '2026-11-27')).toEqual([]);
  });

  it('hold 999 and the anti-terrorist hotline, which are there before anybody has checked them', () => {
    expect(standingNumbers(shippedFacts).map(({ id, number, freshness }) => [id, number, freshness])).toEqual([
      ['emergency', '999', 'not-checked'],
      ['anti-terrorist-hotline', '0800 789 321', 'not-checked'],
    ]);
  });

  it('print no other number before somebody here has checked it, and nothing at all of what could not be verified', () => {
    const others = shippedFacts.filter(({ isStanding }) => !isStanding);
    expect(others.filter(({ number, textphone, dial }) => number + textphone + dial !== '')).toEqual([]);
    expect(others.find(({ id }) => id === 'act-early')?.web).toBe('https://actearly.uk/contact');
    expect(others.map(({ id }) => id)).not.toContain('tell-mama');
  });
});

describe('how far a fact can be leaned on', () => {
  it.each([
    ['2026-01-01', 'fresh'],
    ['2026-03-31', 'fresh'],
    ['2026-04-01', 'due'],
    ['2026-06-29', 'due'],
    ['2026-06-30', 'overdue'],
    ['2025-12-31', 'not-checked'],
  ])('on %s is %s', (today, expected) => {
    expect(freshnessOf(check('2026-01-01', '2026-04-01'), today)).toBe(expected);
  });

  it('is nothing without a check', () => {
    expect(freshnessOf(null, '2026-01-01')).toBe('not-checked');
  });
});

describe('a fact as it stands', () => {
  const actEarly = definitionOf('act-early');

  it('prints its number once it was checked, and still when that is long ago, saying so', () => {
    const checks = [check('2026-01-01', '2026-04-01')];
    expect(standingOf(actEarly, [], checks, '2026-01-02')).toMatchObject({
      ...{ number: '0800 011 3764', dial: '08000113764', freshness: 'fresh', checkedOn: '2026-01-01' },
    });
    expect(standingOf(actEarly, [], checks, '2027-01-01')).toMatchObject({
      ...{ number: '0800 011 3764', freshness: 'overdue' },
    });
  });

  it('is what two people agreed on last, which counts as a check on that day', () => {
    const body = { ...actEarly.seed, number: '0800 000 0000' };
    const old = [check('2026-01-01', '2026-04-01')];
    expect(standingOf(actEarly, [approved(body, '2026-05-01')], old, '2026-05-02')).toMatchObject({
      ...{ number: '0800 000 0000', freshness: 'fresh', checkedOn: '2026-05-01', nextCheck: '2026-07-30', version: 1 },
    });
  });

  it('takes no check of another version for its own', () => {
    const body = { ...actEarly.seed, number: '0800 000 0000' };
    const papers = [approved(body, '2026-01-01')];
    expect(standingOf(actEarly, papers, [check('2026-12-01', '2027-02-01', 0)], '2026-12-02')?.freshness).toBe(
      'overdue',
    );
    expect(standingOf(actEarly, papers, [check('2026-12-01', '2027-02-01', 1)], '2026-12-02')?.freshness).toBe('fresh');
  });

  it('is gone where two people took it out, except 999 and the hotline', () => {
    expect(standingOf(actEarly, [approved(null, '2026-01-01')], [], '2026-01-02')).toBeNull();
    const hotline = definitionOf('anti-terrorist-hotline');
    expect(standingOf(hotline, [approved(null, '2026-01-01')], [], '2026-01-02')?.number).toBe('0800 789 321');
  });

  it('that could not be verified appears when somebody here has', () => {
    const checks = [check('2026-01-01', '2026-04-01')];
    expect(standingOf(definitionOf('childline'), [], [], '2026-01-02')).toBeNull();
    expect(standingOf(definitionOf('childline'), [], checks, '2026-01-02')?.number).toBe('0800 1111');
  });
});

describe('what a fact may say', () => {
  const problemsOf = (id: FactId, change: Partial<FactBody>) =>
    bodyProblems(definitionOf(id), { ...definitionOf(id).seed, ...change }, '2026-11-27').map(
      ({ field, kind }) => `${field} ${kind}`,
    );

  it.each([
    ['emergency', { number: '' }, ['number missing']],
    ['act-early', { number: '0800-011-3764' }, ['number malformed']],
    ['act-early', { number: '٠٨٠٠' }, ['number malformed']],
    ['act-early', { hours: '9 to 5' }, ['hours malformed']],
    ['act-early', { web: 'http://actearly.uk' }, ['web malformed']],
    ['act-early', { web: 'https://user@actearly.uk' }, ['web malformed']],
    ['act-early', { figure: 3 }, ['figure not-for-this-fact']],
    ['act-online', { web: '' }, ['web missing']],
    ['act-online', { source: ' ', sourceUrl: '' }, ['sourceUrl missing', 'source missing']],
    ['prevent-referrals', { figure: 8778.5 }, ['figure malformed']],
    ['prevent-referrals', { figure: null, asOf: '' }, ['figure missing', 'asOf missing']],
    ['prevent-referrals', { asOf: '2026-02-30' }, ['asOf malformed']],
    ['prevent-referrals', { asOf: '2027-03-31' }, ['asOf in-the-future']],
    ['prevent-referrals', { number: '999', name: 'helps' }, ['number not-for-this-fact', 'name not-for-this-fact']],
  ] as const)('%s with %j: %j', (id, change, expected) => {
    expect(problemsOf(id, change)).toEqual(expected);
  });
});

describe('the register as a file', () => {
  const read = (cells: readonly (string | number | null)[]) =>
    readRegisterRow((column) => String(cells[registerColumns.indexOf(column)] ?? ''), '2026-11-27');

  it.each(factDefinitions.map(({ id, seed }) => [id, seed] as const))('brings %s back as it was', (id, seed) => {
    expect(read(registerRow(id, seed))).toEqual({ ok: true, value: { id, body: seed } });
  });

  it('names the column of everything that is wrong with a row', () => {
    expect(read(['hotline'])).toEqual({ ok: false, problem: [{ column: 'fact', kind: 'unknown-fact' }] });
    const row = ['act-early', '0800 x', '', 'https://actearly.uk', '', 'maybe', '', '', '', 'ACT Early', 'actearly.uk'];
    expect(read(row)).toEqual({
      ok: false,
      problem: [
        { column: 'name', kind: 'malformed' },
        { column: 'number', kind: 'malformed' },
        { column: 'source_url', kind: 'malformed' },
      ],
    });
  });
});
