import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { settleStatement } from '#domains/voices';
import { approvedWave, newWords } from '#domains/voices/testing';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { tables } from '../testing/open-site.ts';
import { openVoices, type VoicesSite } from '../testing/open-voices.ts';

const start = new Date('2026-11-25T12:00:00Z');
const submit = '#write button[type=submit]';
const wave = 'of-all-letters';

/** What breaks other sites. Each gets words of its own behind it, so that all of them are somebody's own. */
const corpus: Readonly<Record<string, string>> = {
  'a right-to-left override': '\u202Egnp.exe\u202C',
  'overrides that are never closed': 'open \u202E\u202D\u202A\u202B',
  'isolates that are never closed': '\u2066\u2067\u2068 deep',
  'closings that were never opened': '\u202C\u202C\u2069\u2069\u2069',
  'isolates nested past every limit': `${'\u2067'.repeat(200)}in`,
  'marks of direction': '\u200E\u200F\u061C about',
  'zero width between letters': 'z\u200Be\u200Cr\u200Do\u2060w\uFEFFi\u180Ed\u00ADth',
  'tags of the last plane': `A${[...'hidden'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}`,
  'Cyrillic and Greek letters that look Latin': 'Тhе Аpplе οf mу еуе',
  'mathematical, circled and full-width letters': '𝓱𝓮𝓵𝓵𝓸 ⓗⓔⓛⓛⓞ ｈｅｌｌｏ',
  'letters upside down': 'ʇxǝʇ uʍop ǝpᴉsdn',
  tatweel: 'الســـــــــــــلام عليكم',
  'Arabic marks in a flood': `م${'\u064B\u0652\u0651'.repeat(200)}`,
  'combining marks in a flood': `Z${'\u0300\u0315\u0321\u0489'.repeat(300)}`,
  'a flood of emoji joined': '👩‍👩‍👧‍👦'.repeat(60),
  'a lone high surrogate': 'half \uD800 of one',
  'a lone low surrogate': 'half \uDC00 of one',
  'surrogates in the wrong order': '\uDC00\uD800',
  'no characters': '\uFFFE\uFFFF\uFDD0',
  'controls and a null': '\u0000\u0001\u0007\u0008\u001B[31m red \u007F\u0085',
  'a line and a paragraph separator': 'one\u2028two\u2029three',
  'Urdu and English in one line': 'یہ ہمارا نہیں, she said, “not ours” (2026)',
  'Hebrew, digits and brackets': 'אמא אמרה (1984) [ok]',
  'Bengali, Somali and Turkish': 'এটা আমাদের নয় Maaha mid annaga İğnê',
  'a variation selector on each letter': [...'varied'].map((letter) => `${letter}\uFE0F`).join(''),
  'the longest ligature, many times': '\uFDFD'.repeat(60),
  'wide spaces': 'wide\u3000\u2003\u00A0\u202Fspaces',
  markup: '<b>bold</b><script>alert(1)</script><img src=x onerror=alert(1)>',
  'markup that closes ours': '</bdi></textarea></title></main><svg onload=alert(1)>',
  'an attribute that closes ours': '" onmouseover="alert(1)" x="\' autofocus onfocus=alert(1) \'',
  'entities and templates': '&lt;script&gt; &#60;b&#62; {{7*7}} #{7*7} <%= 7 %>',
  'an address that is a script': 'javascript:alert(1) data:text/html,<script>alert(1)</script>',
  'a formula': '=HYPERLINK("http://example.org","x")+cmd|\'/c calc\'!A1',
  'a command': "'; drop table voices.statements; -- `rm -rf` $(id)",
  'a line for a log': 'fine\n{"level":50,"msg":"forged"}\r\nSet-Cookie: a=b',
  'new lines without end': 'up\n\n\n\n\n\n\n\ndown',
};

/** Nothing that turns, hides or unbalances what stands around it. */
const disturbing = /[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}|\p{Noncharacter_Code_Point}/u;

describe('words of any letters', () => {
  let db: Database;
  let site: VoicesSite;
  beforeAll(async () => {
    db = await openTestDatabase(tables);
    await approvedWave(db, { id: wave, slug: wave, opensAt: start, closesAt: null, threshold: null }, start);
    site = openVoices(db, start);
    return () => db.destroy();
  });

  it('go from the form to the wall as the text they are, inside of their own element, and turn nothing around them', async () => {
    const shown = new Map<string, string>();
    for (const [kind, text] of Object.entries(corpus)) {
      const her = site.arrive();
      await her.open(`/waves/${wave}`);
      await her.press('button[value=adult]');
      await her.press(submit, { words: `${text} ${newWords().slice(0, 70)}` });
      if (her.title === 'Before you go on') await her.press(submit);
      expect([kind, her.status, her.title]).toEqual([kind, 200, 'Now share it from your own app']);
      const own = her.document.querySelector('blockquote.own bdi.words');
      expect([kind, own?.children.length, own?.getAttribute('dir') !== null]).toEqual([kind, 0, true]);
      expect(own?.textContent, kind).not.toMatch(disturbing);
      expect(own?.textContent?.isWellFormed(), kind).toBe(true);
      expect(
        her.document.querySelectorAll('main script, main img, main svg, [onload], [onerror], [onfocus]').length,
      ).toBe(0);
      for (const link of her.document.querySelectorAll('a.out'))
        expect(link.getAttribute('href'), kind).toMatch(/^(?:https:\/\/|mailto:|sms:|tg:)/);
      await her.press('button[value=yes]');
      await her.press('.wall-form button', { name: 'Amina' });
      expect([kind, her.status]).toEqual([kind, 200]);
      shown.set(kind, own?.textContent ?? '');
    }
    const { rows } = await sql<{ id: string; words: string }>`
      select id, words from voices.statements where wave_id = ${wave}`.execute(db);
    expect(rows.map(({ words }) => words).toSorted()).toEqual([...shown.values()].toSorted());
    for (const { id } of rows)
      await db.transaction().execute((trx) => settleStatement(trx, wave, id, 'shown', { now: start, shard: 0 }));
    const onWall: string[] = [];
    const reader = await site.arrive().open(`/waves/${wave}/wall`);
    for (;;) {
      for (const one of reader.document.querySelectorAll('.voices bdi.words')) {
        expect(one.children.length).toBe(0);
        onWall.push(one.textContent ?? '');
      }
      expect(reader.document.querySelectorAll('main script, main img, main svg, main b').length).toBe(0);
      if (reader.document.querySelector('main a[href*="after="]') === null) break;
      await reader.follow('main a[href*="after="]');
    }
    expect(onWall.toSorted()).toEqual([...shown.values()].toSorted());
  });

  it('are refused with a sentence where nothing could be shared: emoji alone, nothing visible, 100 kB', async () => {
    for (const words of ['❤️🕊️', '\u200B\u2066\uFEFF', '\uD800', 'ا'.repeat(100_000), 'Z\u0300'.repeat(50_000)]) {
      const her = site.arrive();
      await her.open(`/waves/${wave}`);
      await her.press('button[value=adult]');
      await her.press(submit, { words });
      expect([words.slice(0, 10), her.status]).toEqual([words.slice(0, 10), 422]);
      expect(her.document.querySelector('#words-problem')?.textContent).not.toBe('');
    }
  });

  it('break no field and no address of the site', async () => {
    const strange = [...Object.values(corpus), '%', '%ff', '..%2f..%2f', '\u{10FFFF}'];
    for (const text of strange) {
      const encoded = encodeURIComponent(text.toWellFormed()).slice(0, 1_500);
      for (const address of [
        `/waves/${encoded}`,
        `/waves/${wave}/speak?as=${encoded}`,
        `/waves/${wave}/wall?after=${encoded}`,
        `/report?kind=${encoded}&subject=${encoded}`,
      ]) {
        const { status } = await site.app.request(address);
        expect([address, status < 500]).toEqual([address, true]);
      }
      for (const [step, field] of [
        ['words', 'ticket'],
        ['words', 'language'],
        ['shared', 'pass'],
        ['mine', 'code'],
        ['opened', 'pass'],
        ['remind', 'endpoint'],
      ] as const) {
        const { status } = await site.app.request(`/waves/${wave}/${step}`, {
          method: 'POST',
          body: new URLSearchParams({ words: text, [field]: text }),
          headers: { 'sec-fetch-site': 'same-origin' },
        });
        expect([step, field, text, status < 500]).toEqual([step, field, text, true]);
      }
    }
  });
});
