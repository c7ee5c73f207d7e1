import { describe, expect, it } from 'vitest';
import type { AreaResult } from '../version/index-version.ts';
import { mapSvg } from './map-svg.ts';

const drawn = (rankP05: number, rankP95: number) => ({ scoreSd: 1, rankP05, rankP50: rankP05, rankP95, topDecile: 0 });

const areas = Array.from(
  { length: 5 },
  (_, index): AreaResult => ({
    code: `A${index}`,
    name: index === 0 ? 'King’s <Lynn> & "West"' : `Area ${index}`,
    parent: null,
    population: null,
    raw: [],
    normalised: [],
    groups: [
      { score: 1, rank: index + 1, uncertainty: null },
      { score: 1, rank: index + 1, uncertainty: index === 4 ? drawn(1, 5) : drawn(index + 1, index + 1) },
    ],
  }),
);

const cells = new Map(areas.slice(0, 4).map(({ code }, col) => [code, { col, row: col % 2 }]));

const version = {
  title: 'A map & its key',
  areaCount: 5,
  groups: ['inner', 'need'].map((id) => ({
    id,
    title: id.toUpperCase(),
    aggregate: 'weighted-mean' as const,
    members: [],
    isTop: id === 'need',
  })),
  indicators: [
    {
      id: 'x',
      title: 'X',
      source: 'Office',
      licence: 'OGL-3.0',
      year: 2025,
      direction: 1 as const,
      imputed: 0,
      treated: 0,
    },
  ],
  coverage: [{ groupId: 'need', of: 'people' as const, shareInTopDecile: 0.25 }],
  provenance: {
    programVersion: '1',
    inputs: [],
    seed: 7,
    draws: 1000,
    warnings: [],
    associationGate: 'checked' as const,
  },
};

function count(svg: string, part: string): number {
  return svg.split(part).length - 1;
}

describe('the map of a build', () => {
  const svg = mapSvg(version, areas, cells);

  it('has a hexagon for each area with a cell, in each top group', () => {
    expect(count(svg, '<path d="M')).toBe(4 + 5); // the key has five
    expect(count(svg, '</title></path>')).toBe(4);
    expect(svg).toContain('NEED</text>');
    expect(svg).not.toContain('INNER');
  });

  it('stripes an area whose interval reaches into another fifth', () => {
    const cellsOfAll = new Map([...cells, ['A4', { col: 5, row: 0 }]]);
    expect(count(svg, 'fill="url(#')).toBe(0);
    expect(count(mapSvg(version, areas, cellsOfAll), 'fill="url(#on-light)"')).toBe(1);
  });

  it('carries its key, coverage, caveat and sources, and fetches nothing', () => {
    const text = svg.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ');
    expect(text).toContain('holds 25.0% of the people; 75.0% live elsewhere.');
    expect(text).toContain('over 1,000 draws (seed 7)');
    expect(text).toContain('says nothing about any person who lives there.');
    expect(text).toContain('Sources: Office (OGL-3.0).');
    expect(svg.match(/https?:[^"]*/gu)).toEqual(['http://www.w3.org/2000/svg']);
  });

  it('writes names as text', () => {
    expect(svg).toContain('<title>King’s &lt;Lynn&gt; &amp; &quot;West&quot;</title>');
    expect(svg).toContain('<title>A map &amp; its key</title>');
  });

  it('says so where nothing was drawn', () => {
    const undrawn = { ...version, provenance: { ...version.provenance, draws: 0 } };
    expect(mapSvg(undrawn, areas, cells)).toContain('No uncertainty was drawn');
  });
});
