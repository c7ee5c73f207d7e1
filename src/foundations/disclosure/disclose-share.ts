import { type Disclosed, HIDDEN, requireCount, roundCount, THRESHOLD } from './disclosed.ts';

/** A share of fewer people than this is hidden: one person would move it by more than a hundredth. */
const SMALLEST_DENOMINATOR = 100;

/**
 * The share of a group of people, as a fraction: of the counts rounded to 5, so that it says no more than they do.
 *
 * Hidden when the numerator is under 10, when the rest (denominator - numerator) is, or when the denominator is under 100.
 * A share publishes its numerator and its denominator: where either also stands in a table, give `discloseTable` both and divide what it shows.
 * Throws unless both are whole numbers from 0 and the numerator is at most the denominator.
 *
 * @example discloseShare(52, 202) // { shown: true, value: 0.25 }
 */
export function discloseShare(numerator: number, denominator: number): Disclosed {
  requireCount('discloseShare', numerator);
  requireCount('discloseShare', denominator);
  if (numerator > denominator) {
    throw new RangeError(`discloseShare needs a part of the whole: got ${numerator} of ${denominator}`);
  }
  const rest = denominator - numerator;
  if (numerator < THRESHOLD || rest < THRESHOLD || denominator < SMALLEST_DENOMINATOR) return HIDDEN;
  return { shown: true, value: roundCount(numerator) / roundCount(denominator) };
}
