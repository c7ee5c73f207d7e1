import type { Random } from '#foundations/numeric';
import { directionNumbers } from './direction-numbers.ts';

const BITS = 32;
const listed = directionNumbers.trim().split(/,\s*/u);

/** As many as there are direction numbers for. */
export const mostDimensions = listed.length + 1;

/**
 * The first `count` points of the Sobol sequence, row by row, in [0, 1): they fill the cube more evenly than chance does, most evenly where `count` is a
 * power of two. The first point is the origin, and none is left out.
 *
 * With `random` every coordinate is shifted by a random word (exclusive or): the points stay as even, no two seeds give the same ones, and no
 * point is special. Asked for one time per dimension, in order.
 *
 * Sources: I. M. Sobol' (1967), USSR Computational Mathematics and Mathematical Physics 7(4), 86-112; order by Gray code: I. A. Antonov and V. M.
 * Saleev (1979), ibid. 19(1), 252-256; the shift: P. L'Ecuyer and C. Lemieux (2002), "Recent advances in randomized quasi-Monte Carlo methods", 20.2.
 */
export function sobolSequence(
  count: number,
  dimensions: number,
  random?: Pick<Random, 'uint32'>,
): Float64Array<ArrayBuffer> {
  if (!(Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= mostDimensions))
    throw new RangeError(`sobolSequence needs 1 to ${mostDimensions} dimensions: got ${dimensions}`);
  if (!(Number.isInteger(count) && count >= 0 && count <= 2 ** BITS))
    throw new RangeError(`sobolSequence needs a count from 0 to 2^${BITS}: got ${count}`);
  const points = new Float64Array(count * dimensions);
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const directions = directionsOf(dimension);
    let word = random ? random.uint32() : 0;
    for (let point = 0; point < count; point++) {
      points[point * dimensions + dimension] = (word >>> 0) / 2 ** BITS;
      word ^= directions[trailingOnes(point)]!;
    }
  }
  return points;
}

/** Which bit changes between the Gray codes of a number and the next. */
function trailingOnes(number: number): number {
  return 31 - Math.clz32(~number & (number + 1));
}

/** v_k = m_k / 2^k as words of 32 bits; Bratley and Fox (1988), Algorithm 659, ACM Transactions on Mathematical Software 14, 88-100, eqs 2 and 3. */
function directionsOf(dimension: number): Uint32Array {
  const directions = new Uint32Array(BITS + 1); // the last is asked for after the last point, and used for none
  const [polynomial = 1, ...first] =
    dimension === 0 ? [] : listed[dimension - 1]!.split(' ').map((digits) => Number.parseInt(digits, 36));
  const degree = first.length;
  for (let k = 0; k < BITS; k++) {
    if (degree === 0) directions[k] = 2 ** (BITS - 1 - k);
    else if (k < degree) directions[k] = first[k]! * 2 ** (BITS - 1 - k);
    else {
      let word = directions[k - degree]! ^ (directions[k - degree]! >>> degree);
      for (let i = 1; i < degree; i++) if ((polynomial >>> (degree - i)) & 1) word ^= directions[k - i]!;
      directions[k] = word;
    }
  }
  return directions;
}
