import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type CalendarMoment, calendarFile, calendarType } from './calendar-file.ts';

type Stored = Omit<CalendarMoment, 'startsAt' | 'changedAt'> & { startsAt: string; changedAt: string };
const folder = join(import.meta.dirname, 'reference');
const stored: Record<string, Stored> = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'));
const cases = Object.entries(stored).map(([name, { startsAt, changedAt, ...rest }]) => ({
  name,
  moment: { ...rest, startsAt: new Date(startsAt), changedAt: new Date(changedAt) } satisfies CalendarMoment,
}));
const { moment: urdu } = cases.find(({ name }) => name === 'urdu')!;

/** The file as another program reads it. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const event = calendar.getFirstSubcomponent('vevent');
  const value = (name: string) => event?.getFirstPropertyValue(name);
  const time = (name: string) => (value(name) as ICAL.Time).toJSDate();
  return {
    method: calendar.getFirstPropertyValue('method'),
    events: calendar.getAllSubcomponents('vevent').length,
    alarms: event?.getAllSubcomponents('valarm').length,
    uid: value('uid'),
    sequence: value('sequence'),
    status: value('status'),
    title: value('summary'),
    note: value('description'),
    start: time('dtstart'),
    end: time('dtend'),
    zone: (value('dtstart') as ICAL.Time).zone?.tzid,
  };
}

/** Letters of several scripts, signs that mean something in a file, and halves of surrogate pairs. */
const anyUnit = fc.oneof(
  fc.constantFrom(
    'a',
    'ی',
    'ل',
    '\u0651',
    '\u{1F468}',
    '\u200d',
    '\u202e',
    '\r\n',
    '\r',
    '\n',
    '&',
    '#',
    '%',
    '+',
    ';',
    ',',
    '\\',
    ' ',
  ),
  fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
);

const octets = (line: string) => new TextEncoder().encode(line).length;

describe('a calendar file', () => {
  it.each(cases)('is, byte for byte, what a second implementation writes: $name', ({ name, moment }) => {
    expect(calendarFile(moment)).toBe(readFileSync(join(folder, `${name}.ics`), 'utf8'));
  });

  it('is read by another program as it was meant', () => {
    expect(read(calendarFile(urdu))).toEqual({
      method: 'PUBLISH',
      events: 1,
      alarms: 1,
      uid: urdu.uid,
      sequence: 3,
      status: 'CONFIRMED',
      title: urdu.title,
      note: urdu.note.replaceAll('\r\n', '\n'),
      start: urdu.startsAt,
      end: new Date(urdu.startsAt.getTime() + 120 * 60_000),
      zone: 'UTC',
    });
  });

  it('takes the same moment back, without an alarm', () => {
    const cancelled = read(calendarFile({ ...urdu, isCancelled: true, sequence: 4 }));
    expect(cancelled).toMatchObject({ method: 'CANCEL', uid: urdu.uid, sequence: 4, status: 'CANCELLED', alarms: 0 });
    expect(calendarType({ isCancelled: true })).toBe('text/calendar; charset=utf-8; method=CANCEL');
  });

  it('is whole, whatever the words: no line too long, no second entry, the same words read back', () => {
    const words = fc.string({ unit: anyUnit, maxLength: 200 });
    fc.assert(
      fc.property(words, words, (title, note) => {
        const file = calendarFile({ ...urdu, title, note });
        expect(file).toMatch(/\r\n$/);
        const isWrong = (line: string) => octets(line) > 75 || /[\p{Cc}\p{Cs}]/u.test(line);
        expect(file.split('\r\n').filter(isWrong)).toEqual([]);
        const back = read(file);
        expect(back.events).toBe(1);
        const controls = /(?!\n)[\p{Cc}\p{Cs}]/gu;
        expect([back.title, back.note]).toEqual(
          [title, note].map((text) => text.replaceAll(/\r\n?/g, '\n').replaceAll(controls, '')),
        );
      }),
    );
  });

  it('refuses a date that is none', () => {
    expect(() => calendarFile({ ...urdu, startsAt: new Date(Number.NaN) })).toThrow(RangeError);
  });
});
