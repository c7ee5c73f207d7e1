import { describe, expect, it } from 'vitest';
import { publicCoverage } from './public-coverage.ts';

const statement = (of: 'people' | 'people-in-need', shareInTopDecile: number) => ({
  groupId: 'g',
  of,
  shareInTopDecile,
});
const places = (...populations: (number | null)[]) => populations.map((population) => ({ population }));

describe('coverage, in public', () => {
  it('is in whole percents', () => {
    expect(publicCoverage([statement('people', 0.2530456)], places(2000, null))).toEqual([statement('people', 0.25)]);
  });

  it('is not said of so few people that a percent would tell one from another', () => {
    expect(publicCoverage([statement('people', 0.25)], places(1600, 399))).toEqual([]);
    expect(publicCoverage([statement('people', 0.25)], places(1600, 400))).toHaveLength(1);
    expect(publicCoverage([statement('people-in-need', 0.25)], places(19_999))).toEqual([]);
    expect(publicCoverage([statement('people-in-need', 0.25)], places(20_000))).toHaveLength(1);
  });

  it('is said where nobody counted people: then no count can be read from it', () => {
    expect(publicCoverage([statement('people-in-need', 0.253)], places(null))).toEqual([
      statement('people-in-need', 0.25),
    ]);
  });

  it('leaves ten counts to whoever knows how many there are, whatever the share', () => {
    for (const people of [2000, 2345, 29_600])
      for (let inside = 0; inside <= people; inside += 37) {
        const [shown] = publicCoverage([statement('people', inside / people)], places(people));
        const could = Array.from({ length: people + 1 }, (_, count) => count).filter(
          (count) => Math.round((100 * count) / people) / 100 === shown?.shareInTopDecile,
        );
        expect(could.length).toBeGreaterThanOrEqual(10);
      }
  });
});
