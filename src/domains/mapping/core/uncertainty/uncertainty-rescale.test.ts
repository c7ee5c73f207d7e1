import { describe, expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { specOf, syntheticModel, withIndicators } from '../../testing/synthetic-model.ts';
import type { Normalise } from '../compute/model.ts';
import { normalise } from '../compute/normalise.ts';
import { openDrawing } from './testing/open-drawing.ts';
import { createPerformer } from './uncertainty-performer.ts';

const methods: Normalise[] = [
  { method: 'rank-exponential', k: 23, offset: 1, ties: 'average' },
  { method: 'rank-exponential', k: 10, offset: 0, ties: 'min' },
  { method: 'rank-exponential', k: 23, offset: 0.5, ties: 'min' },
  { method: 'min-max', to: [1, 100] },
  { method: 'z-score' },
  { method: 'rank' },
  { method: 'percentile-rank' },
  { method: 'distance-to-max' },
  { method: 'none' },
];
const ways = methods.flatMap((method) => ([1, -1] as const).map((direction) => ({ method, direction })));

describe('an indicator is normalised for the draws as it is for the index, to the last bit', () => {
  const random = createRandom(3);
  const figures = {
    'all different': Float64Array.from({ length: 500 }, () => random.normal()),
    tied: Float64Array.from({ length: 500 }, () => random.below(30) - 10),
  };

  it.each(ways)('$method.method, direction $direction', ({ method, direction }) => {
    for (const values of Object.values(figures)) {
      const model = withIndicators(syntheticModel([1], 500), () => ({ values, direction, normalise: method }));
      const { drawing, memory } = openDrawing(model, specOf({ draws: 2 }));
      createPerformer(drawing, memory, 0, (stream) => createRandom(1, stream))({
        kind: 'normalise',
        alternative: 0,
        indicator: 0,
      });
      const column = new Float64Array(memory.buffer, drawing.layout.normalised[0]![0]!.value, 500);
      const expected = normalise(values, direction, method);
      expect(Array.from(column)).toEqual(Array.from(expected));
      const range = new Float64Array(memory.buffer, drawing.layout.ranges, 2);
      expect(Array.from(range)).toEqual([Math.min(...expected), Math.max(...expected)]);
    }
  });
});
