import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { decideFact, proposeFact, recordCheck } from '#domains/facts';
import { type FactId, findDefinition } from '#domains/facts/core';
import { kitTexts } from '#domains/straight-talk/core';
import { packageRoot } from '#platform/config';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { openSite, shippedCatalogue, type TestSite, tables } from '../testing/open-site.ts';
import { helpPaths } from './help-routes.tsx';

const languages = shippedCatalogue().languages.map(({ tag }) => tag);
const inLanguage = (tag: string, path: string) => (tag === 'en' ? path : `/${tag}${path}`);
const day = (text: string) => new Date(`${text}T09:00:00Z`);

let db: Database;
let site: TestSite;
beforeAll(async () => {
  db = await openTestDatabase(tables);
  site = openSite(db);
  return () => db.destroy();
});

const check = (id: FactId, on: string, next: string) =>
  db.transaction().execute((trx) => recordCheck(trx, id, next, { actor: 'staff:a', now: day(on) }));
const on = (text: string) => openSite(db, undefined, undefined, day(text).getTime());
const cardOf = async (at: TestSite, id: FactId) => {
  const { document } = parseHTML(await at.page('/help'));
  return document.querySelector(`#number-${id}`)?.closest('section') ?? null;
};

describe.each(languages)('in %s', (tag) => {
  it.each(helpPaths)(
    '%s says before and after that nothing is sent, has a way out first, a neutral title, and no box for words',
    async (path) => {
      const response = await site.app.request(inLanguage(tag, path));
      expect(response.headers.get('cache-control')).toBe('no-store');
      const { document } = parseHTML(await response.text());
      expect(document.documentElement.getAttribute('lang')).toBe(tag);
      const main = document.querySelector('main')!;
      const said = [...main.querySelectorAll('.not-sent')];
      expect(said).toHaveLength(2);
      expect(main.lastElementChild).toBe(said[1]);
      expect(main.firstElementChild?.querySelector('a.leave')?.getAttribute('href')).toMatch(/^https:/);
      const title = document.querySelector('title')?.textContent ?? '';
      expect(title).not.toMatch(/terror|extrem|prevent|hotline|أرهاب|দহশত|دہشت/i);
      expect(main.querySelector('form, textarea, input:not([type="checkbox"])')).toBeNull();
      for (const tick of main.querySelectorAll('input')) expect(tick.hasAttribute('name')).toBe(false);
      expect(document.querySelector('a[href="tel:999"]')).not.toBeNull();
    },
  );

  it.each(helpPaths)('%s keeps its place when the language is changed', async (path) => {
    const { document } = parseHTML(await site.page(inLanguage(tag, path)));
    const other = tag === 'tr' ? 'ar' : 'tr';
    expect(document.querySelector(`.languages a[hreflang=${other}]`)?.getAttribute('href')).toBe(`/${other}${path}`);
  });
});

it.each(languages)(
  'in %s the first page says that there is nothing to ask us for, and speaks to children and to whoever calls from abroad',
  async (tag) => {
    const html = parseHTML(await site.page(inLanguage(tag, '/help'))).document.querySelector('main')?.textContent ?? '';
    const t = shippedCatalogue().translator(tag);
    for (const key of ['help.nothing-held', 'help.more.child', 'help.more.abroad', 'help.more.work'])
      expect(html).toContain(t(key));
  },
);

describe('a translation that nobody has reviewed', () => {
  const unreviewed = languages.filter((tag) => tag !== 'en');
  it.each(unreviewed)('in %s stands beside the original on every page about safety, never alone', async (tag) => {
    for (const path of helpPaths) {
      const { document } = parseHTML(await site.page(inLanguage(tag, path)));
      const original = document.querySelector('#original');
      expect(original?.getAttribute('lang'), path).toBe('en');
      const { document: english } = parseHTML(await site.page(path));
      const first = english.querySelector('main .lead')?.textContent ?? '';
      expect(first).not.toBe('');
      expect(original?.textContent).toContain(first);
      expect(document.querySelector('main a[href="#original"]')).not.toBeNull();
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      expect(ids).toHaveLength(new Set(ids).size);
      expect(english.querySelector('#original')).toBeNull();
    }
  });
});

describe('a number on the pages of help', () => {
  it('is not there before somebody here has checked it; the page of its owner is', async () => {
    const card = await cardOf(site, 'act-early');
    expect(card?.querySelector('a[href^="tel:"]')).toBeNull();
    expect(card?.textContent).toContain('Nobody here has checked its number yet');
    expect(card?.querySelector('a[href="https://actearly.uk/contact"]')).not.toBeNull();
    expect(await cardOf(site, 'tell-mama')).toBeNull();
  });

  it('is there once it was checked, turns amber when that is due, and asks to be checked before use when overdue; the hotline stays', async () => {
    await check('act-early', '2026-11-01', '2027-01-10');
    await check('anti-terrorist-hotline', '2026-11-01', '2027-01-10');
    for (const [today, state, words] of [
      ['2027-01-09', 'fresh', 'Last checked 1 November 2026.'],
      ['2027-01-10', 'due', 'due to be checked again'],
      ['2027-04-10', 'overdue', 'Check it on their page before you use it.'],
    ] as const) {
      const later = on(today);
      for (const id of ['act-early', 'anti-terrorist-hotline'] as const) {
        const card = await cardOf(later, id);
        expect(card?.getAttribute('class'), `${id} on ${today}`).toBe(`card number ${state}`);
        expect(card?.textContent).toContain(words);
        expect(card?.querySelector('a[href^="tel:"]')).not.toBeNull();
      }
      expect(await later.page('/help/what-happens/hotline')).toContain('href="tel:0800789321"');
    }
    expect(await on('2027-04-10').page('/')).toContain('overdue for a check');
  });

  it('is the one that two people agreed on, in every language', async () => {
    const seed = findDefinition('police')!.seed;
    const change = { body: { ...seed, number: '101 101' }, after: 0 };
    const doing = (actor: string) => ({ actor, now: day('2026-11-20') });
    await db.transaction().execute((trx) => proposeFact(trx, 'police', change, doing('staff:a')));
    expect(await site.page('/ur/help')).not.toContain('101 101');
    const decision = { number: 1, verdict: 'approved', note: '' } as const;
    await db.transaction().execute((trx) => decideFact(trx, 'police', decision, doing('staff:b')));
    for (const tag of languages) expect(await site.page(inLanguage(tag, '/help'))).toContain('101 101');
  });

  it.each(languages)('stands in no file of words, nor in a talk to practise (%s)', (tag) => {
    const root = packageRoot();
    const words = readFileSync(join(root, `messages/${tag}.json`), 'utf8');
    const talks = JSON.stringify(kitTexts(tag));
    expect(words + talks).not.toMatch(/0800|\b999\b|\b101\b|18001|٩٩٩|۹۹۹|৯৯৯/);
  });
});

describe('the file of numbers', () => {
  it.each(languages)('in %s needs nothing else, and says when it was made and until when to trust it', async (tag) => {
    const response = await on('2026-11-23').app.request(inLanguage(tag, '/help/numbers.html'));
    expect(response.headers.get('content-disposition')).toContain('attachment');
    const html = await response.text();
    expect(html).not.toMatch(/<script|<link|src=|@import|url\(/);
    expect(html).toContain('href="tel:0800789321"');
    const { document } = parseHTML(html);
    expect(document.querySelectorAll('a[href^="tel:"]').length).toBeGreaterThanOrEqual(3);
    expect(document.querySelector('h1 + p')?.textContent).toMatch(/2026|٢٠٢٦|২০২৬/);
    expect(document.querySelector('h1 + p')?.textContent).toMatch(/2027|٢٠٢٧|২০২৭/);
  });
});

it('what is written to the log of requests says neither who asked nor about what', async () => {
  const own = openSite(db);
  await own.app.request('/ur/help/what-happens/hotline?x=secret', { headers: { 'user-agent': 'Browser of somebody' } });
  const line = JSON.stringify(own.logged);
  expect(line).not.toMatch(/secret|Browser of|hotline/);
});

it.each(languages)(
  'in %s the call to practise has the way out, the neutral title and no trace in the browser, too',
  async (tag) => {
    for (const path of ['/talk/practice/hotline-call', '/talk/practice/hotline-call/asks?from=name&said=1']) {
      const response = await site.app.request(inLanguage(tag, path));
      expect(response.headers.get('cache-control')).toBe('no-store');
      const { document } = parseHTML(await response.text());
      expect(document.querySelector('main')?.firstElementChild?.querySelector('a.leave')).not.toBeNull();
      expect(document.querySelector('title')?.textContent).toBe(
        parseHTML(await site.page(inLanguage(tag, '/help'))).document.querySelector('title')?.textContent,
      );
    }
  },
);
