import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { changeSettings, claimCase, kinds, partsOf } from '#domains/moderation';
import { hidingReasons, reportReasonsFor } from '#domains/moderation/core';
import { notesAs, notesMigrations, takeBackNote, writeNote } from '#domains/moderation/testing';
import { slurListWith } from '#domains/voices/core';
import { createCodes } from '#platform/codes';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { checkCatalogue } from '#platform/i18n';
import { contentPartsWith, decide } from '../../worker/flows/decide-case.ts';
import {
  loadTheExample,
  openSite,
  publicUrl,
  shippedCatalogue,
  type TestSite,
  tables,
  testSecret,
  wordsOf,
} from '../testing/open-site.ts';

const parts = partsOf([...contentPartsWith(slurListWith()).values(), notesAs(kinds.note)]);
const codes = createCodes(testSecret);
const leeds = '/report?kind=page&subject=area%3AE08000035';
const now = () => new Date(Date.UTC(2026, 10, 23));

let db: Database;
let site: TestSite;
beforeAll(async () => {
  db = await openTestDatabase([...tables, ...notesMigrations]);
  await loadTheExample(db);
  site = openSite(db, shippedCatalogue(), parts);
  return () => db.destroy();
});

const post = (path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
  site.app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
  });
const report = (fields: Readonly<Record<string, string>> = {}, path = '/report', headers = {}) =>
  post(path, { kind: 'page', subject: 'area:E08000035', reason: 'wrong-figure', ...fields }, headers);
const ask = (code: string, path = '/receipt') => post(path, { code });
const forget = () => sql`delete from platform.attempts`.execute(db);

async function rejectedStatement(id: string, words: string) {
  const { caseId, code } = await writeNote(db, codes, { id, words, kind: kinds.note, now: now() });
  const sam = { id: 'sam', isSteward: false, areas: [], languages: [] };
  await claimCase(db, parts, { caseId, moderator: sam, now: now() });
  const decision = { verdict: 'reject', reason: 'names-somebody', seen: 1, contentVersion: '1' } as const;
  const decided = await decide(db, parts, { caseId, decision, moderator: sam, now: now() });
  if (!decided.ok || code === null) throw new Error('the statement was not rejected');
  return { caseId, code };
}

describe('reporting', () => {
  beforeEach(forget);

  it('begins at a plain link on the map and on every area, in the reader’s language', async () => {
    for (const [page, link] of [
      ['/map', '/report?kind=page&amp;subject=map'],
      ['/areas/E08000035', leeds.replace('&', '&amp;')],
      ['/ur/areas/E08000035', `/ur${leeds.replace('&', '&amp;')}`],
    ] as const)
      expect(await site.page(page)).toContain(`<a href="${link}" rel="nofollow">`);
  });

  it('asks for a reason of a list, and has no field for words', async () => {
    const html = await site.page(leeds);
    expect(html).toContain('Leeds');
    expect(html).toContain('999');
    const inputs = [...html.matchAll(/<(input|textarea|select)[^>]*>/g)].map(([tag]) => tag);
    expect(inputs.filter((tag) => !/type="(radio|hidden)"/.test(tag))).toEqual([]);
    expect(inputs.filter((tag) => tag.includes('type="radio"'))).toHaveLength(reportReasonsFor(kinds.page).length);
    expect(html).not.toContain('<script');
  });

  it('shows a code once, and keeps what was chosen and nothing else of what was sent', async () => {
    const response = await report({ comment: 'My neighbour Zahra Quill did it', email: 'zahra@example.org' });
    expect(response.status).toBe(200);
    expect([response.headers.get('cache-control'), response.headers.get('set-cookie')]).toEqual(['no-store', null]);
    const html = await response.text();
    const [, figures = ''] = /id="code-figures">([\d ]+)</.exec(html) ?? [];
    const found = await ask(figures);
    expect(wordsOf(await found.text())).toContain('Nobody has decided yet');
    for (const table of ['moderation.cases', 'moderation.reports', 'moderation.receipts', 'platform.audit_entries']) {
      const { rows } = await sql`select * from ${sql.table(table)}`.execute(db);
      expect(JSON.stringify(rows), table).not.toMatch(/Zahra|zahra|neighbour/);
    }
    expect(JSON.stringify(site.logged)).not.toMatch(/Zahra|zahra|E08000035/);
    expect(JSON.stringify(site.logged)).not.toContain(figures);
  });

  it('without a reason, or with one of another kind, is asked again with 422', async () => {
    for (const reason of ['', 'nonsense', 'not-own-words', 'danger\r\nset-cookie: x']) {
      const response = await report({ reason });
      expect(response.status).toBe(422);
      expect(await response.text()).toContain('Choose what is wrong.');
    }
  });

  it('of what is not there, not public or of no kind is one and the same answer', async () => {
    const { caseId } = await writeNote(db, codes, { id: 'unseen', kind: kinds.note, now: now() });
    expect(caseId).toMatch(/^[0-9a-f]{32}$/);
    const answers = new Set<string>();
    for (const [kind, subject] of [
      ['note', 'unseen'],
      ['note', 'never-there'],
      ['nonsense', 'map'],
      ['page', 'area:E09999999'],
      ['page', "x' or '1'='1"],
      ['', ''],
    ] as const) {
      const query = new URLSearchParams({ kind, subject });
      for (const response of [await site.app.request(`/report?${query}`), await report({ kind, subject })]) {
        expect(response.status).toBe(404);
        // The links to other languages name the address that was asked for.
        answers.add(wordsOf(await response.text()));
      }
    }
    expect(answers.size).toBe(1);
  });

  it('that another site sends through a reader’s browser is not taken', async () => {
    const response = await report({}, '/report', { 'sec-fetch-site': 'cross-site' });
    expect(response.status).toBe(404);
  });

  it('beyond twenty an hour of one thing is thanked and not stored', async () => {
    for (let at = 0; at < 20; at++) expect(await (await report()).text()).toContain('id="code-words"');
    const html = await (await report()).text();
    expect(html).toContain('This was reported often just now');
    expect(html).not.toContain('id="code-words"');
    expect(await (await report({ subject: 'map' })).text()).toContain('id="code-words"');
  });

  it('is closed while stewards have closed it, and open otherwise', async () => {
    const settings = { restoreRight: 'another-person', procedure: '' } as const;
    const changed = { by: 'amina', at: now() };
    await changeSettings(db, { ...settings, takesReports: false }, changed);
    expect(await (await report()).text()).toContain('Reports are closed');
    await changeSettings(db, { ...settings, takesReports: true }, changed);
    expect(await (await report()).text()).toContain('id="code-words"');
  });

  it('takes no more than a small form', async () => {
    expect((await report({ reason: 'x'.repeat(100_000) })).status).toBe(413);
  });
});

describe('the page that a code opens', () => {
  beforeEach(forget);

  it('tells an author what was decided and why, and not a word of what it is about', async () => {
    const { code } = await rejectedStatement('subject-91', 'My neighbour Zahra Quill is a liar');
    const response = await ask(code.words);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const html = await response.text();
    expect(wordsOf(html)).toContain('It says who a private person is, or accuses one.');
    expect(html).not.toMatch(/Zahra|liar|\bsam\b/);
    expect(html).not.toContain('subject-91');
  });

  it.each(shippedCatalogue().languages.map(({ tag }) => tag))('speaks %s', async (tag) => {
    const { code } = await rejectedStatement(`in-${tag}`, 'words');
    const prefix = tag === 'en' ? '' : `/${tag}`;
    const html = await (await ask(code.figures, `${prefix}/receipt`)).text();
    expect(html).toContain(`<html lang="${tag}"`);
    expect(html).toContain(shippedCatalogue().translator(tag)('reason.names-somebody'));
    expect(html).toContain(`action="${prefix}/receipt/appeal"`);
  });

  it('lets an author appeal once; a second time changes nothing', async () => {
    const { code, caseId } = await rejectedStatement('appealing', 'words');
    for (let time = 0; time < 2; time++) {
      const html = await (await ask(code.words, '/receipt/appeal')).text();
      expect(wordsOf(html)).toContain('Somebody else looks at it now');
      expect(html).not.toContain('/receipt/appeal');
    }
    const { rows } = await sql`select * from moderation.appeals where case_id = ${caseId}`.execute(db);
    expect(rows).toHaveLength(1);
  });

  it('says the same of every code that opens nothing', async () => {
    const { code } = await rejectedStatement('gone', 'words');
    const answers = new Set<string>();
    for (const typed of [
      '',
      'nonsense',
      '000 000 000 000 000 000',
      `${code.words} acorn`,
      '\u202E',
      '1'.repeat(199),
      "' or 1=1 --",
    ]) {
      for (const path of ['/receipt', '/receipt/appeal']) {
        const response = await ask(typed, path);
        expect(response.status).toBe(422);
        const html = await response.text();
        expect(typed === '' || !html.includes(`value="${typed}"`)).toBe(true);
        answers.add(html);
      }
    }
    expect(answers.size).toBe(1);
  });

  it('is shut for guesses that begin alike after ten, also to the right code, and open to all others', async () => {
    const { code } = await rejectedStatement('guessed', 'words');
    const beginning = code.figures.slice(0, 3);
    for (let at = 100; at < 110; at++) expect((await ask(`${beginning} ${at} 000 000 000 000`)).status).toBe(422);
    expect((await ask(code.words)).status).toBe(429);
    expect((await ask(code.words, '/receipt/appeal')).status).toBe(429);
    const other = await rejectedStatement('other', 'words');
    if (!other.code.figures.startsWith(beginning)) expect((await ask(other.code.words)).status).toBe(200);
  });

  it('says that it is gone when its author has taken it back, and nothing more', async () => {
    const { code } = await rejectedStatement('taken-back', 'words');
    await takeBackNote(db, 'taken-back', kinds.note);
    const html = wordsOf(await (await ask(code.words)).text());
    expect(html).toContain('Nothing of it is left here.');
    expect(html).not.toContain('private person');
  });

  it('carries no code in any address', async () => {
    const { code } = await rejectedStatement('address', 'words');
    const html = await (await ask(code.words)).text();
    const addresses = [...html.matchAll(/(?:href|action|formaction)="([^"]*)"/g)].map(([, address]) => address ?? '');
    expect(addresses.filter((address) => address.includes(code.figures) || /[?&]code=/.test(address))).toEqual([]);
    expect((await site.app.request(`/receipt?code=${encodeURIComponent(code.words)}`)).status).toBe(200);
    expect(await site.page(`/receipt?code=${encodeURIComponent(code.words)}`)).not.toContain('data-reason');
  });
});

describe('rejected words', () => {
  const secret = 'My neighbour Zahra Quill is a liar';

  it('stand on no public page, in no file and in no log', async () => {
    const { code } = await rejectedStatement('leaking', secret);
    const pages = [
      '/',
      '/map',
      '/map/table',
      '/map.csv',
      '/method',
      '/moderation',
      '/receipt',
      '/report',
      '/sitemap.xml',
      '/robots.txt',
      '/areas?place=Zahra',
      '/report?kind=note&subject=leaking',
      '/ur/moderation',
    ];
    for (const address of pages) {
      const body = await (await site.app.request(address)).text();
      expect(body, address).not.toMatch(/Quill|liar/);
      expect(body, address).not.toContain(code.figures);
    }
    for (const response of [await ask(code.words), await report({ kind: 'note', subject: 'leaking' })])
      expect(await response.text()).not.toMatch(/Quill|liar/);
    expect(JSON.stringify(site.logged)).not.toMatch(/Quill|liar|leaking/);
  });
});

describe('the published rules', () => {
  it('hold every reason for which something is not shown, and how it is decided, in the sitemap and the footer', async () => {
    const html = await site.page('/moderation');
    for (const reason of hidingReasons) expect(html).toContain(`id="rule-${reason}"`);
    expect(wordsOf(html)).toContain('within 20 days');
    expect(await site.page('/sitemap.xml')).toContain(`<loc>${publicUrl}/ur/moderation</loc>`);
    expect(await site.page('/')).toContain('<a href="/moderation">');
  });

  it('stay up when the database is down', async () => {
    const other = await openTestDatabase([...tables, ...notesMigrations]);
    const own = openSite(other, shippedCatalogue(), parts);
    await own.page('/moderation');
    await other.destroy();
    expect(await own.page('/moderation')).toContain('id="rule-hate"');
  });
});

test('every language has every word of the public pages', () => {
  expect(checkCatalogue(shippedCatalogue())).toEqual([]);
});
