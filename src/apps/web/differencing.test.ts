import { expect, it } from 'vitest';
import { type CurrentIndex, currentIndex } from '#domains/mapping';
import { describeOnEachDatabase } from '#platform/database/testing';
import { loadTheExample, openSite, publish, tables, wordsOf } from './testing/open-site.ts';

/** One small place, and who lives there from one version to the next. The attacker knows everything else. */
const small = 'E09000001';
const peopleOf = { first: 4, second: 9 };

describeOnEachDatabase('an attacker who subtracts', (open) => {
  it('learns no count under 10 from versions, exports, the interface, filters or the pages that compare', async () => {
    const db = await open(tables);
    await loadTheExample(db);
    const example = await currentIndex(db);
    if (example === null) throw new Error('the example is not there');
    const seen: Seen[] = [];
    for (const [version, people] of Object.entries(peopleOf)) {
      const id = await publish(db, withPeople(example, people, version));
      seen.push(await lookEverywhere(openSite(db), id, people));
    }
    expect(seen).toHaveLength(2);
    // One count for one place, wherever it is read: two roundings of one number would narrow it down.
    for (const { populations } of seen)
      for (const [code, counts] of populations) {
        expect([...new Set(counts)], code).toHaveLength(1);
        expect(code === small || Number(counts[0]) % 5 === 0, code).toBe(true);
      }
    // Hidden before and after, everywhere: from 4 to 9 there is no step to be seen.
    for (const { populations } of seen) expect(new Set(populations.get(small))).toEqual(new Set([null]));
  });
});

interface Seen {
  readonly populations: ReadonlyMap<string, readonly (number | null)[]>;
}

/** The example with few people in one place, and a coverage statement that is a fraction of their count. */
function withPeople(index: CurrentIndex, people: number, title: string): Parameters<typeof publish>[1] {
  const areas = index.areas.map((area) => ({ ...area, population: area.code === small ? people : 103 }));
  const inTop = people / areas.reduce((sum, { population }) => sum + population, 0);
  const coverage = [{ groupId: 'vulnerability', of: 'people' as const, shareInTopDecile: inTop }];
  return { version: { ...index.version, recipeId: 'small-place', title, coverage }, areas };
}

async function lookEverywhere(site: ReturnType<typeof openSite>, id: string, people: number): Promise<Seen> {
  const populations = new Map<string, (number | null)[]>();
  const note = (code: string, population: number | null) =>
    populations.set(code, [...(populations.get(code) ?? []), population]);

  const map = JSON.parse(await site.page(`/api/v1/maps/${id}`));
  // The share is a fraction of two counts: a percent of all people has to leave ten of them.
  const all = 295 * 103 + people;
  expect(map.coverage).toHaveLength(1);
  for (const { shareInTopDecile } of map.coverage) {
    expect(100 * shareInTopDecile).toBeCloseTo(Math.round(100 * shareInTopDecile), 9);
    expect(0.01 * all).toBeGreaterThanOrEqual(10);
  }
  // Nothing but areas has people: no total, of regions or of all, from which the others could be taken.
  expect(JSON.stringify({ ...map, method: null, provenance: null })).not.toMatch(/"population"|"people":\s*\d/u);

  let next: string | null = `/api/v1/maps/${id}/areas`;
  while (next !== null) {
    const page: { areas: { code: string; population: number | null }[]; links?: { next?: string | null } } = JSON.parse(
      await site.page(next),
    );
    for (const { code, population } of page.areas) note(code, population);
    next = page.links?.next ? new URL(page.links.next).pathname + new URL(page.links.next).search : null;
  }
  const one = JSON.parse(await site.page(`/api/v1/maps/${id}/areas/${small}`));
  note(small, one.population);

  const csv = (await site.page(`/map.csv?map=${id}`)).split('\n').filter((line) => /^E\d{8},/u.test(line));
  const header = (await site.page(`/map.csv?map=${id}`)).split('\n').find((line) => line.startsWith('code,')) ?? '';
  const column = header.split(',').indexOf('population');
  expect(column).toBeGreaterThan(0);
  for (const line of csv) {
    // Names may hold commas within quotes; none stands before the population of these places but the name.
    const cells = line.replaceAll(/"[^"]*"/gu, 'x').split(',');
    note(cells[0] ?? '', cells[column] === '' ? null : Number(cells[column]));
  }
  for (const { properties } of JSON.parse(await site.page(`/map.geojson?map=${id}`)).features)
    if ('population' in properties) note(properties.code, properties.population);

  for (const address of [
    `/areas/${small}?map=${id}`,
    `/compare?a=${small}&b=E08000035&map=${id}`,
    `/map/table?map=${id}`,
    `/method?map=${id}`,
    '/map/history',
  ]) {
    const words = wordsOf(await site.page(address));
    expect(words, address).not.toMatch(new RegExp(`(?<![\\d.,%])${people} (people|residents)`, 'u'));
    expect(words, address).not.toContain(String(all));
  }
  return { populations };
}
