import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { specOf, syntheticModel } from '../../testing/synthetic-model.ts';
import { extent } from '../compute/min-max.ts';
import { rankByNeed } from '../compute/rank-by-need.ts';
import { openDrawing } from './testing/open-drawing.ts';
import { openKernel } from './uncertainty-kernel.ts';
import { clearCounts, keyScale, rankByKeys } from './uncertainty-rank.ts';

/** Ranks scores the way a draw does; `slack` widens the bounds that the keys are made from. */
function ranksOf(scores: Float64Array, slack = 0): number[] {
  const { drawing, memory } = openDrawing(syntheticModel([1], scores.length), specOf({ draws: 2 }));
  const { layout } = drawing;
  const room = layout.rooms[0]!;
  const kernel = openKernel(memory, layout.rankBytes);
  new Float64Array(memory.buffer, room.scores[0]!, scores.length).set(scores);
  const { smallest, largest } = extent(scores);
  const { top, scale } = keyScale(smallest - slack, largest + slack, layout.digits);
  const [keys, low, high] = [room.keys[0]!, room.lowCounts[0]!, room.highCounts[0]!];
  clearCounts(memory, layout, room, 0);
  kernel.toKeys(room.scores[0]!, keys, low, high, layout.digits.low, top, scale, 0, scores.length);
  rankByKeys(memory, layout, kernel, room, 0, layout.ranks);
  const stored = layout.rankBytes === 2 ? Uint16Array : Uint32Array;
  return Array.from(new stored(memory.buffer, layout.ranks, scores.length));
}

const random = createRandom(5);
const made = (count: number, value: (area: number) => number) =>
  Float64Array.from({ length: count }, (_, area) => value(area));

describe('ranks by keys are the ranks', () => {
  const cases: Record<string, Float64Array> = {
    'spread evenly': made(5000, () => random.uniform()),
    skewed: made(5000, () => Math.exp(2 * random.normal())),
    negative: made(5000, () => random.normal() - 50),
    'all equal': made(5000, () => 3),
    'all 0, of either sign': made(100, (area) => (area % 2 ? 0 : -0)),
    'mostly tied': made(5000, () => random.below(40)),
    'two values so close that their keys are equal': made(5000, (area) => (area % 2 ? 1 : 1 + 1e-15)),
    'many values with one key: a giant among dwarfs': made(5000, (area) => (area === 17 ? 1e15 : random.uniform())),
    'some values with one key': made(5000, (area) => (area === 17 ? 1e5 : random.uniform())),
    'on top of something large': made(5000, (area) => 1e15 + (area % 1000) / 4),
    'in order': made(5000, (area) => area),
    'in reverse order': made(5000, (area) => -area),
    'tiny differences': made(300, (area) => 1 + ((area * 7919) % 300) * Number.EPSILON),
    'more than a short rank can number': made(70_000, () => random.normal()),
    'a large country': made(300_000, () => random.normal()),
  };

  it.each(Object.entries(cases))('%s', (_, scores) => {
    expect(ranksOf(scores)).toEqual(Array.from(rankByNeed(scores)));
  });

  it('whatever the scores', () => {
    const score = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }),
      fc.integer({ min: -3, max: 3 }),
    );
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 60 }), (scores) => {
        const column = Float64Array.from(scores);
        expect(ranksOf(column)).toEqual(Array.from(rankByNeed(column)));
      }),
      { numRuns: 150 },
    );
  });

  it('however loose the bounds', () => {
    const scores = made(3000, () => random.normal());
    for (const slack of [1, 100, 1e4, 1e8]) expect(ranksOf(scores, slack)).toEqual(Array.from(rankByNeed(scores)));
  });
});
