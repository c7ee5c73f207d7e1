import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findPlan, listDecisions, listDeliveries, listPlans } from '#domains/interventions';
import { installProtectedTable, keepProtectedTable, listAreaResults, removeProtectedTable } from '#domains/mapping';
import { recordEntry, requirements } from '#domains/readiness';
import { verifyAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { sendReviewLetters } from '../../../worker/flows/review-letters.ts';
import { exportPublic } from '../../export/export-public.ts';
import { createReader } from '../../shell/reader.ts';
import { type DeskBrowser, openDesk } from '../../testing/open-desk.ts';
import { loadTheExample, publicUrl, shippedCatalogue, staffWords, tables, wordsOf } from '../../testing/open-site.ts';

const DAY = 86_400_000;
const dayAhead = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

let db: Database;
let desk: ReturnType<typeof openDesk>;
let analyst: DeskBrowser;
let steward: Awaited<ReturnType<ReturnType<typeof openDesk>['staff']>>;
let plan: string;
let decision: string;

beforeAll(async () => {
  db = await openTestDatabase(tables);
  await loadTheExample(db);
  desk = openDesk(db);
  steward = await desk.staff('steward@example.org', ['steward']);
  analyst = (await desk.staff('analyst@example.org', ['analyst'])).browser;
});
afterAll(() => db?.destroy());

const page = async (path: string, browser = analyst, status = 200) => {
  const response = await browser.get(path);
  expect(response.status, path).toBe(status);
  return response.text();
};
const limits = (change: Record<string, string> = {}) => ({
  budget: '5000000',
  perArea: '2',
  objective: 'expected',
  ...change,
});
const settings = async (id = plan) => (await findPlan(db, id))!.settings;

describe('a plan at the desk', () => {
  it('begins from one axis of a map, with what is wrong named', async () => {
    const html = await page('/desk/interventions');
    const need = /<option value="([^"]+ vulnerability)"/.exec(html)?.[1] ?? '';
    expect(need).toMatch(/^england-2025/);
    expect((await analyst.post('/desk/interventions', { title: ' ', need })).status).toBe(422);
    expect((await analyst.post('/desk/interventions', { title: 'Autumn', need: 'nothing vulnerability' })).status).toBe(
      422,
    );
    const begun = await analyst.post('/desk/interventions', { title: 'Autumn plan', need });
    expect(begun.status).toBe(303);
    plan = (await listPlans(db))[0]!.id;
    expect(begun.headers.get('location')).toBe(`/desk/interventions/${plan}`);
  });

  it('shows what it comes to, held against other ways, with whom it leaves out', async () => {
    const words = wordsOf(await page(`/desk/interventions/${plan}`));
    expect(words).toMatch(/\d+ choices in \d+ areas for £[\d,]+: an expected benefit of [\d,.]+\./);
    expect(words).toMatch(/Something everywhere in proportion to need: [\d,.]+ for £[\d,]+, \d+% of this plan\./);
    expect(words).toMatch(/\d+ areas? gets? nothing from this plan; (&lt;)?\d+% of the need is there\./);
    expect(words).toContain('North East');
  });

  it('answers while its budget is moved, and keeps nothing until it is told to', async () => {
    const before = await settings();
    const ask = (fields: Record<string, string>) => analyst.postJson(`/desk/interventions/${plan}/what-if`, { fields });
    const answer = async (budget: string) =>
      (await ask(limits({ budget }))).json() as Promise<{ html: string; words: string; isTried: boolean }>;
    const [small, large] = [await answer('1000000'), await answer('20,000,000')];
    const spent = ({ words }: { words: string }) => Number(/£([\d,]+)/.exec(words)?.[1]?.replaceAll(',', ''));
    expect(spent(small)).toBeLessThanOrEqual(1_000_000);
    expect(spent(small)).toBeGreaterThan(900_000);
    expect(spent(large)).toBeGreaterThan(spent(small));
    expect(small.isTried).toBe(true);
    expect(small.html).toContain('<svg');
    const bad = await ask(limits({ budget: 'much' }));
    expect([bad.status, await bad.json()]).toEqual([422, { problems: { budget: 'This has to be a number.' } }]);
    expect(await settings()).toEqual(before);
  });

  it('keeps limits, and works without script', async () => {
    const tried = await analyst.post(`/desk/interventions/${plan}`, { ...limits({ budget: '3000000' }), do: 'try' });
    expect(tried.status).toBe(200);
    expect(wordsOf(await tried.text())).toContain('Not kept yet.');
    expect((await settings()).budget).not.toBe(3_000_000);
    const refused = await analyst.post(`/desk/interventions/${plan}`, { ...limits({ perArea: '1.5' }), do: 'keep' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('id="perArea-problem"');
    expect(
      (await analyst.post(`/desk/interventions/${plan}`, { ...limits({ 'areas.sport': '12' }), do: 'keep' })).status,
    ).toBe(303);
    expect(await settings()).toMatchObject({ budget: 5_000_000, perArea: 2 });
    expect((await settings()).help.find(({ id }) => id === 'sport')?.maxAreas).toBe(12);
  });

  it('says in words which limits conflict', async () => {
    const makings = await makingsOf({ minimums: 'North East: 60' });
    expect((await analyst.post(`/desk/interventions/${plan}/makings`, makings)).status).toBe(303);
    const words = wordsOf(await page(`/desk/interventions/${plan}`));
    expect(words).toContain(
      'These limits cannot be kept together, and without any one of them the others can: the minimum of 60 in North East; at most 2 in an area.',
    );
    const wrong = await analyst.post(`/desk/interventions/${plan}/makings`, { ...makings, minimums: 'Atlantis: 3' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('id="minimums-problem"');
    await analyst.post(`/desk/interventions/${plan}/makings`, { ...makings, minimums: 'North East: 2\nlondon: 3' });
    expect((await settings()).minimums).toEqual({ 'North East': 2, London: 3 });
  });

  it('explains every choice, solved exactly, and draws what more money brings', async () => {
    const html = await page(`/desk/interventions/${plan}/why`);
    const words = wordsOf(html);
    expect(words).toContain('No plan within the limits brings more: that is proved.');
    expect(words).toMatch(/(always|usually|toss-up|rarely) \(\d+%\)/);
    expect(words).toMatch(/once it brings \d+% less\./);
    expect(words).toContain('No table of protected characteristics is installed');
    expect(html).toContain('class="chart tall"');
    expect(html).toMatch(/aria-label="Map of Lessons in spotting manipulation: \d+ areas"/);
    const file = await page(`/desk/interventions/${plan}/allocation.csv`);
    expect(file.split('\n')[0]).toBe('code,intervention,cost,benefit,selected_share,replacement_cost,reason');
    const costs = file
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row) => Number(row.split(',')[2]));
    const spent = costs.reduce((sum, cost) => sum + cost, 0);
    expect(spent).toBeLessThanOrEqual(5_000_000);
    expect(words).toContain(`£${spent.toLocaleString('en-GB')}`);
  });

  it('is compared with another, side by side', async () => {
    const { versionId, axis } = await settings();
    await analyst.post('/desk/interventions', { title: 'Spring plan', need: `${versionId} ${axis}` });
    const other = (await listPlans(db)).find(({ settings: of }) => of.title === 'Spring plan')!.id;
    await analyst.post(`/desk/interventions/${other}`, { ...limits({ budget: '2000000' }), do: 'keep' });
    const words = wordsOf(await page(`/desk/interventions/${plan}/compare?with=${other}`));
    expect(words).toContain('Spring plan');
    expect(words).toContain('What is in only one of them');
  });
});

it('the spending is held against who lives where, afterwards and without changing it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'outspoken-spend-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const before = await page(`/desk/interventions/${plan}/allocation.csv`);
  const spent = new Map<string, number>();
  for (const row of before.trimEnd().split('\n').slice(1)) {
    const [code = '', , cost] = row.split(',');
    spent.set(code, (spent.get(code) ?? 0) + Number(cost));
  }
  // Four in ten where most is spent a head, one in ten elsewhere.
  const areas = (await listAreaResults(db, (await settings()).versionId)).map(({ code, population }) => ({
    code,
    each: (spent.get(code) ?? 0) / (population ?? 1),
  }));
  const line = areas.map(({ each }) => each).sort((one, other) => other - one)[100] ?? 0;
  const rows = areas.map(({ code, each }) => `${code},${each > line ? 400 : 100},1000`);
  const table = { path: join(folder, 'census.csv'), code: 'code', shares: 'faith=faith/faith_total', lookup: null };
  writeFileSync(table.path, `code,faith,faith_total\n${rows.join('\n')}\n`);
  const kept = await keepProtectedTable(db, table);
  if (!kept.ok) throw new Error(kept.problem.kind);
  await db
    .transaction()
    .execute((trx) => installProtectedTable(trx, kept.value, { actor: 'staff:7', now: new Date() }));
  const words = wordsOf(await page(`/desk/interventions/${plan}/why`));
  expect(words).toMatch(
    /Money a head, against everybody Rank correlation with their share faith [01]\.\d+ -?0(\.\d+)?/,
  );
  expect(await page(`/desk/interventions/${plan}/allocation.csv`)).toBe(before);
  await db.transaction().execute((trx) => removeProtectedTable(trx, { actor: 'staff:7' }));
});

describe('a decision', () => {
  const words = {
    reasons: 'It reaches the places that have lost most.',
    rejected: 'Spread thin, nothing works.',
    dissent: 'The youth council wanted more sport.',
    owner: 'Head of communities',
    reviewOn: dayAhead(90),
  };

  it('is not offered while a number has no source', async () => {
    expect(wordsOf(await page(`/desk/interventions/${plan}/decide`))).toContain('These numbers have no source yet.');
    const refused = await analyst.post(`/desk/interventions/${plan}/decide`, words);
    expect(refused.status).toBe(422);
    expect(wordsOf(await refused.text())).toContain('has no source');
    expect(await listDecisions(db)).toEqual([]);
  });

  it('is offered by one person with reasons and dissent, and public once another agrees and the installation is ready', async () => {
    await analyst.post(`/desk/interventions/${plan}/makings`, await makingsOf({}, 'Council budget book 2026, page 12'));
    for (const [field, value] of [
      ['reasons', ''],
      ['rejected', ' '],
      ['owner', ''],
      ['reviewOn', dayAhead(-1)],
    ] as const) {
      const refused = await analyst.post(`/desk/interventions/${plan}/decide`, { ...words, [field]: value });
      expect([field, refused.status]).toEqual([field, 422]);
      expect(await refused.text()).toContain(`id="${field}-problem"`);
    }
    const offered = await analyst.post(`/desk/interventions/${plan}/decide`, words);
    expect(offered.status).toBe(303);
    decision = offered.headers.get('location')!.split('/').at(-1)!;
    expect(wordsOf(await page(`/desk/decisions/${decision}`))).toContain('Somebody else has to decide');
    expect((await analyst.post(`/desk/decisions/${decision}/decide`, { verdict: 'public' })).status).toBe(422);

    const decide = () => steward.browser.post(`/desk/decisions/${decision}/decide`, { verdict: 'public' });
    const early = await decide();
    expect(early.status).toBe(422);
    expect(wordsOf(await early.text())).toContain('It cannot be made public now');
    expect((await desk.app.request('/decisions/autumn-plan')).status).toBe(404);
    const reviewBy = dayAhead(100);
    for (const { id } of requirements)
      await recordEntry(db, {
        requirement: id,
        text: 'Recorded.',
        reviewBy,
        after: 0,
        by: steward.id,
        now: new Date(),
      });
    expect((await decide()).status).toBe(303);
    expect((await decide()).status).toBe(422);
  });

  it.each(['', '/ur', '/ar', '/bn', '/so', '/tr'])('is read by anybody at %s/decisions', async (language) => {
    expect(await (await desk.app.request(`${language}/decisions`)).text()).toContain('Autumn plan');
    const html = await (await desk.app.request(`${language}/decisions/autumn-plan`)).text();
    for (const text of [words.reasons, words.rejected, words.dissent, words.owner]) expect(html).toContain(text);
    expect(html).not.toMatch(/Person (analyst|steward)/);
    expect(html).not.toMatch(/decision\.[a-z]|help\.[a-z]/);
  });

  it('names what it rests on, in the export too, and is in the list of pages', async () => {
    const html = wordsOf(await (await desk.app.request('/decisions/autumn-plan')).text());
    expect(html).toContain('Council budget book 2026, page 12');
    expect(html).toContain('so that every figure can be made again');
    const catalogue = shippedCatalogue();
    const { files } = await exportPublic(db, {
      reader: createReader(catalogue, catalogue.languages[0]!, '/'),
      publicUrl,
    });
    expect(JSON.parse(String(files.get('decision-autumn-plan.json')))).toMatchObject({ title: 'Autumn plan', words });
    const parts = await (await desk.app.request('/sitemap.xml')).text();
    expect(parts).toContain('/decisions/autumn-plan');
    expect(parts).toContain('/centre/mentoring');
  });

  it('is held against what was delivered; the public sees no small numbers', async () => {
    const [{ record }] = (await listDecisions(db)) as [Awaited<ReturnType<typeof listDecisions>>[number]];
    const { code, help } = record.chosen[0]!;
    const note = (what: string, delivered: string) =>
      analyst.post(`/desk/decisions/${decision}/deliveries`, { what, delivered });
    expect((await note(`${code} nothing`, '5')).status).toBe(422);
    expect((await note(`${code} ${help}`, 'some')).status).toBe(422);
    expect((await note(`${code} ${help}`, '7')).status).toBe(303);
    expect(wordsOf(await (await desk.app.request('/decisions/autumn-plan')).text())).toContain('fewer than 10');
    expect((await note(`${code} ${help}`, '23')).status).toBe(303);
    expect(await listDeliveries(db, decision)).toMatchObject([{ areaCode: code, help, delivered: 23 }]);
    expect(wordsOf(await (await desk.app.request('/decisions/autumn-plan')).text())).toContain('about 25');
  });

  it('comes back on its day of review: on the desk, in a calendar, and by letter to those who decided', async () => {
    const file = await analyst.get(`/desk/decisions/${decision}/review.ics`);
    expect(await file.text()).toContain(`DTSTART:${words.reviewOn.replaceAll('-', '')}`);
    const sent: { to: string; text: string }[] = [];
    const mailer = { send: async (letter: { to: string; subject: string; text: string }) => void sent.push(letter) };
    const send = (days: number) =>
      sendReviewLetters(db, mailer as never, { words: staffWords(), publicUrl }, new Date(Date.now() + days * DAY));
    await send(80);
    expect(sent).toEqual([]);
    await send(91);
    await send(92);
    expect(sent.map(({ to }) => to).sort()).toEqual(['analyst@example.org', 'steward@example.org']);
    expect(sent[0]?.text).toContain(`${publicUrl}/desk/decisions/${decision}`);
  });

  it('is taken back by one person at once, and the log tells of everything', async () => {
    expect((await analyst.post(`/desk/decisions/${decision}/withdraw`)).status).toBe(303);
    expect((await desk.app.request('/decisions/autumn-plan')).status).toBe(404);
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
  });
});

/** The form of what the plan is made of, as the page has it, with something changed; `source` stands beside every number. */
async function makingsOf(change: Record<string, string>, source?: string): Promise<Record<string, string>> {
  const { title, help, minimums } = await settings();
  const numbers = help.flatMap((one) => [
    [`use.${one.id}`, 'yes'],
    [`places.${one.id}`, String(one.places)],
    [`cost.${one.id}`, String(one.costPerPlace)],
    [`costSource.${one.id}`, source ?? one.costSource ?? ''],
    [`effect.${one.id}`, String(one.effect)],
    [`sd.${one.id}`, String(one.effectSd)],
    [`effectSource.${one.id}`, source ?? one.effectSource ?? ''],
  ]);
  const lines = Object.entries(minimums).map(([region, least]) => `${region}: ${least}`);
  return { title, minimums: lines.join('\n'), ...Object.fromEntries(numbers), ...change };
}
