// The borders, made from architecture.mjs. Each rule has a planted mistake in tools/planted-mistakes that it must catch.
import { apps, browserPackages, domains, purePackages, rooms, tiers } from './architecture.mjs';

const anyOf = (names) => `(?:${names.join('|')})`;
const notTests = { pathNot: '\\.(test|bench)\\.tsx?$' };
const moduleTiers = '(foundations|platform|domains)';
const doors = [
  `^src/${moduleTiers}/[^/]+/index\\.ts$`,
  '^src/domains/[^/]+/core/index\\.ts$',
  '^src/(foundations|platform|domains)/[^/]+/testing/index\\.ts$',
];
const packages = (names) => `(^|/)node_modules/(@types/)?${anyOf(names)}/`;
const pure = '^src/(foundations|domains/[^/]+/core)/';
const island = '^src/apps/web/browser/';

const forbid = (name, comment, from, to, more = {}) => ({ name, severity: 'error', comment, from, to, ...more });

const nothingLooksUp = tiers
  .slice(1)
  .map((tier, index) =>
    forbid(
      'nothing-looks-up',
      'Apps use domains, domains use platform, anyone may use foundations: move the shared part down.',
      { path: `^src/${tier}/` },
      { path: `^(src/${anyOf(tiers.slice(0, index + 1))}|tools|journeys)/` },
    ),
  );

const sideways = (folder, table, name, comment) =>
  Object.entries(table).map(([user, used]) =>
    forbid(
      name,
      comment,
      { path: `^src/${folder}/${user}/` },
      { path: `^src/${folder}/[^/]+/`, pathNot: `^src/${folder}/${anyOf([user, ...used])}/` },
    ),
  );

const roomsInOrder = Object.entries(rooms).map(([room, used]) =>
  forbid(
    'rooms-in-order',
    'core decides alone, store uses core, actions join the two.',
    { path: `^src/domains/([^/]+)/${room}/` },
    {
      path: `^src/domains/$1/${anyOf(Object.keys(rooms))}/`,
      pathNot: `^src/domains/$1/${anyOf([room, ...used])}/`,
    },
  ),
);

export default {
  forbidden: [
    ...nothingLooksUp,
    ...sideways('domains', domains, 'domains-by-the-table', 'Which domain may use which stands in architecture.mjs.'),
    ...sideways('apps', apps, 'apps-by-the-table', 'Which app may use which stands in architecture.mjs.'),
    ...roomsInOrder,
    forbid(
      'doors-only',
      'From outside, a module is its index.ts (a domain has a side door, core/index.ts).',
      { path: `^src/${moduleTiers}/([^/]+)/` },
      { path: `^src/${moduleTiers}/[^/]+/.`, pathNot: ['^src/$1/$2/', ...doors] },
    ),
    forbid(
      'doors-only',
      'From outside, a module is its index.ts (a domain has a side door, core/index.ts).',
      { path: '^(src/apps|tools|journeys)/' },
      { path: `^src/${moduleTiers}/[^/]+/.`, pathNot: doors },
    ),
    forbid(
      'testing-door-is-for-tests',
      'What helps tests stays out of the product.',
      { path: '^src/', pathNot: ['\\.(test|bench)\\.tsx?$', '/testing/'] },
      { path: '/testing/' },
    ),
    forbid(
      'not-through-own-index',
      'Inside a module import the file itself: most loops run through indexes.',
      { path: `^src/${moduleTiers}/([^/]+)/.`, pathNot: ['^src/[^/]+/[^/]+/index\\.ts$', notTests.pathNot] },
      { path: '^src/$1/$2/index\\.ts$' },
    ),
    forbid(
      'not-through-own-index',
      'Inside a domain the side door is for others: import the file itself.',
      { path: '^src/domains/([^/]+)/[^/]+/.', ...notTests },
      { path: '^src/domains/$1/core/index\\.ts$' },
    ),
    forbid(
      'core-enters-by-side-doors',
      'Pure code may use another domain only through its core.',
      { path: '^src/domains/([^/]+)/core/', ...notTests },
      { path: '^src/domains/[^/]+/index\\.ts$', pathNot: '^src/domains/$1/' },
    ),
    forbid(
      'pure-knows-no-platform',
      'Core takes values and returns values: what it needs from the world is an argument.',
      { path: '^src/domains/[^/]+/core/', ...notTests },
      { path: '^src/platform/' },
    ),
    forbid(
      'pure-knows-no-node',
      'Core and foundations run anywhere: files, clocks and threads are the edge’s job.',
      { path: pure, pathNot: [notTests.pathNot, '/testing/'] },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'pure-uses-calculating-packages',
      'Core and foundations use only the packages that architecture.mjs names as calculating.',
      { path: pure, pathNot: [notTests.pathNot, '/testing/'] },
      { path: '(^|/)node_modules/', pathNot: packages(purePackages) },
    ),
    forbid(
      'islands-stay-light',
      'Browser code uses foundations, side doors and a very few packages; it ships to cheap phones.',
      { path: island, ...notTests },
      { path: '.', pathNot: [island, '^src/foundations/', '^src/domains/[^/]+/core/', packages(browserPackages)] },
    ),
    forbid(
      'no-development-packages',
      'What the product imports must be installed with it.',
      { path: '^src/', pathNot: ['\\.(test|bench)\\.tsx?$', '/testing/'] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'resolves',
      'Every import leads somewhere, and every package is in package.json.',
      {},
      { couldNotResolve: true },
    ),
    forbid(
      'resolves',
      'Every import leads somewhere, and every package is in package.json.',
      {},
      {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown'],
      },
    ),
    forbid('no-file-loops', 'A loop means two things are one thing, or a third is missing.', {}, { circular: true }),
    forbid(
      'no-folder-loops',
      'A loop means two things are one thing, or a third is missing.',
      // Tests lie beside what they test, and share helpers that know the same things: together that only looks like a loop.
      { path: '^src/', pathNot: '/testing$' },
      { circular: true, pathNot: '/testing$' },
      { scope: 'folder' },
    ),
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^tools/planted-mistakes/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
    skipAnalysisNotInRules: true,
  },
};
