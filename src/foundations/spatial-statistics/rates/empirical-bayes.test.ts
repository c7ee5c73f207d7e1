import { describe, expect, it } from 'vitest';
import { globalMoran } from '../global/global-moran.ts';
import { expectDigits, reference } from '../testing/reference.ts';
import { deviationsOf } from '../values/deviations.ts';
import { queenNeighbours } from '../weights/contiguity.ts';
import { neighboursFromRows } from '../weights/neighbours.ts';
import { empiricalBayesRates, localEmpiricalBayesRates, standardisedRates } from './empirical-bayes.ts';

const { events, population, neighbours } = reference;

describe('empirical-Bayes rates', () => {
  it('agree with spdep to 12 digits: EBest, EBlocal with the variance about the local mean', () => {
    expectDigits(empiricalBayesRates({ events, population }), reference.bayes, 12);
    expectDigits(localEmpiricalBayesRates({ events, population }, neighbours), reference.localBayes, 12);
  });

  it('lie between the rate of an area and that of all, and nearer to the latter the fewer people there are', () => {
    const shrunk = empiricalBayesRates({ events: [2, 200, 5, 50, 30], population: [10, 1000, 1000, 10_000, 10_000] });
    // The first two have the same raw rate, 0.2.
    expect(shrunk[0]).toBeLessThan(shrunk[1]!);
    expect(shrunk[1]).toBeLessThan(0.2);
  });

  it('are all the same where rates differ by no more than chance', () => {
    const shrunk = empiricalBayesRates({ events: [9, 10, 11], population: [100, 100, 100] });
    expectDigits(shrunk, [0.1, 0.1, 0.1], 15);
  });

  it('leave an island with its own rate', () => {
    const shrunk = localEmpiricalBayesRates({ events: [5, 9], population: [10, 90] }, neighboursFromRows([[], []]));
    expectDigits(shrunk, [0.5, 0.1], 15);
  });

  it('are 0 where nothing happened anywhere', () => {
    expect([...empiricalBayesRates({ events: [0, 0], population: [5, 9] })]).toEqual([0, 0]);
    expect([...standardisedRates({ events: [0, 0], population: [5, 9] })]).toEqual([0, 0]);
  });

  it('refuse an area without people', () => {
    expect(() => empiricalBayesRates({ events: [0], population: [0] })).toThrow('got 0 and 0 at position 0');
  });
});

describe("Moran's I of rates that are standardised", () => {
  it('agrees with spdep to 12 digits, which calls it EBImoran', () => {
    const board = Array.from({ length: 30 }, (_, i) => {
      const [x, y] = [i % 5, Math.floor(i / 5)];
      return [[[x, y, x + 1, y, x + 1, y + 1, x, y + 1, x, y]]];
    });
    const rates = standardisedRates({ events: events.slice(0, 30), population: population.slice(0, 30) });
    expectDigits(rates, reference.standardised, 12);
    const { statistic } = globalMoran(deviationsOf(rates), queenNeighbours(board))!;
    expect(statistic).toBeCloseTo(reference.bayesMoran, 12);
  });

  it('agrees with the example of PySAL, assuncao_rate', () => {
    const rates = standardisedRates({
      events: [30, 25, 25, 15, 33, 21, 30, 20],
      population: [100, 100, 110, 90, 100, 90, 110, 90],
    });
    expectDigits(rates.subarray(0, 4), [1.03843594, -0.04099089, -0.56250375, -1.73061861], 8);
  });
});
