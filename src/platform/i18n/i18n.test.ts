import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Catalogue, checkCatalogue, loadCatalogue, negotiateLanguage } from './index.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const english = {
  _language: { name: 'English', dir: 'ltr', reviewed: true },
  greeting: 'Welcome',
  places: '{count, plural, =0 {no places} one {# place} other {# places}}',
  call: 'Call {number} <now>',
  share: 'About {share, number, percent}',
};

const arabic = {
  _language: { name: 'العربية', dir: 'rtl', reviewed: false },
  greeting: 'أهلا',
  places: '{count, plural, zero {لا أماكن} one {مكان} two {مكانان} few {# أماكن} many {# مكانًا} other {# مكان}}',
  call: 'اتصل {number}',
};

function folderWith(files: Record<string, unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), 'outspoken-messages-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

function catalogueOf(files: Record<string, unknown>): Catalogue {
  const loaded = loadCatalogue(folderWith(files));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem));
  return loaded.value;
}

function problemsOf(files: Record<string, unknown>) {
  const loaded = loadCatalogue(folderWith(files));
  return loaded.ok ? [] : loaded.problem;
}

describe('the catalogue', () => {
  it('finds a language that was dropped in, with its name and direction', () => {
    const { languages } = catalogueOf({ 'ar.json': arabic, 'en.json': english, 'notes.txt': 'not a language' });
    expect(languages.map(({ tag, name, dir, reviewed }) => ({ tag, name, dir, reviewed }))).toEqual([
      { tag: 'en', name: 'English', dir: 'ltr', reviewed: true },
      { tag: 'ar', name: 'العربية', dir: 'rtl', reviewed: false },
    ]);
  });

  it('says a thing in the language asked for, and in English where that language has no words for it', () => {
    const t = catalogueOf({ 'ar.json': arabic, 'en.json': english }).translator('ar');
    expect(t('greeting')).toBe('أهلا');
    expect(t('share', { share: 0.25 })).toBe('About 25%');
  });

  it('counts in the forms of each language', () => {
    const catalogue = catalogueOf({ 'ar.json': arabic, 'en.json': english });
    const inEnglish = catalogue.translator('en');
    expect([0, 1, 2, 1200].map((count) => inEnglish('places', { count }))).toEqual([
      'no places',
      '1 place',
      '2 places',
      '1,200 places',
    ]);
    const inArabic = catalogue.translator('ar');
    expect([0, 1, 2, 3, 11, 100].map((count) => inArabic('places', { count }))).toEqual([
      'لا أماكن',
      'مكان',
      'مكانان',
      '3 أماكن',
      '11 مكانًا',
      '100 مكان',
    ]);
  });

  it('leaves an angle bracket alone: messages hold no markup', () => {
    expect(catalogueOf({ 'en.json': english }).translator('en')('call', { number: '999' })).toBe('Call 999 <now>');
  });

  it('throws at a key that nobody wrote and at an argument that nobody gave', () => {
    const t = catalogueOf({ 'en.json': english }).translator('en');
    expect(() => t('goodbye')).toThrow('no message "goodbye"');
    expect(() => t('call')).toThrow('needs a value for {number}');
    expect(() => catalogueOf({ 'en.json': english }).translator('fr')).toThrow('no language "fr"');
  });

  it('knows whether there are words for a key', () => {
    const catalogue = catalogueOf({ 'en.json': english });
    expect([catalogue.has('greeting'), catalogue.has('goodbye')]).toEqual([true, false]);
  });
});

describe('a language file that would break a page', () => {
  it.each([
    ['is not JSON', { 'ur.json': '{"greeting": ' }, { kind: 'file-unreadable', file: 'ur.json' }],
    ['says nothing about its language', { 'ur.json': { greeting: 'x' } }, { kind: 'not-a-language', file: 'ur.json' }],
    [
      'has a direction that does not exist',
      { 'ur.json': { _language: { name: 'x', dir: 'down', reviewed: false } } },
      { kind: 'not-a-language', file: 'ur.json' },
    ],
    [
      'is named after no language',
      { 'not a tag.json': { _language: { name: 'x', dir: 'ltr', reviewed: false } } },
      { kind: 'not-a-language', file: 'not a tag.json' },
    ],
    [
      'has a message that cannot be read',
      { 'ar.json': { ...arabic, greeting: 'a {b' } },
      { kind: 'message-unreadable', file: 'ar.json', key: 'greeting' },
    ],
    [
      'has a plural without "other"',
      { 'ar.json': { ...arabic, places: '{count, plural, one {x}}' } },
      { kind: 'message-unreadable', file: 'ar.json', key: 'places' },
    ],
    [
      'asks for an argument that English does not give',
      { 'ar.json': { ...arabic, call: 'اتصل {nmuber}' } },
      { kind: 'message-asks-too-much', file: 'ar.json', key: 'call', unknown: ['nmuber'], known: ['number'] },
    ],
  ])('%s: refused by name', (_what, files, problem) => {
    const problems = problemsOf({ 'en.json': english, ...files });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject(problem);
  });

  it('is missing: a folder without English, or no folder', () => {
    expect(problemsOf({ 'ar.json': arabic })).toMatchObject([{ kind: 'no-source-language', needed: 'en.json' }]);
    const loaded = loadCatalogue('/nowhere/messages');
    expect(loaded.ok ? [] : loaded.problem).toMatchObject([{ kind: 'no-languages', folder: '/nowhere/messages' }]);
  });
});

describe('the check of translations', () => {
  it('finds nothing in a whole one', () => {
    const whole = { ...arabic, share: 'نحو {share, number, percent}' };
    expect(checkCatalogue(catalogueOf({ 'en.json': english, 'ar.json': whole }))).toEqual([]);
  });

  it('finds what is missing, left over, left out and counted in too few ways', () => {
    const poor = {
      _language: arabic._language,
      greeting: 'أهلا',
      places: '{count, plural, =0 {لا أماكن} one {مكان} =2 {مكانان} other {# مكان}}',
      call: 'اتصل',
      greetign: 'x',
    };
    expect(checkCatalogue(catalogueOf({ 'en.json': english, 'ar.json': poor }))).toEqual([
      { kind: 'plural-form-missing', tag: 'ar', key: 'places', forms: expect.arrayContaining(['few', 'many']) },
      { kind: 'argument-left-out', tag: 'ar', key: 'call', arguments: ['number'] },
      { kind: 'missing', tag: 'ar', key: 'share' },
      { kind: 'unused', tag: 'ar', key: 'greetign' },
    ]);
  });
});

describe('figures', () => {
  const about = (name: string, dir: 'ltr' | 'rtl') => ({ _language: { name, dir, reviewed: false } });
  const catalogue = catalogueOf({
    'en.json': english,
    'ar.json': about('العربية', 'rtl'),
    'bn.json': { ...about('বাংলা', 'ltr'), places: '{count, plural, one {#টি} other {#টি}}' },
    'so.json': about('Soomaali', 'ltr'),
    'tr.json': about('Türkçe', 'ltr'),
    'ur.json': about('اردو', 'rtl'),
  });

  it.each(catalogue.languages.map(({ tag }) => tag))('are in Latin digits in %s', (tag) => {
    const formats = catalogue.formats(tag);
    const written = [
      formats.number(1234567.5, 1),
      formats.percent(0.256, 1),
      formats.pounds(2500),
      formats.date('2026-11-23'),
      catalogue.translator(tag)('places', { count: 1234 }),
      catalogue.translator(tag)('share', { share: 0.25 }),
    ].join(' ');
    expect(written).toMatch(/[0-9]/);
    expect(written.match(/\p{Nd}/gu)?.filter((digit) => !/[0-9]/.test(digit))).toEqual([]);
  });

  it('are written as each language writes them', () => {
    expect(catalogue.formats('en').number(1234567.891, 2)).toBe('1,234,567.89');
    expect(catalogue.formats('tr').number(1234567.891, 2)).toBe('1.234.567,89');
    expect(catalogue.formats('tr').percent(0.25)).toBe('%25');
    for (const { tag } of catalogue.languages) expect(catalogue.formats(tag).pounds(2500)).toMatch(/^[\P{L}]*$/u);
    expect(catalogue.formats('en').list(['Leeds', 'York', 'Hull'])).toBe('Leeds, York and Hull');
  });

  it('dates: a day stays that day, a moment falls on a day in Britain', () => {
    const { date } = catalogue.formats('en');
    expect(date('2026-06-30')).toBe('30 June 2026');
    expect(date('2026-06-30T23:30:00Z')).toBe('1 July 2026');
  });
});

describe('the language of a browser', () => {
  const available = ['en', 'ur', 'ar', 'bn'].map((tag) => ({ tag }));
  it.each([
    ['ur-PK,ur;q=0.9,en;q=0.8', 'ur'],
    ['fr, bn;q=0.5, en;q=0.7', 'en'],
    ['AR', 'ar'],
    ['fr-FR,fr', undefined],
    ['*', undefined],
    ['en;q=0, ar;q=0.1', 'ar'],
    ['en;q=nonsense, ur;q=0.2', 'ur'],
    ['', undefined],
    [null, undefined],
    [',;;=,'.repeat(10_000), undefined],
  ])('%j asks for %s', (header, tag) => {
    expect(negotiateLanguage(header, available)?.tag).toBe(tag);
  });
});
