import { describe, expect, it } from 'vitest';
import { isRunning, lockFrom, readElectionSetting } from './election-periods.ts';

const spring = { name: 'Local elections', startsOn: '2027-03-22', endsOn: '2027-05-06' };
const autumn = { name: 'By-election', startsOn: '2027-09-01', endsOn: '2027-10-01' };
const bound = { isBound: true, periods: [autumn, spring] };
const at = (text: string) => new Date(text);
const read = (fields: Readonly<Record<string, string>>) => readElectionSetting(new Map(Object.entries(fields)));
const row = { name1: 'Local elections', starts1: '2027-03-22', ends1: '2027-05-06' };

describe('the period before an election', () => {
  it('runs from the first midnight to the one after the last day, on clocks in Britain', () => {
    const lock = lockFrom(bound, at('2027-03-01T12:00:00Z'));
    expect(lock).toEqual({
      name: 'Local elections',
      from: at('2027-03-22T00:00:00Z'),
      until: at('2027-05-06T23:00:00Z'),
    });
    expect(lock && isRunning(lock, at('2027-03-21T23:59:59Z'))).toBe(false);
    expect(lock && isRunning(lock, at('2027-03-22T00:00:00Z'))).toBe(true);
  });

  it('is followed by the next, and by none', () => {
    expect(lockFrom(bound, at('2027-05-06T22:59:59Z'))?.name).toBe('Local elections');
    expect(lockFrom(bound, at('2027-05-06T23:00:00Z'))?.name).toBe('By-election');
    expect(lockFrom(bound, at('2027-10-02T00:00:00Z'))).toBeNull();
  });

  it('binds nobody who is no public authority', () => {
    expect(lockFrom({ ...bound, isBound: false }, at('2027-04-01T00:00:00Z'))).toBeNull();
  });
});

describe('its form', () => {
  it('is read with the rows that say something', () => {
    expect(read({ bound: 'yes', ...row })).toEqual({ ok: true, value: { isBound: true, periods: [spring] } });
    expect(read({})).toEqual({ ok: true, value: { isBound: false, periods: [] } });
  });

  it.each([
    [{ bound: 'yes' }, 'name1', 'no-period'],
    [{ ...row, name1: '' }, 'name1', 'no-name'],
    [{ ...row, starts1: 'soon' }, 'starts1', 'no-day'],
    [{ ...row, ends1: '2027-03-21' }, 'ends1', 'ends-before'],
    [{ ...row, ends1: '2028-05-06' }, 'ends1', 'too-long'],
  ])('is refused for %j, at %s', (fields, field, kind) => {
    expect(read(fields)).toEqual({ ok: false, problem: [{ field, kind }] });
  });
});
