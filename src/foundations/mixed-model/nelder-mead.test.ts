import { expect, it } from 'vitest';
import { nelderMead } from './nelder-mead.ts';

const options = { step: 0.5, tolerance: 1e-9, mostEvaluations: 5_000 };

it('finds the bottom of the curved valley of Rosenbrock', () => {
  const [x, y] = nelderMead(([a, b]) => (1 - a!) ** 2 + 100 * (b! - a! ** 2) ** 2, [-1.2, 1], options);
  expect(x).toBeCloseTo(1, 6);
  expect(y).toBeCloseTo(1, 6);
});

it('finds the bottom of a bowl in one and in four variables', () => {
  for (const bottom of [[3], [1, -2, 0.5, 7]]) {
    const found = nelderMead(
      (at) => at.reduce((sum, value, axis) => sum + (axis + 1) * (value - bottom[axis]!) ** 2, 0),
      bottom.map(() => 0),
      options,
    );
    for (const [axis, value] of found.entries()) expect(value).toBeCloseTo(bottom[axis]!, 6);
  }
});
