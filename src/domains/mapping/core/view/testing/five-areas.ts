import type { AreaResult, IndexVersion } from '../../version/index-version.ts';

/** A small version of one axis, made of two groups and three indicators. */
export const fiveAreasVersion: IndexVersion = {
  id: '1',
  recipeId: 'test',
  title: 'Test',
  status: 'example',
  createdAt: '2026-01-01T00:00:00Z',
  publishedAt: null,
  vintage: 'lad24',
  areaCount: 5,
  recipe: null,
  provenance: { programVersion: '0', inputs: [], seed: 1, draws: 0, warnings: [], associationGate: 'checked' },
  indicators: ['pay', 'jobs', 'clubs'].map((id) => ({
    id,
    title: id,
    source: '',
    licence: '',
    year: 2025,
    direction: 1,
    imputed: 0,
    treated: 0,
  })),
  groups: [
    {
      id: 'money',
      title: 'Money',
      aggregate: 'weighted-mean',
      isTop: false,
      members: [
        { id: 'pay', weight: 1 },
        { id: 'jobs', weight: 3 },
      ],
    },
    {
      id: 'vulnerability',
      title: 'Vulnerability',
      aggregate: 'weighted-mean',
      isTop: true,
      members: [
        { id: 'money', weight: 4 },
        { id: 'clubs', weight: 1 },
      ],
    },
  ],
  coverage: [
    { groupId: 'vulnerability', of: 'people', shareInTopDecile: 0.1 },
    { groupId: 'vulnerability', of: 'people-in-need', shareInTopDecile: 0.25 },
  ],
};

/** The score that three values come to. */
export const weigh = ([pay, jobs, clubs]: readonly [number, number, number]) => 0.2 * pay + 0.6 * jobs + 0.2 * clubs;

const table: readonly (readonly [number, number, number])[] = [
  [100, 90, 10],
  [80, 70, 20],
  [50, 50, 50],
  [20, 30, 80],
  [1, 10, 90],
];

export const fiveAreas: readonly AreaResult[] = table.map((values, index) => ({
  code: `A${index}`,
  name: `Area ${index}`,
  parent: null,
  population: 1000,
  raw: [values[0], values[1], index === 0 ? null : values[2]],
  normalised: values,
  groups: [
    { score: 0, rank: index + 1, uncertainty: null },
    { score: weigh(values), rank: index + 1, uncertainty: null },
  ],
}));
