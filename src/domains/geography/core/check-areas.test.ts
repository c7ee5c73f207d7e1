import { describe, expect, it } from 'vitest';
import { type AreaEntry, checkAreas } from './check-areas.ts';

const region: AreaEntry = entry('E12000007', 'London', { vintage: 'region24' });
const city: AreaEntry = entry('E09000001', 'City of London', { parent: { vintage: 'region24', code: 'E12000007' } });

function entry(code: string, name: string, more: Partial<AreaEntry> = {}): AreaEntry {
  return { vintage: 'lad24', code, name, parent: null, population: 100, centre: { lon: 0, lat: 51 }, ...more };
}

describe('a list of areas', () => {
  it('is accepted with the kinds of its codes', () => {
    const checked = checkAreas([region, city], []);
    expect(checked.ok && checked.value.map((area) => area.kind)).toEqual(['region', 'london-borough']);
  });

  it('may name a parent that comes later or is known already', () => {
    expect(checkAreas([city, region], []).ok).toBe(true);
    expect(checkAreas([city], [{ vintage: 'region24', code: 'E12000007' }]).ok).toBe(true);
  });

  it('may hold one code in two vintages', () => {
    expect(
      checkAreas([entry('E08000016', 'Barnsley'), entry('E08000016', 'Barnsley', { vintage: 'lad19' })], []).ok,
    ).toBe(true);
  });

  it.each([
    ['a code of no kind', [entry('E99000001', 'Nowhere')], { kind: 'unknown-code', row: 1 }],
    ['the same code twice', [region, city, city], { kind: 'duplicate-area', row: 3, firstRow: 2 }],
    ['an area without a name', [entry('E06000001', ' ')], { kind: 'nameless-area', row: 1 }],
    ['half a person', [entry('E06000001', 'A', { population: 0.5 })], { kind: 'impossible-population', row: 1 }],
    ['a negative population', [entry('E06000001', 'A', { population: -1 })], { kind: 'impossible-population' }],
    [
      'a centre off the earth',
      [entry('E06000001', 'A', { centre: { lon: 200, lat: 0 } })],
      { kind: 'impossible-centre' },
    ],
    ['a centre that is no number', [entry('E06000001', 'A', { centre: { lon: Number.NaN, lat: 0 } })], { row: 1 }],
    ['a parent that nobody knows', [city], { kind: 'unknown-parent', parent: 'E12000007' }],
    [
      'an area inside itself',
      [entry('E06000001', 'A', { parent: { vintage: 'lad24', code: 'E06000001' } })],
      { kind: 'area-inside-itself' },
    ],
    [
      'two areas inside each other',
      [
        entry('E06000001', 'A', { parent: { vintage: 'lad24', code: 'E06000002' } }),
        entry('E06000002', 'B', { parent: { vintage: 'lad24', code: 'E06000001' } }),
      ],
      { kind: 'area-inside-itself', row: 1 },
    ],
  ] as const)('is refused with %s', (_, entries, problem) => {
    expect(checkAreas(entries, [])).toMatchObject({ ok: false, problem });
  });
});
