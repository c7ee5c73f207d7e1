import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { attemptsMigrations } from '#platform/attempts';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { codeOf, readCode, writeCode } from './code.ts';
import { createCodes } from './index.ts';
import { words } from './words.ts';

const code = codeOf([4, 412, 655, 781, 931, 999]);

/** Whether one slip of a finger turns the one into the other. */
function isOneSlip(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other].toSorted((a, b) => a.length - b.length);
  if (long.length - short.length > 1) return false;
  if (long.length > short.length) return [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short);
  return [...long].filter((letter, at) => letter !== short[at]).length <= 1;
}

describe('the words of codes', () => {
  it('are a thousand, short, plain and sorted', () => {
    expect(words).toHaveLength(1000);
    expect(words.filter((word) => !/^[a-z]{3,8}$/.test(word))).toEqual([]);
    expect(words).toEqual([...new Set(words)].toSorted());
  });

  it('are never one slip of a finger apart', () => {
    const close = words.flatMap((word, at) => words.slice(at + 1).filter((other) => isOneSlip(word, other)));
    expect(close).toEqual([]);
    expect(isOneSlip('lamp', 'lamb')).toBe(true);
  });
});

describe('a code', () => {
  const { words: inWords, figures } = writeCode(code);

  it('is six words, or the same in figures', () => {
    expect(inWords.split(' ')).toHaveLength(6);
    expect(figures).toBe('004 412 655 781 931 999');
  });

  it.each([
    ['as it was shown', inWords],
    ['in capitals, with dashes and full stops', ` ${inWords.toUpperCase().replaceAll(' ', ' - ')}. `],
    ['over several lines', inWords.replaceAll(' ', '\r\n')],
    ['in figures', figures],
    ['in figures without spaces', figures.replaceAll(' ', '')],
    ['in figures of an Arabic keyboard', figures.replaceAll(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]!)],
    ['in figures of an Urdu keyboard', figures.replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!)],
    ['in figures of a Bengali keyboard', figures.replaceAll(/\d/g, (digit) => '০১২৩৪৫৬৭৮৯'[Number(digit)]!)],
    ['in capitals of a Turkish keyboard', inWords.toLocaleUpperCase('tr')],
    [
      'half in words and half in figures',
      [...inWords.split(' ').slice(0, 3), ...figures.split(' ').slice(3)].join(' '),
    ],
  ])('is read %s', (_, typed) => {
    expect(readCode(typed)).toBe(code);
  });

  it.each([
    '',
    'acorn lamp',
    `${writeCode(code).words} acorn`,
    '004 412 655 781 931 99',
    '00441265578193199x',
    'nothing like any known words at all',
    '٠'.repeat(19),
    'a'.repeat(100_000),
    '\u0000\uD800\u202E',
  ])('is not read from %j', (typed) => {
    expect(readCode(typed)).toBeNull();
  });
});

describeOnEachDatabase('codes', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open(attemptsMigrations);
  });
  const codes = createCodes('a secret of the tests, long enough for all');

  it('differ each time, and have another hash under another secret', () => {
    const made = Array.from({ length: 50 }, () => codes.make('receipt'));
    expect(new Set(made.map(({ hash }) => hash)).size).toBe(50);
    expect(made[0]!.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are found by the hash of what was typed, and cannot be tried out with another secret', async () => {
    const made = codes.make('receipt');
    const find = async (hash: string) => (hash === made.hash ? 'it' : null);
    expect(await codes.guess(db, 'receipt', made.figures, find)).toEqual({ kind: 'found', found: 'it' });
    const others = createCodes('another secret of the tests, long enough');
    expect(await others.guess(db, 'receipt', made.figures, find)).toEqual({ kind: 'unknown' });
  });

  it('that are wrong ten times lock that first word for everybody, and no other; the right ones count for nothing', async () => {
    const made = codes.make('receipt');
    const find = async (hash: string) => (hash === made.hash ? 'it' : null);
    const guess = async (typed: string) => (await codes.guess(db, 'receipt', typed, find)).kind;
    const beginning = made.figures.slice(0, 3);
    const wrong = (at: number) => `${beginning} ${String(at).padStart(3, '0')} 000 000 000 000`;
    for (let at = 0; at < 9; at++) expect(await guess(wrong(at))).toBe('unknown');
    for (let at = 0; at < 20; at++) expect(await guess(made.words)).toBe('found');
    expect(await guess(wrong(9))).toBe('unknown');
    expect([await guess(made.words), await guess(wrong(10))]).toEqual(['too-many', 'too-many']);
    const other = beginning === '111' ? '222' : '111';
    expect(await guess(`${other} 000 000 000 000 000`)).toBe('unknown');
    await sql`update platform.attempts set until = clock_timestamp() - interval '1 second'`.execute(db);
    expect(await guess(made.words)).toBe('found');
  });
});
