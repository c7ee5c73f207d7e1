import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCsv } from './format-csv.ts';

describe('CSV that is written', () => {
  it('has a header, line feeds and quotes where they are needed', () => {
    const rows = [
      ['a,b', 'say "no"', 1],
      ['two\nlines', '', null],
    ];
    expect(formatCsv(['x', 'y', 'z'], rows)).toBe('x,y,z\n"a,b","say ""no""",1\n"two\nlines",,\n');
  });

  it.each(['=1+1', '+cmd', '-cmd', '@SUM(A1)', ' =1', '\t=1', '＝1', '-1+2', '+', '-'])(
    'guards %j, which a spreadsheet could run',
    (text) => {
      expect(parse(formatCsv(['x'], [[text]]), { columns: false })[1]).toEqual([`'${text}`]);
    },
  );

  it.each(['-1', '+2.5', '-1e-9', 'a=b', 'a-b', 'x@y', '1-2', ''])('leaves %j alone', (text) => {
    expect(formatCsv(['x', 'y'], [[text, 'z']])).toBe(`x,y\n${text},z\n`);
  });

  it('guards the header too', () => {
    expect(formatCsv(['=x'], [])).toBe("'=x\n");
  });

  it('leaves negative numbers numbers', () => {
    expect(formatCsv(['x'], [[-1.5], [-1e-7]])).toBe('x\n-1.5\n-1e-7\n');
  });

  it('brings every double back as it was', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(formatCsv(['x'], [[value]]).split('\n')[1])).toBe(value + 0);
      }),
    );
  });

  it('brings every text back as it was, but for the guard', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (one, other) => {
        const [, row] = parse(formatCsv(['x', 'y'], [[one, other]]), { record_delimiter: '\n' }) as string[][];
        expect(row?.[0]?.replace(/^'/u, '')).toBe(one.replace(/^'/u, ''));
        expect(row?.[1]?.replace(/^'/u, '')).toBe(other.replace(/^'/u, ''));
      }),
    );
  });

  it('never writes a number that does not exist', () => {
    expect(() => formatCsv(['x'], [[Number.NaN]])).toThrow('numbers that exist');
    expect(() => formatCsv(['x', 'y'], [[1]])).toThrow('one cell per column: got 1 for 2');
  });
});
