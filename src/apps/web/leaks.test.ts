import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  decidePublication,
  type IndexToStore,
  readIndex,
  requestPublication,
  requestWithdrawal,
  storeIndex,
} from '#domains/mapping';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { loadTheExample, openSite, publish, type TestSite, tables } from './testing/open-site.ts';
import { publishVersion } from './testing/publish-version.ts';

/**
 * What is not public appears nowhere. Every public address of the site is asked, with and without the version that must not be seen, and nothing
 * of that version may be in what comes back: no name, no word, no figure, in no header. What does not name it comes back byte for byte as if it had never been
 * stored.
 */

/**
 * Every route of the site that anybody may ask, with the addresses to ask it by; `ID` stands for the version. A new route without a case here fails
 * the test below: say what it is asked by.
 */
const cases: Readonly<Record<string, readonly string[]>> = {
  '/': ['/', '/?map=ID'],
  '/api': ['/api', '/api?map=ID'],
  '/api/v1': ['/api/v1', '/api/v1?map=ID'],
  '/api/v1/maps': ['/api/v1/maps', '/api/v1/maps?map=ID'],
  '/api/v1/maps/:map': ['/api/v1/maps/ID'],
  '/api/v1/maps/:map/areas': ['/api/v1/maps/ID/areas', '/api/v1/maps/ID/areas?within=E12000003&limit=1000'],
  '/api/v1/maps/:map/areas/:code': ['/api/v1/maps/ID/areas/E08000035'],
  '/api/v1/openapi.json': ['/api/v1/openapi.json'],
  '/areas': ['/areas?place=leed', '/areas?place=leed&map=ID', '/areas?place=quagmire', '/areas?place=quagmire&map=ID'],
  '/areas/:code': ['/areas/E08000035', '/areas/E08000035?map=ID'],
  '/assets/*': ['/assets/ID'],
  '/:icon{icon-(?:192|512)\\.png}': ['/icon-192.png', '/icon-512.png'],
  '/claims': ['/claims?map=ID'],
  '/claims/:slug': ['/claims/ID'],
  '/claims/:slug/:card{card-[a-z]+-[1-9][0-9]{0,5}\\.jpg}': ['/claims/ID/card-en-1.jpg'],
  '/claims/:slug/versions/:language/:number': ['/claims/ID/versions/en/1'],
  '/claims/corrections': ['/claims/corrections?map=ID'],
  '/claims/feed.json': ['/claims/feed.json?map=ID'],
  '/claims/feed.jws': ['/claims/feed.jws?map=ID'],
  '/claims/new': ['/claims/new?map=ID'],
  '/compare': [
    '/compare?a=E08000035&b=E06000052',
    '/compare?a=E08000035&b=E06000052&map=ID',
    '/compare?a=quagmire&b=ID',
  ],
  '/en': ['/en?map=ID'],
  '/en/*': ['/en/map?map=ID'],
  '/fieldwork': ['/fieldwork?map=ID'],
  '/fieldwork/areas/:code': ['/fieldwork/areas/ID', '/fieldwork/areas/E08000035'],
  '/fieldwork/enter/:token{[\\w-]{43}}': ['/fieldwork/enter/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
  '/fieldwork/left': ['/fieldwork/left'],
  '/fieldwork/phone': ['/fieldwork/phone?map=ID'],
  '/fieldwork/sessions/new': ['/fieldwork/sessions/new'],
  '/fieldwork/state': ['/fieldwork/state'],
  '/fieldwork/withdraw': ['/fieldwork/withdraw'],
  '/fieldwork/worker.js': ['/fieldwork/worker.js'],
  '/icon.svg': ['/icon.svg'],
  '/manifest.webmanifest': ['/manifest.webmanifest?map=ID'],
  '/map': ['/map', '/map?map=ID', '/map?axis=amenability&map=ID'],
  '/map.csv': ['/map.csv', '/map.csv?map=ID'],
  '/map.geojson': ['/map.geojson', '/map.geojson?map=ID'],
  '/map.png': ['/map.png', '/map.png?map=ID'],
  '/map.svg': ['/map.svg', '/map.svg?map=ID'],
  '/map/challenge': ['/map/challenge?area=E08000035', '/map/challenge?area=E08000035&map=ID'],
  '/map/challenge/take-back': ['/map/challenge/take-back'],
  '/map/challenges': ['/map/challenges', '/map/challenges?map=ID', '/map/challenges?area=E08000035&map=ID'],
  '/map/find.json': ['/map/find.json?place=quagmire', '/map/find.json?place=E08000035&map=ID'],
  '/map/live/:version/:set/bands.bin': ['/map/live/ID/lad24-1a2b3c4d/bands.bin'],
  '/map/live/:version/:set/names.json': ['/map/live/ID/lad24-1a2b3c4d/names.json'],
  '/map/history': ['/map/history', '/map/history?map=ID'],
  '/map/pictures/:version/:file{[a-z]+(?:-\\w+)?\\.svg}': [
    '/map/pictures/ID/vulnerability.svg',
    '/map/pictures/ID/amenability-E08000035.svg',
    '/map/pictures/ID/vulnerability-small.svg',
  ],
  '/map/table': ['/map/table', '/map/table?map=ID'],
  '/centre': ['/centre'],
  '/centre/:id': ['/centre/mentoring', '/centre/ID'],
  '/decisions': ['/decisions'],
  '/decisions/:slug': ['/decisions/ID'],
  '/mapping': ['/mapping'],
  '/mapping/:slug': ['/mapping/ID'],
  '/method': ['/method', '/method?map=ID'],
  '/moderation': ['/moderation?map=ID'],
  '/policies': ['/policies', '/policies?map=ID'],
  '/policies/:id': ['/policies/privacy', '/policies/ID'],
  '/receipt': ['/receipt?map=ID'],
  '/report': ['/report?kind=page&subject=map%3AID', '/report?kind=page&subject=area%3AE08000035%3AID'],
  '/robots.txt': ['/robots.txt'],
  '/sitemap.xml': ['/sitemap.xml'],
  '/sitemaps/:part{\\d+\\.xml}': ['/sitemaps/1.xml', '/sitemaps/2.xml'],
  '/help': ['/help?map=ID'],
  '/help/leaving': ['/help/leaving'],
  '/help/ready': ['/help/ready'],
  '/help/report': ['/help/report'],
  '/help/what-happens/:service': ['/help/what-happens/hotline', '/help/what-happens/ID'],
  '/help/numbers.html': ['/help/numbers.html'],
  '/help/people': ['/help/people?place=ID'],
  '/help/people/coverage': ['/help/people/coverage'],
  '/help/people/figures': ['/help/people/figures'],
  '/help/mine': ['/help/mine?code=ID'],
  '/help/training': ['/help/training'],
  '/api/v1/organizations': ['/api/v1/organizations'],
  '/prevent': ['/prevent?map=ID'],
  '/prevent/questions': ['/prevent/questions'],
  '/prevent/results': ['/prevent/results?quarter=ID'],
  '/coalition': ['/coalition?map=ID'],
  '/coalition/sign': ['/coalition/sign'],
  '/coalition/mine': ['/coalition/mine?code=ID'],
  '/talk': ['/talk?map=ID'],
  '/talk/:kit': ['/talk/parent', '/talk/ID'],
  '/talk/practice/:dialogue': ['/talk/practice/video', '/talk/practice/ID'],
  '/talk/practice/:dialogue/:node': ['/talk/practice/video/tells?from=shares&said=2', '/talk/practice/video/ID'],
  '/talk/self-check': ['/talk/self-check?map=ID'],
  '/tiles/:file{[a-z0-9-]+\\.pmtiles}': ['/tiles/ID.pmtiles'],
  '/waves': ['/waves?map=ID'],
  '/waves/:slug': ['/waves/ID'],
  '/waves/:slug/:card{card-[1-9][0-9]{0,5}\\.jpg}': ['/waves/ID/card-1.jpg'],
  '/waves/:slug/abuse': ['/waves/ID/abuse'],
  '/waves/:slug/code': ['/waves/ID/code'],
  '/waves/:slug/delete': ['/waves/ID/delete'],
  '/waves/:slug/endorse/:token{[\\w-]{43}}': ['/waves/ID/endorse/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
  '/waves/:slug/kit': ['/waves/ID/kit'],
  '/waves/:slug/mine': ['/waves/ID/mine'],
  '/waves/:slug/numbers': ['/waves/ID/numbers'],
  '/waves/:slug/opened': ['/waves/ID/opened'],
  '/waves/:slug/remind': ['/waves/ID/remind'],
  '/waves/:slug/reminder.js': ['/waves/ID/reminder.js'],
  '/waves/:slug/poster': ['/waves/ID/poster'],
  '/waves/:slug/reminder.ics': ['/waves/ID/reminder.ics'],
  '/waves/:slug/report': ['/waves/ID/report'],
  '/waves/:slug/shared': ['/waves/ID/shared'],
  '/waves/:slug/speak': ['/waves/ID/speak'],
  '/waves/:slug/wall': ['/waves/ID/wall'],
  '/waves/:slug/words': ['/waves/ID/words'],
};

/** Where the log of what was public has its place: it grows when something is withdrawn or replaced. */
const tellOfThePast = ['/map/history', '/sitemap.xml', '/sitemaps/1.xml'];

const states = ['draft', 'proposed', 'declined', 'taken-back', 'superseded', 'hidden', 'withdrawn'] as const;
type State = (typeof states)[number];
const wasPublic: readonly State[] = ['superseded', 'hidden', 'withdrawn'];

/** Words and figures that stand nowhere but in the version of one state. */
const secretOf = (state: State) => `quagmire${createHash('sha256').update(state).digest('hex').slice(0, 8)}`;
const figureOf = (state: State, at: number) => 70_001 + states.indexOf(state) * 1000 + at + 0.625;
const recipeOf = (state: State) => `recipe-${createHash('sha256').update(`id ${state}`).digest('hex').slice(0, 8)}`;
const titleOf = (state: State) => `Title ${createHash('sha256').update(`title ${state}`).digest('hex').slice(0, 8)}`;
const noteOf = (state: State) => `note-${createHash('sha256').update(`note ${state}`).digest('hex').slice(0, 8)}`;

/** The example's areas with a secret in everything that a version can hold. */
function secretIndex(state: State, { version, areas }: IndexToStore): IndexToStore {
  const secret = secretOf(state);
  return {
    version: {
      ...version,
      ...{ recipeId: recipeOf(state), title: titleOf(state), recipe: { secret } },
      provenance: {
        ...version.provenance,
        ...{ programVersion: secret, inputs: [{ file: secret, sha256: secret }], warnings: [secret] },
      },
      indicators: version.indicators.map((indicator) => ({
        ...indicator,
        ...{ title: secret, source: secret, licence: secret },
      })),
      groups: version.groups.map((group) => ({ ...group, title: `${group.title} ${secret}` })),
    },
    areas: areas.map((area) => ({
      ...area,
      name: `${area.name} ${secret}`,
      raw: area.raw.map((_value, at) => figureOf(state, at)),
    })),
  };
}

async function store(db: Database, state: State, example: IndexToStore, now: Date): Promise<string> {
  const index = secretIndex(state, example);
  const provenance = { ...index.version.provenance, associationGate: 'checked' } as const;
  const options = { status: 'draft', vintage: 'lad24', sources: null, actor: 'test', now } as const;
  return db
    .transaction()
    .execute((trx) => storeIndex(trx, { version: { ...index.version, provenance }, areas: index.areas }, options));
}

/** Brings a version into the state, and tells its id. */
async function bring(db: Database, state: State, example: IndexToStore): Promise<string> {
  const now = new Date(Date.UTC(2026, 10, 10));
  const id = await store(db, state, example, now);
  const note = noteOf(state);
  const surroundings = { missing: [], isAskerHere: true, now };
  await db.transaction().execute(async (trx) => {
    if (!['proposed', 'declined', 'taken-back'].includes(state)) return;
    const asked = await requestPublication(trx, { versionId: id, by: 'one', note, now }, []);
    if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
    if (state === 'declined')
      await decidePublication(
        trx,
        asked.value.id,
        { by: 'two', verdict: 'decline', note, against: null },
        surroundings,
      );
  });
  if (state === 'taken-back')
    await sql`update mapping.publication_requests set outcome = 'taken-back', decided_by = 'one', decided_at = now() where version_id = ${id}`.execute(
      db,
    );
  if (!wasPublic.includes(state)) return id;
  await publishVersion(db, id, now);
  if (state === 'superseded') {
    const { version, areas } = example;
    await publish(db, { version: { ...version, recipeId: recipeOf(state), title: 'The newer' }, areas }, now);
    return id;
  }
  await db.transaction().execute(async (trx) => {
    const asked = await requestWithdrawal(trx, { versionId: id, by: 'one', note, now });
    if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
    if (state === 'withdrawn')
      await decidePublication(
        trx,
        asked.value.id,
        { by: 'two', verdict: 'confirm', note, against: null },
        surroundings,
      );
  });
  return id;
}

interface Answer {
  readonly status: number;
  /** Everything that came back, but for what is another each time. */
  readonly whole: string;
}

async function ask(site: TestSite, address: string): Promise<Answer> {
  const response = await site.app.request(address);
  const headers = [...response.headers].filter(([name]) => !['x-request-id', 'etag'].includes(name));
  return {
    status: response.status,
    whole: JSON.stringify(headers) + Buffer.from(await response.arrayBuffer()).toString('latin1'),
  };
}

const inLatin1 = (text: string) => Buffer.from(text).toString('latin1');

describe('what is not public', () => {
  let db: Database;
  let site: TestSite;
  let example: IndexToStore;
  let before: ReadonlyMap<string, string>;
  let after: ReadonlyMap<string, string>;
  const ids = new Map<State, string>();
  const languages = ['', '/ur'];
  const plain = Object.values(cases)
    .flat()
    .filter((address) => !address.includes('ID'));
  const inLanguage = (language: string, address: string) =>
    language === '' || /^\/(api\/v1|assets|en|icon|robots|sitemap|tiles)/.test(address)
      ? address
      : `${language}${address}`.replace(/\/$/, '');

  beforeAll(async () => {
    db = await openTestDatabase(tables);
    await loadTheExample(db);
    site = openSite(db);
    const index = await readIndex(db, 'england-2025-v1');
    if (index === null) throw new Error('no example');
    example = index;
    const later = new Date(Date.UTC(2026, 10, 20));
    for (const recipeId of ['other', 'ours'])
      await publish(db, { version: { ...index.version, recipeId }, areas: index.areas }, later);
    const answers = async () => {
      const found = new Map<string, string>();
      for (const language of languages)
        for (const address of plain.map((one) => inLanguage(language, one)))
          found.set(address, (await ask(site, address)).whole);
      return found;
    };
    before = await answers();
    // What takes the place of the superseded one is public, and shows.
    for (const state of states.filter((one) => one !== 'superseded')) ids.set(state, await bring(db, state, example));
    after = await answers();
    ids.set('superseded', await bring(db, 'superseded', example));
    return () => db.destroy();
  });

  it('is asked for at every public address that the site has', () => {
    const served = site.app.routes
      .filter(({ method, path }) => method === 'GET' && !/^(\/[a-z]{2})?\/desk/.test(path))
      .map(({ path }) => path);
    const languagesServed = new Set(served.flatMap((path) => /^\/(ar|bn|so|tr|ur)(?=\/|$)/.exec(path)?.[1] ?? []));
    const stripped = served.map((path) => path.replace(/^\/(ar|bn|so|tr|ur)(?=\/|$)/, '') || '/');
    expect([...new Set(stripped)].sort()).toEqual(Object.keys(cases).sort());
    expect(languagesServed.size).toBe(5);
  });

  it('changes nothing of what is', async () => {
    for (const [address, whole] of before) {
      const path = address.replace(/^\/ur/, '').split('?')[0] ?? '';
      if (!tellOfThePast.includes(path)) expect(after.get(address) === whole, address).toBe(true);
    }
    expect(before.size).toBeGreaterThan(30);
  });

  describe.each(states)('a version that is %s', (state) => {
    it.each(
      languages.flatMap((language) =>
        Object.values(cases)
          .flat()
          .map((address) => inLanguage(language, address)),
      ),
    )('is not at %s', async (pattern) => {
      const id = ids.get(state) ?? '';
      const { status, whole } = await ask(site, pattern.replaceAll('ID', id));
      expect(status, 'no mistake of ours').toBeLessThan(500);
      for (const secret of [
        secretOf(state),
        ...example.version.indicators.map((_indicator, at) => String(figureOf(state, at))),
      ])
        expect(whole.includes(inLatin1(secret)), secret).toBe(false);
      const tells = wasPublic.includes(state);
      const namesIt = /\/(map|areas|compare|method|api\/v1\/maps)/.test(pattern);
      if (pattern.includes('map=ID') && namesIt && !pattern.includes('/history') && !pattern.includes('/maps?')) {
        expect(status).toBe(pattern.startsWith('/en') ? 301 : tells ? 410 : 404);
      }
      if (!tells) for (const said of [titleOf(state), noteOf(state)]) expect(whole.includes(said), said).toBe(false);
      if (!tells && !pattern.includes('ID')) expect(whole.includes(recipeOf(state))).toBe(false);
    });
  });
});
