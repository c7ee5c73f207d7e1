import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CurrentIndex, currentIndex } from '#domains/mapping';
import type { AreaResult } from '#domains/mapping/core';
import { createRandom } from '#foundations/numeric';
import { packageRoot } from '#platform/config';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { loadTheExample, openSite, publish, type TestSite, tables, wordsOf } from '../testing/open-site.ts';

const rowsOf = (file: string): readonly Readonly<Record<string, string>>[] =>
  parse(readFileSync(join(packageRoot(), 'example/england-2025', file)), { columns: true });
const figures = rowsOf('figures.csv');
const names = rowsOf('areas.csv');
const random = createRandom(2026);
const chosen = Array.from({ length: 20 }, () => figures[random.below(figures.length)]?.code ?? '');

describeOnEachDatabase('the map of the example', (open) => {
  let site: TestSite;
  let index: CurrentIndex;
  beforeAll(async () => {
    const db = await open(tables);
    await loadTheExample(db);
    site = openSite(db);
    index = await indexOf(db);
  });

  it.each(chosen)('the page of %s shows the figures of the published table', async (code) => {
    const html = await site.page(`/areas/${code}`);
    const shown = [...html.matchAll(/<data value="([^"]+)" data-indicator="([^"]+)">/g)];
    const published = figures.find((row) => row.code === code);
    const expected = index.sources?.columns.map(({ column, indicator }) => [indicator, Number(published?.[column])]);
    expect(shown.map(([, value, indicator]) => [indicator, Number(value)])).toEqual(expected);
    const population = Number(names.find((row) => row.code === code)?.population);
    expect(html).toContain(`<data id="population" value="${5 * Math.round(population / 5)}">`);
  });

  it.each([
    '/',
    '/map',
    '/map?axis=amenability',
    '/map/table',
    '/areas/E08000035',
    '/areas?place=new',
    '/compare?a=E08000035&b=E06000052',
  ])('%s prints no position of a place among the others', async (address) => {
    const words = wordsOf(await site.page(address)).replace('It is not a ranking', '');
    expect(words).not.toMatch(/\brank|\b\d+(st|nd|rd|th)\b|\bout of \d|\bof 296 places|position/i);
  });

  it('lists places by region and name, on the page and in the file', async () => {
    const order = new Intl.Collator('en').compare;
    const sorted = names
      .toSorted((a, b) => order(a.region_name ?? '', b.region_name ?? '') || order(a.name ?? '', b.name ?? ''))
      .map(({ code }) => code);
    const listed = [...(await site.page('/map/table')).matchAll(/href="\/areas\/(E\d{8})"/g)].map(([, code]) => code);
    expect(listed).toEqual(sorted);
    const rows: readonly Record<string, string>[] = parse(await site.page('/map.csv'), { columns: true });
    expect(rows.map((row) => row.code)).toEqual(sorted);
    const columns = Object.keys(rows[0] ?? {});
    expect(columns.filter((column) => /rank|score/.test(column.replace(/ \(.*\)$/, '')))).toEqual([]);
    expect(columns).toContain('child-poverty (per cent of children)');
  });

  it('shows every place as a link with its name and band on the map', async () => {
    const html = await site.page('/map');
    const links = [...html.matchAll(/<a href=areas\/(E\d{8}) class=b([1-5])><title>([^<]+)<\/title>/g)];
    expect(links).toHaveLength(296);
    expect(new Set(links.map(([, code]) => code))).toEqual(new Set(names.map(({ code }) => code)));
    for (const [, , band, title] of links) expect(title).toMatch(new RegExp(`: ${band}( \\([1-5]–[1-5]\\))?$`));
  });

  it('shows no band of propensity, and says why', async () => {
    const html = await site.page('/map?axis=propensity');
    expect(html).toContain('recorded crime is never one');
    expect(html).not.toMatch(/<a href=areas\/E\d{8} class=b/);
  });

  it('stays far under 60 kB on the line, with its style, before any script; the page alone also unpacked', async () => {
    const html = await site.page('/map');
    const [, style = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(html) ?? [];
    const css = await site.page(style);
    expect(gzipSync(html).length + gzipSync(css).length).toBeLessThan(25_000);
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
  });

  it('finds a place by its code, its name or a piece of it', async () => {
    const to = async (query: string) => {
      const response = await site.app.request(`/areas?place=${encodeURIComponent(query)}`);
      return response.headers.get('location') ?? response.status;
    };
    expect(await to('Leeds')).toBe('/areas/E08000035');
    expect(await to('  leed ')).toBe('/areas/E08000035');
    expect(await to('e08000035')).toBe('/areas/E08000035');
    expect(await to('kings lynn')).toBe(await to('King’s Lynn'));
    expect(await to('kings lynn')).toMatch(/^\/areas\/E/);
    expect(await to('new')).toBe(200);
    expect(await to('Atlantis')).toBe(404);
    expect(await to('')).toBe('/map/table');
  });

  it('keeps what somebody typed where no place has that name, beside the reason', async () => {
    const html = await site.page('/compare?a=Atlan%22tis&b=Leeds', 422);
    expect(html).toContain('value="Atlan&quot;tis"');
    expect(html).toContain('value="Leeds"');
    expect(html).toContain('id="a-problem" role="alert"');
    expect(await site.page('/compare?a=Leeds&b=Leeds', 422)).toContain('That is the same place twice');
  });

  it('calls two places different only where their ranges do not touch', async () => {
    const [one, other] = pairThatOverlaps(index);
    const html = await site.page(`/compare?a=${one}&b=${other}`);
    expect(html).toContain('class="card vulnerability" data-verdict="cannot-be-told-apart"');
  });

  it('sends a picture that says what it shows, where it comes from and what it does not say', async () => {
    const response = await site.app.request('/map.svg?axis=amenability');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="outspoken-england-2025-amenability.svg"',
    );
    const svg = await response.text();
    for (const words of [
      'Amenability in 296',
      'Open Government Licence',
      'An area is not its people.',
      'map.example.org/method',
    ])
      expect(svg).toContain(words);
    expect(svg).not.toMatch(/href=|url\(|<script|<style/);
  });

  it('draws the picture with the fonts of the package', async () => {
    const bytes = new Uint8Array(await (await site.app.request('/map.png')).arrayBuffer());
    expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    const width = new DataView(bytes.buffer).getUint32(16);
    expect(width).toBe(2880);
  });
});

describeOnEachDatabase('an index of somebody’s own', (open) => {
  const hostile = '<script>alert(1)</script>"\'&amp;';

  it('is shown with whatever its names hold, and nothing in them runs', async () => {
    const { db, index } = await withExample(open);
    const site = openSite(db);
    const version = {
      ...index.version,
      recipeId: 'ours',
      indicators: index.version.indicators.map((indicator) => ({
        ...indicator,
        id: `our-${indicator.id}`,
        title: hostile,
        source: hostile,
        licence: hostile,
      })),
      groups: index.version.groups.map((group) => ({
        ...group,
        members: group.members.map((member) => ({
          ...member,
          id: index.version.indicators.some(({ id }) => id === member.id) ? `our-${member.id}` : member.id,
        })),
      })),
    };
    const areas = index.areas.map((area) => ({ ...area, name: `${hostile} ${area.code}` }));
    await publish(db, { version, areas });
    const code = areas[0]?.code;
    for (const address of [
      '/',
      '/map',
      '/map/table',
      `/areas/${code}`,
      '/areas?place=script',
      `/compare?a=${code}&b=${areas[1]?.code}`,
      '/method',
      '/map.svg',
    ]) {
      const text = await site.page(address);
      expect(text, address).not.toMatch(/<script>|"'&amp;E/);
      expect(text, address).not.toContain('id="example"');
    }
    expect(await site.page(`/areas/${code}`)).toContain('&lt;script>alert(1)&lt;/script>');
    const csv: readonly Record<string, string>[] = parse(await site.page('/map.csv'), { columns: true });
    expect(csv.every((row) => row.name?.startsWith(hostile))).toBe(true);
  });

  it('tells nobody a score, nor who comes before whom inside a band', async () => {
    const { db, index } = await withExample(open);
    const site = openSite(db);
    const version = { ...index.version, recipeId: 'ours' };
    const unsure = index.areas.map((area) => changeGroups(area, (group) => ({ ...group, uncertainty: null })));
    await publish(db, { version, areas: unsure });
    const addresses = [
      '/',
      '/map',
      '/map?axis=amenability',
      '/map/table',
      '/areas/E08000035',
      '/compare?a=E08000035&b=E06000052',
      '/method',
      '/map.csv',
      '/map.svg',
    ];
    const read = async (address: string) => (await site.page(address)).replaceAll(/ours-v\d/g, 'this version');
    const before = await Promise.all(addresses.map(read));
    await publish(db, { version, areas: shuffleInsideBands(unsure) });
    const after = await Promise.all(addresses.map(read));
    expect(addresses.filter((_address, at) => after[at] !== before[at])).toEqual([]);
  });
});

describe('the colours of the axes', () => {
  it('are the same in the style sheet and in pictures', async () => {
    const { palette } = await import('./palette.ts');
    const css = readFileSync(join(packageRoot(), 'src/apps/web/browser/site.css'), 'utf8');
    for (const [axis, bands] of Object.entries(palette)) {
      const [, rules = ''] = new RegExp(`^\\.${axis} \\{([^}]+)\\}`, 'm').exec(css) ?? [];
      for (const [band, colour] of Object.entries(bands)) expect(rules).toContain(`--b${band}: ${colour};`);
    }
  });
});

async function withExample(open: (migrations: typeof tables) => Promise<Database>) {
  const db = await open(tables);
  await loadTheExample(db);
  return { db, index: await indexOf(db) };
}

async function indexOf(db: Database): Promise<CurrentIndex> {
  const index = await currentIndex(db);
  if (index === null) throw new Error('no index');
  return index;
}

type Group = AreaResult['groups'][number];

function changeGroups(area: AreaResult, change: (group: Group, at: number) => Group): AreaResult {
  return { ...area, groups: area.groups.map(change) };
}

/** Turns the ranks of each fifth around, and puts other scores in the place of all. */
function shuffleInsideBands(areas: readonly AreaResult[]): readonly AreaResult[] {
  const bandOf = (rank: number) => Math.floor(((rank - 1) * 5) / areas.length);
  const firstOf = (band: number) => Math.ceil((band * areas.length) / 5) + 1;
  const lastOf = (band: number) => Math.ceil(((band + 1) * areas.length) / 5);
  return areas.map((area, index) =>
    changeGroups(area, (group) => {
      const band = bandOf(group.rank);
      return { ...group, score: index, rank: firstOf(band) + lastOf(band) - group.rank };
    }),
  );
}

/** Two places whose likely ranges of vulnerability touch. */
function pairThatOverlaps({ version, areas }: CurrentIndex): readonly [string, string] {
  const at = version.groups.findIndex(({ id }) => id === 'vulnerability');
  const rangeOf = (area: AreaResult) => area.groups[at]?.uncertainty;
  for (const one of areas) {
    for (const other of areas) {
      const [a, b] = [rangeOf(one), rangeOf(other)];
      if (one !== other && a && b && a.rankP05 <= b.rankP95 && b.rankP05 <= a.rankP95) return [one.code, other.code];
    }
  }
  throw new Error('all places can be told apart');
}
