import { describe, expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { deviationsOf, neighboursFromRows, permutationTestOf } from '#foundations/spatial-statistics';
import { permute, permuteAlone } from './permute.ts';

const random = createRandom(2);
const areas = 200;
const rows = Array.from({ length: areas }, (_, area) =>
  Array.from({ length: 1 + (area % 5) }, (_, step) => (area + step + 1) % areas),
);
const test = permutationTestOf(
  deviationsOf(Array.from({ length: areas }, () => random.normal())),
  neighboursFromRows(rows),
);

it("areas' own draws are the same for any number of threads, and whichever others are asked", async () => {
  const asked = { permutations: 3000, seed: 5, enough: 30 };
  const all = Array.from({ length: 60 }, (_, area) => area);
  const here = await permuteAlone(test, all, { ...asked, workers: 1, inThreads: false });
  expect(await permuteAlone(test, all, { ...asked, workers: 2, inThreads: true })).toEqual(here);
  const some = await permuteAlone(test, [40, 3], { ...asked, workers: 1 });
  if (!here.ok || !some.ok) throw new Error('they are drawn');
  expect(some.value).toEqual([here.value[40], here.value[3]]);
  expect(here.value.some(({ draws }) => draws < 300)).toBe(true);
});

describe('permutations', () => {
  it('are the same for one thread, two and three, and for none', async () => {
    const permutations = 40_000;
    const here = await permute(test, { permutations, seed: 5, workers: 1, inThreads: false });
    expect(here.ok).toBe(true);
    for (const workers of [1, 2, 3]) {
      const shares: number[] = [];
      const there = await permute(test, {
        ...{ permutations, seed: 5, workers, inThreads: true },
        onProgress: (share) => shares.push(share),
      });
      expect(there).toEqual(here);
      expect(shares.at(-1)).toBe(1);
    }
  });

  it('stop when they are told to, in threads and here', async () => {
    for (const inThreads of [true, false]) {
      const stop = AbortSignal.abort();
      const stopped = await permute(test, { permutations: 90_000, seed: 5, workers: 2, inThreads, signal: stop });
      expect(stopped).toEqual({ ok: false, problem: { kind: 'permutations-cancelled' } });
    }
  });
});
