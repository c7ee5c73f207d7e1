import type { z } from '@hono/zod-openapi';
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, expect, it } from 'vitest';
import { currentIndex, requestWithdrawal } from '#domains/mapping';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { loadTheExample, openSite, publish, type TestSite, tables } from '../testing/open-site.ts';
import { areasSchema, areaWithFiguresSchema, mapSchema, mapsSchema, problemSchema } from './api-schemas.ts';

const here = 'https://map.example.org';
const example = 'england-2025-v1';

/** What an address answers, held against what the description says it answers: not less and not more. */
async function ask<Schema extends z.ZodObject>(
  site: TestSite,
  address: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const response = await site.app.request(address);
  expect([response.status, response.headers.get('content-type')], address).toEqual([200, 'application/json']);
  return schema.strict().parse(await response.json()) as z.infer<Schema>;
}

async function refusal(site: TestSite, address: string, status: number, init: RequestInit = {}) {
  const response = await site.app.request(address, init);
  expect([response.status, response.headers.get('content-type')], address).toEqual([
    status,
    'application/problem+json',
  ]);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const problem = problemSchema.strict().parse(await response.json());
  expect(problem.status).toBe(status);
  expect(problem.type).toMatch(/^https:\/\/map\.example\.org\/api#[a-z-]+$/);
  return problem.detail;
}

describeOnEachDatabase('the interface for programs', (open) => {
  let site: TestSite;
  let db: Database;
  beforeAll(async () => {
    db = await open(tables);
    await loadTheExample(db);
    site = openSite(db);
  });

  it('lists what is public, and leads from there to everything', async () => {
    const { maps } = await ask(site, '/api/v1/maps', mapsSchema);
    expect(maps).toMatchObject([{ id: example, status: 'example', publishedAt: null, areas: 296, vintage: 'lad24' }]);
    for (const address of Object.values(maps[0]?.links ?? {})) {
      const response = await site.app.request(address.replace(here, ''));
      expect(response.status, address).toBe(200);
      await response.body?.cancel();
    }
    const start = await (await site.app.request('/api/v1')).json();
    expect(start).toMatchObject({ maps: `${here}/api/v1/maps`, description: `${here}/api/v1/openapi.json` });
  });

  it('tells of a map what every figure can be built from, and what has to be said with it', async () => {
    const map = await ask(site, `/api/v1/maps/${example}`, mapSchema);
    const index = await currentIndex(db);
    expect(map.indicators.map(({ id }) => id)).toEqual(index?.version.indicators.map(({ id }) => id));
    expect(map.provenance).toEqual(index?.version.provenance);
    expect(map.method).toEqual(index?.version.recipe);
    expect(map.caveats.join(' ')).toContain('An area is not its people.');
    expect(map.caveats.join(' ')).toContain(`${here}/method?map=${example}`);
    expect(map.attributions.length).toBeGreaterThan(3);
  });

  it('gives areas in the order of their codes, page by page, each once', async () => {
    const codes: string[] = [];
    let address: string | null = `/api/v1/maps/${example}/areas?limit=120`;
    for (let pages = 0; address !== null; pages++) {
      expect(pages).toBeLessThan(3);
      const page: z.infer<typeof areasSchema> = await ask(site, address, areasSchema);
      codes.push(...page.areas.map(({ code }) => code));
      address = page.next?.replace(here, '') ?? null;
    }
    expect(codes).toHaveLength(296);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  it('gives the areas inside another one, or those that are named', async () => {
    const inside = await ask(site, `/api/v1/maps/${example}/areas?within=E12000003&limit=1000`, areasSchema);
    expect(inside.areas.map(({ name }) => name)).toContain('Leeds');
    expect(inside.areas.every(({ within }) => within.some(({ code }) => code === 'E12000003'))).toBe(true);
    expect(inside.next).toBeNull();
    const named = await ask(site, `/api/v1/maps/${example}/areas?code=E08000035&code=E06000052&code=X`, areasSchema);
    expect(named.areas.map(({ code }) => code)).toEqual(['E06000052', 'E08000035']);
    expect(await ask(site, `/api/v1/maps/${example}/areas?within=E12000099`, areasSchema)).toEqual({
      areas: [],
      next: null,
    });
  });

  it('tells of an area the bands that its page shows and the figures as published, and no score and no rank', async () => {
    const area = await ask(site, `/api/v1/maps/${example}/areas/E08000035`, areaWithFiguresSchema);
    const index = await currentIndex(db);
    const result = index?.areas.find(({ code }) => code === 'E08000035');
    expect(area).toMatchObject({ name: 'Leeds', within: [{ code: 'E12000003', name: 'Yorkshire and The Humber' }] });
    expect(area.population).toBe(5 * Math.round((result?.population ?? 0) / 5));
    expect(Object.values(area.figures)).toEqual(result?.raw);
    expect(area.bands.propensity).toBeNull();
    const html = await site.page('/areas/E08000035');
    for (const axis of ['vulnerability', 'amenability'] as const)
      expect(html).toContain(`data-axis="${axis}" data-band="${area.bands[axis]?.band}"`);
    const told = JSON.stringify(area);
    for (const { score } of result?.groups ?? []) expect(told).not.toContain(String(score));
    expect(told).not.toMatch(/score|rank/i);
  });

  it('is answered from anywhere, and only to whom has it not', async () => {
    const first = await site.app.request(`/api/v1/maps/${example}/areas/E08000035`);
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect(first.headers.get('cache-control')).toBe('public, no-cache, stale-if-error=86400');
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    const again = await site.app.request(`/api/v1/maps/${example}/areas/E08000035`, { headers });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('access-control-allow-origin')).toBe('*');
    expect(first.headers.getSetCookie()).toEqual([]);
  });

  it('says what is wrong, as RFC 9457 has it', async () => {
    const maps = '/api/v1/maps';
    expect(await refusal(site, `${maps}/nothing-v1`, 404)).toContain('"nothing-v1"');
    expect(await refusal(site, `${maps}/${example}/areas/X`, 404)).toContain('no area with the code "X"');
    expect(await refusal(site, `${maps}/${example}/areas?limit=1001`, 400)).toContain('limit');
    expect(await refusal(site, `${maps}/${example}/areas?limit=many`, 400)).toContain('limit');
    expect(await refusal(site, '/api/v1/elsewhere', 404)).toContain('openapi.json');
    for (const method of ['POST', 'PUT', 'DELETE']) await refusal(site, maps, 405, { method });
  });

  it('is described in OpenAPI 3.1, with nothing left out', async () => {
    const description = await (await site.app.request('/api/v1/openapi.json')).json();
    const validator = new Validator();
    const { valid, errors } = await validator.validate(description);
    expect(errors).toBeUndefined();
    expect([valid, validator.version]).toEqual([true, '3.1']);
    const paths = Object.keys(description.paths).map((path) => `/api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
    const served = site.app.routes
      .filter(({ path, method }) => method === 'GET' && /^\/api\/v1\/(maps|organizations)/.test(path))
      .map(({ path }) => path);
    expect(paths.toSorted()).toEqual([...new Set(served)].sort());
    expect(
      (await validator.validate({ ...description, paths: { '/maps': { get: { responses: 'none' } } } })).valid,
    ).toBe(false);
  });
});

describeOnEachDatabase('a map that was withdrawn', (open) => {
  it('answers the interface with when and why, and with nothing else', async () => {
    const db = await open(tables);
    await loadTheExample(db);
    const index = await currentIndex(db);
    if (index === null) throw new Error('no index');
    const id = await publish(db, {
      version: { ...index.version, recipeId: 'ours', title: 'Ours' },
      areas: index.areas,
    });
    const site = openSite(db);
    await ask(site, `/api/v1/maps/${id}/areas`, areasSchema);
    await db
      .transaction()
      .execute((trx) =>
        requestWithdrawal(trx, { versionId: id, by: 'one', note: 'A column was swapped.', now: new Date() }),
      );
    for (const rest of ['', '/areas', '/areas/E08000035'])
      expect(await refusal(site, `/api/v1/maps/${id}${rest}`, 410)).toMatch(
        /was withdrawn on \d{4}-\d\d-\d\d\. A column was swapped\.$/,
      );
    expect(JSON.stringify(await ask(site, '/api/v1/maps', mapsSchema))).not.toContain(id);
  });

  it('answers that the figures cannot be reached where there is no database', async () => {
    const site = openSite(await open());
    expect(await refusal(site, '/api/v1/maps', 503)).toContain('try again');
  });
});
