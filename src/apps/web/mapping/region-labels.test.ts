import { describe, expect, it } from 'vitest';
import { labelLines, placeLabels } from './region-labels.ts';

describe('the lines of a name', () => {
  it.each([
    ['London', ['London']],
    ['East of England', ['East of England']],
    ['Yorkshire and The Humber', ['Yorkshire and', 'The Humber']],
    ['Northumberlandshire', ['Northumberlandshire']],
  ])('%s: %j', (name, lines) => expect(labelLines(name)).toEqual(lines));
});

describe('where names stand', () => {
  const column = (x: number) => [0, 9, 18, 27, 36].map((y) => ({ x, y }));

  it('is the hexagon in the middle of their own', () => {
    expect(placeLabels([{ lines: ['Here'], spots: column(0) }])).toEqual([{ lines: ['Here'], at: { x: 0, y: 18 } }]);
  });

  it('is clear of the names that stand already, and still on one of their own hexagons', () => {
    const [first, second] = placeLabels([
      { lines: ['A long name'], spots: column(0) },
      { lines: ['Another one'], spots: column(20) },
    ]);
    expect(first?.at).toEqual({ x: 0, y: 18 });
    expect(second?.at.x).toBe(20);
    expect(Math.abs((second?.at.y ?? 0) - 18)).toBe(9);
  });

  it('is somewhere even when everything is taken', () => {
    const here = [{ x: 0, y: 0 }];
    const labels = placeLabels([
      { lines: ['One'], spots: here },
      { lines: ['Two'], spots: here },
    ]);
    expect(labels.map(({ at }) => at)).toEqual([...here, ...here]);
  });
});
