import { describe, expect, it } from 'vitest';
import { ears } from './ears.ts';
import { expectDigits, oracleColumns, oraclesIn } from './testing/oracles.ts';

const { folder, present, complete } = oraclesIn(process.env.OUTSPOKEN_ORACLES, process.env.OUTSPOKEN_DATA);
if (present.length < complete)
  console.warn('The outputs of R surveillance are not all there: those missing are not compared with.');

/** Alarms where R has bounds; R leaves them out where it has none. */
function alarmsOf(counts: Float64Array, upper: Float64Array): Float64Array {
  return upper.map((bound, at) => (Number.isNaN(bound) ? Number.NaN : Number(counts[at]! > bound)));
}

describe.skipIf(present.length === 0).each(present)('%s, by R surveillance 1.20.3', (file) => {
  const column = oracleColumns(folder, file);
  const counts = column('observed');

  it.each(['c1', 'c2', 'c3'] as const)('%s has its bounds to 12 digits, and its alarms', (method) => {
    const { upper } = ears(counts, { method });
    // The oracle was made for the weeks for which all three have bounds or more: those it leaves empty are not compared.
    const theirs = column(`${method.toUpperCase()}_upper`);
    const from = theirs.findIndex((bound) => !Number.isNaN(bound));
    expectDigits(upper.slice(from), theirs.slice(from), 12);
    expect(alarmsOf(counts, upper).slice(from)).toEqual(column(`${method.toUpperCase()}_alarm`).slice(from));
  });
});
