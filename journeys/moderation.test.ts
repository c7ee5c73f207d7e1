import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kinds, type Parts, partsOf } from '#domains/moderation';
import { notesAs, notesMigrations, shownNotes, writeNote } from '#domains/moderation/testing';
import { slurListWith } from '#domains/voices/core';
import { type Database, migrate, openInMemory } from '#platform/database';
import { type Answer, listen } from '../src/apps/cli/http-server.ts';
import { openDesk } from '../src/apps/web/testing/open-desk.ts';
import { loadTheExample, tables } from '../src/apps/web/testing/open-site.ts';
import { contentPartsWith } from '../src/apps/worker/flows/decide-case.ts';
import { click, fits, looksWhole } from './harness/staff.ts';
import { type Visitor, visit } from './harness/visitor.ts';

const parts: Parts = partsOf([...contentPartsWith(slurListWith()).values(), notesAs(kinds.note), notesAs(kinds.claim)]);

let db: Database;
let desk: ReturnType<typeof openDesk>;
let origin: string;
let stop: () => Promise<void>;
const cookies = new Map<string, { readonly id: string; readonly all: ReadonlyMap<string, string> }>();

beforeAll(async () => {
  db = await openInMemory();
  await migrate(db, [...tables, ...notesMigrations]);
  await loadTheExample(db);
  let answer: Answer = () => new Response('not yet', { status: 503 });
  const listening = await listen((request, from) => answer(request, from), 'localhost', 0);
  if (!listening.ok) throw new Error(listening.problem.kind);
  origin = `http://localhost:${listening.value.port}`;
  desk = openDesk(db, null, parts, origin);
  answer = (request) => desk.app.fetch(request);
  stop = () => listening.value.stop(0);
  for (const [name, roles] of [
    ['amina', ['steward']],
    ['sam', ['moderator']],
    ['ines', ['moderator']],
  ] as const) {
    const { id, browser } = await desk.staff(`${name}@example.org`, roles);
    cookies.set(name, { id, all: browser.cookies });
  }
});
afterAll(async () => {
  await stop();
  await db.destroy();
});

/** Somebody of the staff, in a browser of their own. */
async function staff(name: string, script = true): Promise<Visitor> {
  const visitor = await visit({ origin, script });
  const held = cookies.get(name)?.all ?? new Map<string, string>();
  await visitor.page
    .context()
    .addCookies([...held].map(([key, value]) => ({ name: key, value, url: `${origin}/desk` })));
  return visitor;
}

const pathOf = (page: Page) => new URL(page.url()).pathname;
const decide = async (page: Page, verdict: string, reason: string, button: string) => {
  await page.locator('summary', { hasText: verdict }).first().click();
  await page.getByLabel(reason, { exact: true }).locator('visible=true').check();
  await click(page, button);
  await page.waitForURL('**/desk/moderation/batches/**');
};

describe('a report about a page', () => {
  test.each([
    { language: 'English', prefix: '', script: true, area: 'E08000035' },
    { language: 'Urdu', prefix: '/ur', script: false, area: 'E06000052' },
  ])('is made, decided and told of in $language (script: $script)', async ({ prefix, language, script, area }) => {
    const look = script ? looksWhole : fits;
    const reader = await visit({ origin, script, width: 360, height: 740 });
    await reader.open(`${prefix}/areas/${area}`);
    await reader.page.locator('.report a').click();
    await look(reader, `report-${language}`);
    await reader.page.locator('#wrong-figure').check();
    await reader.page.locator('.report-form button').click();
    await reader.page.locator('#code-words').waitFor();
    await look(reader, `reported-${language}`);
    const words = await reader.page.locator('#code-words').innerText();
    const figures = await reader.page.locator('#code-figures').innerText();
    expect(words.split(' ')).toHaveLength(6);

    const sam = await staff('sam', script);
    await sam.open('/desk/moderation');
    await look(sam, `queue-${script}`);
    await click(sam.page, 'Take the next one');
    await sam.page.waitForURL('**/cases/**');
    await look(sam, `case-page-${script}`);
    await decide(sam.page, 'Pass to a steward', 'A figure looks wrong', 'Pass it on');
    await look(sam, `batch-${script}`);
    await click(sam.page, 'Take it back');
    await sam.page.getByText('1 decision was taken back').waitFor();
    await click(sam.page, 'Take the next one');
    await sam.page.waitForURL('**/cases/**');
    await decide(sam.page, 'Pass to a steward', 'A figure looks wrong', 'Pass it on');

    await reader.open(`${prefix}/receipt`);
    await look(reader, `receipt-ask-${language}`);
    await reader.page.locator('#code').fill(figures);
    await reader.page.locator('.receipt-form button').click();
    await reader.page.locator('.in-languages').waitFor();
    await look(reader, `receipt-steward-${language}`);

    const amina = await staff('amina', script);
    await amina.open('/desk/moderation/escalated');
    await click(amina.page, /Take it/);
    await amina.page.waitForURL('**/cases/**');
    await decide(amina.page, 'Put right', 'It was corrected', 'It is put right');

    await reader.open(`${prefix}/receipt`);
    await reader.page.locator('#code').fill(words.toUpperCase());
    await reader.page.locator('.receipt-form button').click();
    await reader.page.locator('.verdict').waitFor();
    expect(await reader.page.locator('.verdict').getAttribute('data-reason')).toBe('corrected');
    await look(reader, `receipt-${language}`);
    await reader.page.locator('.in-languages button[lang="ar"]').click();
    await reader.page.locator('html[lang="ar"] .verdict').waitFor();
  });
});

describe('somebody’s words', () => {
  const urdu = 'یہ ہمارا نہیں۔ \u202Eevil\u202C فون کریں 07700 900123 تم گدھے ہو';
  const spanOf = (text: string, part: string, kind: 'slur' | 'contact') => {
    const from = text.indexOf(part);
    return { from, to: from + part.length, kind };
  };
  const now = () => new Date();

  test('stay in their own language, direction and element; contact details are masked, slurs veiled until tapped', async () => {
    await writeNote(db, desk.codes, {
      id: 'urdu',
      words: urdu,
      kind: kinds.note,
      spans: [spanOf(urdu, '07700 900123', 'contact'), spanOf(urdu, 'گدھے', 'slur')],
      submission: { language: 'ur', labels: ['slur', 'contact-details'] },
      now: now(),
    });
    const sam = await staff('sam', false);
    await sam.open('/desk/moderation?label=slur');
    expect(await sam.page.content()).not.toMatch(/ہمارا|07700/);
    await click(sam.page, /Take it/);
    await sam.page.waitForURL('**/cases/**');
    const words = sam.page.locator('.words');
    expect([await words.getAttribute('lang'), await words.getAttribute('dir')]).toEqual(['ur', 'rtl']);
    expect(await words.innerText()).toContain('U+202E');
    expect(await sam.page.content()).not.toMatch(/07700|900123|\u202E/);
    const slur = words.locator('.veil bdi');
    expect(await slur.isVisible()).toBe(false);
    await words.locator('.veil summary').click();
    expect(await slur.isVisible()).toBe(true);
    await fits(sam, 'words-unveiled');
    // Whatever the words do, what stands around them keeps its place.
    const [before, after] = [
      await sam.page.locator('h1').boundingBox(),
      await sam.page.locator('#decide').boundingBox(),
    ];
    expect(Math.abs((before?.x ?? 0) - (after?.x ?? 99))).toBeLessThan(1);
    const amina = await staff('amina');
    await amina.open(pathOf(sam.page));
    expect(await amina.page.content()).not.toContain('ہمارا');
    await looksWhole(amina, 'case-of-another');
    await decide(sam.page, 'Reject', 'It insults somebody', 'Reject it');
    expect(await shownNotes(db)).not.toContain('urdu');
  });

  test('that are alike are decided together after a counted look, and taken back together', async () => {
    for (let at = 0; at < 4; at++)
      await writeNote(db, desk.codes, {
        id: `alike-${at}`,
        words: `Together we stand, together we win ${'!'.repeat(at)}`,
        kind: kinds.note,
        submission: { groupKey: 'group-7', labels: ['near-copy'] },
        now: now(),
      });
    const ines = await staff('ines');
    await ines.open('/desk/moderation?label=near-copy');
    await looksWhole(ines, 'queue-group');
    await click(ines.page, /Take it/);
    await ines.page.getByRole('link', { name: 'Decide together with 3 like it' }).click();
    await ines.page.getByLabel('Decision and reason').selectOption('reject.not-own-words');
    await click(ines.page, 'Show what it would meet');
    expect(await ines.page.locator('#preview').innerText()).toBe('It would meet 4 texts:');
    await looksWhole(ines, 'group-preview');
    await click(ines.page, 'Reject: all 4 texts');
    await ines.page.waitForURL('**/batches/**');
    await looksWhole(ines, 'batch-group');
    await click(ines.page, 'Take all 4 back');
    await ines.page.getByText('4 decisions were taken back').waitFor();
  });

  test('that were rejected are appealed once with the code, in Urdu, and another person decides', async () => {
    const { code } = await writeNote(db, desk.codes, {
      id: 'appealed',
      kind: kinds.note,
      submission: { labels: ['threat'] },
      now: now(),
    });
    const sam = await staff('sam');
    await sam.open('/desk/moderation');
    await click(sam.page, 'Take the next one');
    await sam.page.waitForURL('**/cases/**');
    await looksWhole(sam, 'case-statement');
    const place = pathOf(sam.page);
    await decide(sam.page, 'Reject', 'It threatens somebody', 'Reject it');

    const author = await visit({ origin, script: false, width: 360, height: 740 });
    await author.open('/ur/receipt');
    await author.page
      .locator('#code')
      .fill(code?.figures.replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '') ?? '');
    await author.page.locator('.receipt-form button').click();
    await author.page.locator('.verdict').waitFor();
    await fits(author, 'receipt-rejected-Urdu');
    await author.page.locator('form[action="/ur/receipt/appeal"] button').click();
    await author.page.waitForURL('**/ur/receipt/appeal');
    await fits(author, 'receipt-appealed-Urdu');
    expect(await author.page.locator('form[action="/ur/receipt/appeal"]').count()).toBe(0);

    await sam.open(place);
    expect(await sam.page.locator('main').innerText()).toContain('It takes another person now.');
    const ines = await staff('ines');
    await ines.open('/desk/moderation/appeals');
    await looksWhole(ines, 'appeals');
    await click(ines.page, /Take it/);
    await ines.page.waitForURL('**/cases/**');
    await looksWhole(ines, 'case-appeal');
    await decide(ines.page, 'Decide otherwise', 'The first decision was a mistake', 'Show it');
    expect(await shownNotes(db)).toContain('appealed');
  });

  test('are decided by keyboard alone: with Tab and Enter, and with single keys for whoever asks for them', async () => {
    await writeNote(db, desk.codes, {
      id: 'keys',
      kind: kinds.note,
      submission: { labels: ['hate'] },
      now: now(),
    });
    const sam = await staff('sam');
    const { page } = sam;
    await sam.open('/desk/moderation?label=hate');
    await click(page, /Take it/);
    await page.waitForURL('**/cases/**');
    await page.keyboard.press('p');
    expect(await page.locator('details.verdict[open]').count()).toBe(0);

    await sam.open('/desk/moderation/habits');
    await page.getByLabel('Single keys open decisions').check();
    await click(page, 'Save');
    await page.getByText('Saved.').waitFor();
    await looksWhole(sam, 'habits');
    await sam.open('/desk/moderation/mine');
    await looksWhole(sam, 'mine');
    await click(page, /Go on/);
    await page.waitForURL('**/cases/**');
    await page.locator('single-keys:defined').waitFor();
    await looksWhole(sam, 'case-keys');
    await page.keyboard.press('r');
    expect(await page.locator('details.verdict[open] summary').innerText()).toBe('Reject');
    await page.keyboard.press('p');
    expect(await page.locator('details.verdict[open] summary').innerText()).toBe('Publish');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/batches/**');
    expect(await shownNotes(db)).toContain('keys');
    await sam.open('/desk/moderation/habits');
    await page.getByLabel('Single keys open decisions').uncheck();
    await click(page, 'Save');
  });
});

test('the other pages of moderation are whole', async () => {
  const amina = await staff('amina');
  await amina.open('/desk/moderation/settings');
  await amina.page.getByLabel('What to do in danger').fill('1. Ring 999.\n2. Ring Amina on the duty telephone.');
  await click(amina.page, 'Save');
  await amina.page.getByText('Saved.').waitFor();
  await looksWhole(amina, 'settings');
  for (const name of ['decided', 'figures', 'rules', 'danger', 'held', 'escalated']) {
    await amina.open(`/desk/moderation/${name}`);
    await looksWhole(amina, `page-${name}`);
  }
  await amina.open('/desk/moderation/cases/none', 404);
  const anybody = await visit({ origin });
  await anybody.open('/moderation');
  await looksWhole(anybody, 'rules-English');
  await anybody.open('/ur/moderation');
  await looksWhole(anybody, 'rules-Urdu');
});
