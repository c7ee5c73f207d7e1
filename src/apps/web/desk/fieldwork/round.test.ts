import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findRoundBySlug, viewRound } from '#domains/fieldwork';
import { standardQuestions } from '#domains/fieldwork/core';
import { listAuthorities } from '#domains/geography';
import { findVersion, findWorking, listAreaResults, lookAt, openWorkbench } from '#domains/mapping';
import { recordEntry, requirements } from '#domains/readiness';
import { createRandom, mean as meanOf, pearson, sampleStandardDeviation } from '#foundations/numeric';
import { verifyAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { exportPublic } from '../../export/export-public.ts';
import { createReader } from '../../shell/reader.ts';
import { type DeskBrowser, openDesk } from '../../testing/open-desk.ts';
import { loadTheExample, publicUrl, shippedCatalogue, tables, wordsOf } from '../../testing/open-site.ts';

const AREAS = 60;
const PARTNERS = 25;
const DAY = 86_400_000;
const dayAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);

let db: Database;
let desk: ReturnType<typeof openDesk>;
let analyst: DeskBrowser;
let steward: Awaited<ReturnType<ReturnType<typeof openDesk>['staff']>>;
let codes: readonly string[];
let round: string;
const links: string[] = [];

beforeAll(async () => {
  db = await openTestDatabase(tables);
  await loadTheExample(db);
  desk = openDesk(db);
  steward = await desk.staff('steward@example.org', ['steward']);
  analyst = (await desk.staff('analyst@example.org', ['analyst'])).browser;
  codes = (await listAuthorities(db)).slice(0, AREAS).map(({ code }) => code);
  const reviewBy = new Date(Date.now() + 100 * DAY).toISOString().slice(0, 10);
  for (const { id } of requirements)
    await recordEntry(db, { requirement: id, text: 'Recorded.', reviewBy, after: 0, by: steward.id, now: new Date() });
});
afterAll(() => db?.destroy());

const page = async (path: string, browser = analyst) => {
  const response = await browser.get(`/desk/fieldwork/${round}${path}`);
  expect(response.status, path).toBe(200);
  return response.text();
};
const post = (path: string, fields: Record<string, string> = {}, browser = analyst) =>
  browser.post(`/desk/fieldwork/${round}${path}`, fields);

/** What an area is like, on a scale without steps, and what a partner makes of it: each by a seed. */
const random = createRandom(42);
const truth = Array.from({ length: AREAS }, () => random.normal());
const stepOf = (value: number) => 1 + [-1.2, -0.4, 0.4, 1.2].filter((cut) => value > cut).length;
const said = new Map<string, number[]>();

it('is begun at the desk, with every wrong entry named', async () => {
  const begin = (fields: Record<string, string>) => analyst.post('/desk/fieldwork', fields);
  const good = { title: 'Autumn listening', begins: dayAgo(30), areas: codes.join('\n') };
  for (const [field, value] of [
    ['title', ''],
    ['begins', '2026-02-30'],
    ['areas', 'Atlantis'],
    ['areas', ''],
  ] as const) {
    const refused = await begin({ ...good, [field]: value });
    expect([field, refused.status]).toEqual([field, 422]);
    expect(await refused.text()).toContain(`id="${field}-problem"`);
  }
  const begun = await begin(good);
  expect(begun.status).toBe(303);
  round = (await findRoundBySlug(db, 'autumn-listening'))!.id;
  expect(begun.headers.get('location')).toBe(`/desk/fieldwork/${round}`);
  expect((await begin(good)).status).toBe(422);
});

it('asks what its coordinator wants to know, and never who people are', async () => {
  const own = { title: 'How well lit are the streets?', id: 'lit_streets', theme: 'services', direction: '-1' };
  const steps = { anchor1: 'Dark', anchor2: 'Badly', anchor3: 'So so', anchor4: 'Well', anchor5: 'Very well' };
  for (const title of [
    'How many Muslims live here?',
    'Which ethnic groups are in conflict?',
    'یہاں کتنے مسلمان ہیں؟',
  ]) {
    const refused = await post('/questions', { ...own, ...steps, title });
    expect(refused.status).toBe(422);
    expect(wordsOf(await refused.text())).toContain('says who people are');
  }
  expect((await post('/questions', { ...own, ...steps })).status).toBe(303);
  expect(await page('/questions')).toContain('How well lit are the streets?');
  expect((await post('/questions', { drop: 'lit_streets' })).status).toBe(303);
  expect((await findRoundBySlug(db, 'autumn-listening'))!.questions).toHaveLength(standardQuestions.length);
});

it('gives 25 partners two links each, and each area to two of different partners', async () => {
  expect(await (await post('/open')).text()).toContain('two people of different partners');
  for (let partner = 1; partner <= PARTNERS; partner++) {
    const added = await post('/partners', {
      name: `Partner ${partner}`,
      kind: 'charity',
      role: 'judge',
      mail: '',
      language: 'en',
    });
    expect(added.status).toBe(303);
  }
  expect(
    (await post('/partners', { name: 'partner 1', kind: 'charity', role: 'judge', mail: '', language: 'en' })).status,
  ).toBe(422);
  const { partners } = await viewRound(db, (await findRoundBySlug(db, 'autumn-listening'))!, dayAgo(0));
  for (const { id } of partners)
    for (let person = 0; person < 2; person++) {
      const shown = await (await post(`/partners/${id}/assessors`)).text();
      links.push(new RegExp(`${publicUrl}/fieldwork/enter/([\\w-]{43})`).exec(shown)![1]!);
    }
  expect(new Set(links).size).toBe(2 * PARTNERS);
  expect((await post('/assign')).status).toBe(303);
  expect(await page('/partners')).toContain('Give somebody one more area');
  expect((await post('/assign/by-hand', { area: codes[0]!, assessor: 'nobody' })).status).toBe(422);
  expect((await post('/open')).status).toBe(303);
  const view = await viewRound(db, (await findRoundBySlug(db, 'autumn-listening'))!, dayAgo(0));
  expect(view.round.state).toBe('open');
  expect(view.assignments).toHaveLength(2 * AREAS);
  const first = await page('');
  expect(first.indexOf('id="coverage"')).toBeLessThan(first.indexOf('id="plan"'));
  expect(wordsOf(first)).toContain(`${AREAS} areas of which nobody has spoken`);
});

it('takes in what every link sends, half of it twice', async () => {
  for (const [at, token] of links.entries()) {
    const headers = {
      cookie: `__Secure-outspoken.field=${token}`,
      origin: publicUrl,
      'content-type': 'application/json',
    };
    const state = (await (await desk.app.request('/fieldwork/state', { headers })).json()) as {
      areas: { code: string }[];
    };
    const forms = state.areas.map(({ code }, place) => {
      const answers = standardQuestions.map(({ id, direction }) => {
        // Nobody agrees on what is found offline; on all else they see the truth with a small error.
        const isNoise = id === 'reach_offline';
        const value = isNoise
          ? 1.5 * random.normal()
          : direction * truth[codes.indexOf(code)]! + 0.15 * random.normal();
        const rating = stepOf(value);
        const key = `${id} ${code}`;
        said.set(key, [...(said.get(key) ?? []), rating]);
        return [id, { rating, confidence: 2 }] as const;
      });
      const submissionId = `${at}x${place}`.replace('x', 'f').padStart(32, '0');
      return {
        kind: 'assessment',
        submissionId,
        areaCode: code,
        baseVersion: 0,
        answers: Object.fromEntries(answers),
        note: '',
      };
    });
    const send = () =>
      desk.app.request('/fieldwork/sync', { method: 'POST', headers, body: JSON.stringify({ forms }) });
    for (const outcome of at % 2 === 0 ? ['stored', 'already'] : ['stored']) {
      const { results } = (await (await send()).json()) as { results: { outcome: string }[] };
      expect(new Set(results.map((one) => one.outcome))).toEqual(new Set([outcome]));
    }
  }
  const view = await viewRound(db, (await findRoundBySlug(db, 'autumn-listening'))!, dayAgo(0));
  expect(view.coverage.every(({ listened }) => listened === 'enough')).toBe(true);
  expect(view.progress.every(({ asked, answered }) => asked === answered)).toBe(true);
});

/** Ordinal alpha for units of exactly two ratings, straight from the definition: pairs in a square table. */
function alphaByHand(pairs: readonly (readonly number[])[]): number {
  const together = Array.from({ length: 6 }, () => [0, 0, 0, 0, 0, 0]);
  for (const [one, other] of pairs) {
    together[one!]![other!]! += 1;
    together[other!]![one!]! += 1;
  }
  const counts = together.map((row) => row.reduce((sum, value) => sum + value, 0));
  let seen = 0;
  let expected = 0;
  for (let c = 1; c <= 5; c++)
    for (let k = 1; k <= 5; k++) {
      const between = counts.slice(Math.min(c, k), Math.max(c, k) + 1).reduce((sum, value) => sum + value, 0);
      const difference = c === k ? 0 : (between - (counts[c]! + counts[k]!) / 2) ** 2;
      seen += together[c]![k]! * difference;
      expected += counts[c]! * counts[k]! * difference;
    }
  return 1 - ((2 * pairs.length - 1) * seen) / expected;
}

const pairsOf = (question: string) => codes.map((code) => said.get(`${question} ${code}`)!);

/** As pages write a number: 0.1, not 0.10. */
const twoDigits = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

it('says how far people agree: the figures are those worked out by hand', async () => {
  const words = wordsOf(await page('/figures'));
  for (const { id } of standardQuestions) {
    const alpha = alphaByHand(pairsOf(id));
    expect(words, id).toContain(`${twoDigits.format(alpha)} (`);
    expect(alpha > 0.8).toBe(id !== 'reach_offline');
  }
  expect(words).toContain('No: people agree too little');
  expect(
    (await post('/settle', { question: 'tensions', area: codes[0]!, rating: '3', reason: 'talked-it-over' })).status,
  ).toBe(422);
  const [area] = codes.filter((code) => {
    const [one, other] = said.get(`reach_offline ${code}`)!;
    return Math.abs(one! - other!) >= 2;
  });
  const settle = { question: 'reach_offline', area: area! };
  expect((await post('/settle', { ...settle, rating: '3', reason: 'talked-it-over' })).status).toBe(303);
  expect(wordsOf(await (await post('/settle/agree', settle)).text())).toContain('it takes two people');
  expect((await post('/settle/agree', settle, steward.browser)).status).toBe(303);
});

it('gives out a table with standard errors, and a recipe is built with it', async () => {
  const csv = await (await analyst.get(`/desk/fieldwork/${round}/indicator.csv`)).text();
  const [header, ...rows] = parse(csv) as string[][];
  expect(header).toContain('tensions_se');
  expect(header).not.toContain('reach_offline');
  expect(rows.map(([code]) => code)).toEqual(codes);
  // An area is drawn towards the mean, and stands in the order of what was said: its own mean less a share of how far that lies from all.
  const column = header!.indexOf('tensions');
  const means = pairsOf('tensions').map((both) => meanOf(both));
  const estimates = rows.map((row) => Number(row[column]));
  expect(sampleStandardDeviation(estimates)).toBeLessThan(sampleStandardDeviation(means));
  expect(pearson(estimates, means)).toBeGreaterThan(0.97);

  const begun = await post('/workbench');
  expect(begun.status).toBe(303);
  const working = begun.headers.get('location')!;
  // The index as it is built from that recipe: the mean of both questions of the axis, each as a z-score over the areas.
  const workbench = openWorkbench(db);
  const history = await findWorking(db, working.slice('/desk/workbench/'.length));
  const look = await lookAt(workbench, history!.state);
  if (look.outcome?.ok !== true) throw new Error(JSON.stringify(look.outcome));
  const { codes: built, groups, scores } = look.outcome.value;
  expect(built).toEqual(codes);
  const axis = groups.findIndex(({ id }) => id === 'propensity');
  const z = (name: string) => {
    const values = rows.map((row) => Number(row[header!.indexOf(name)]));
    return values.map((value) => (value - meanOf(values)) / sampleStandardDeviation(values));
  };
  const [tension, online] = [z('tensions'), z('reach_online')];
  for (const place of codes.keys())
    expect(scores[axis]!.score[place]).toBeCloseTo((tension[place]! + online[place]!) / 2, 10);
  const indicators = await (await analyst.get(`${working}/indicators`)).text();
  expect(indicators).toContain('tensions');
  expect(indicators).not.toContain('reach_offline');
});

it('shows where statistics and people disagree, as worked out by hand', async () => {
  expect((await post('/close')).status).toBe(303);
  const words = wordsOf(await page('/findings'));
  const { version } = (await findVersion(db, 'england-2025-v1'))!;
  const at = version.groups.findIndex(({ id }) => id === 'vulnerability');
  const scores = new Map((await listAreaResults(db, version.id)).map(({ code, groups }) => [code, groups[at]!.score]));
  const statistics = codes.map((code) => scores.get(code)!);
  const z = (values: readonly number[]) =>
    values.map((value) => (value - meanOf(values)) / sampleStandardDeviation(values));
  const csv = await (await analyst.get(`/desk/fieldwork/${round}/indicator.csv`)).text();
  const [header, ...rows] = parse(csv) as string[][];
  const column = (name: string) => rows.map((row) => Number(row[header!.indexOf(name)]));
  const both = z(column('money_worries')).map((value, place) => (value - z(column('work_prospects'))[place]!) / 2);
  const differences = z(both).map((value, place) => value - z(statistics)[place]!);
  const largest = differences.reduce(
    (best, value, place) => (Math.abs(value) > Math.abs(differences[best]!) ? place : best),
    0,
  );
  const name = (await listAuthorities(db)).find(({ code }) => code === codes[largest])!.name;
  const said =
    differences[largest]! > 0
      ? 'people say it is harder than statistics do'
      : 'statistics say it is harder than people do';
  expect(words.replaceAll(/\s+/g, ' ')).toContain(`${name} : ${said}`);
});

it('is made public by two people, frozen, and taken back by one', async () => {
  const address = '/mapping/autumn-listening';
  const status = async () => (await desk.app.request(address)).status;
  expect((await post('/findings')).status).toBe(303);
  expect(await status()).toBe(404);
  expect(await (await desk.app.request('/sitemap.xml')).text()).not.toContain('autumn-listening');
  const byMyself = await post('/findings/decide', { verdict: 'public' });
  expect(wordsOf(await byMyself.text())).toContain('it takes two people');
  expect((await post('/findings/decide', { verdict: 'public' }, steward.browser)).status).toBe(303);
  const shown = await (await desk.app.request(address)).text();
  expect(wordsOf(shown)).toContain('Where statistics and people disagree most');
  for (const secret of [...links, 'Partner 7', '_se']) expect(shown).not.toContain(secret);
  expect(await (await desk.app.request('/sitemap.xml')).text()).toContain(`${address}<`);
  expect((await desk.app.request(`/ur${address}`)).status).toBe(200);
  const reader = createReader(shippedCatalogue(), shippedCatalogue().languages[0]!, '/');
  const exported = async () =>
    (await exportPublic(db, { reader, publicUrl })).files.get('fieldwork-autumn-listening.json');
  expect(await exported()).toContain('"gate": "not-used"');

  const { partners } = await viewRound(db, (await findRoundBySlug(db, 'autumn-listening'))!, dayAgo(0));
  expect((await post(`/partners/${partners[0]!.id}/withdraw`)).status).toBe(303);
  expect(await (await desk.app.request(address)).text()).toBe(shown);
  expect(wordsOf(await page('/partners'))).toContain('has withdrawn');
  expect((await post('/findings/withdraw', {}, steward.browser)).status).toBe(303);
  expect([await status(), await exported()]).toEqual([404, undefined]);
  expect(await verifyAudit(db)).toMatchObject({ ok: true });
});
