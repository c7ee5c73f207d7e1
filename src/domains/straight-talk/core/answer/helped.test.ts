import { describe, expect, it } from 'vitest';
import { helpedFigures } from './helped.ts';

const day = (date: string, yes: number, unbelieved = 0) => ({ day: date, counts: { yes, unbelieved } });

describe('what readers said of an answer', () => {
  it('is counted, and is nothing before anybody said something', () => {
    expect(helpedFigures([day('2026-11-01', 3, 1), day('2026-11-02', 2)])).toMatchObject({ yes: 5, total: 6 });
    expect(helpedFigures([])).toEqual({ yes: 0, total: 0, onBusiestDay: 0, isRush: false });
  });

  it('shows a rush where most of it came on one of several days, and not where an answer is new or few have said anything', () => {
    expect(helpedFigures([day('2026-11-01', 4), day('2026-11-02', 0, 60)]).isRush).toBe(true);
    expect(helpedFigures([day('2026-11-01', 10, 30)]).isRush).toBe(false);
    expect(helpedFigures([day('2026-11-01', 1), day('2026-11-02', 0, 9)]).isRush).toBe(false);
    expect(helpedFigures([day('2026-11-01', 20), day('2026-11-02', 9, 20)]).isRush).toBe(false);
  });
});
