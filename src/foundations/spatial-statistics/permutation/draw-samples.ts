import type { Random } from '#foundations/numeric';

const WORDS = 0x100000000;

/**
 * Makes a drawer of samples without replacement: each call fills `into`, from `at` on, with `size` different positions below `count`, every ordered sample
 * equally likely.
 *
 * The first places of a shuffle (Fisher and Yates) that goes on from where the last sample left it, which is as fair as a fresh one. Fair numbers below a
 * bound by multiplication: Lemire (2019), "Fast random integer generation in an interval", ACM TOMACS 29(1); its products are
 * exact in a double up to 2^21 positions, and beyond that the generator's own way is used.
 */
export function sampleDrawer(count: number, size: number, random: Random): (into: Uint32Array, at: number) => void {
  if (!(size >= 1 && size <= count)) throw new RangeError(`a sample of ${count} has from 1 to ${count}: got ${size}`);
  const order = Uint32Array.from({ length: count }, (_, position) => position);
  const unfair = Float64Array.from({ length: size }, (_, place) => WORDS % (count - place));
  const isExact = count <= 2 ** 21;
  return (into, at) => {
    for (let place = 0; place < size; place++) {
      const left = count - place;
      const other = place + (isExact ? below(left, unfair[place]!, random) : random.below(left));
      const drawn = order[other]!;
      order[other] = order[place]!;
      order[place] = drawn;
      into[at + place] = drawn;
    }
  };
}

function below(count: number, unfair: number, random: Random): number {
  for (;;) {
    const product = random.uint32() * count;
    const whole = Math.floor(product / WORDS);
    if (product - whole * WORDS >= unfair) return whole;
  }
}
