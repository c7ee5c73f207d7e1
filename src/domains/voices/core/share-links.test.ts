import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHARE_TARGETS, shareLinks, shareText } from './share-links.ts';

type Links = Readonly<Record<string, string>>;

interface Reference {
  readonly address: string;
  readonly subject: string;
  readonly cases: readonly { title: string; words: string; text: string; links: Links }[];
  readonly longCases: readonly {
    title: string;
    repeat: { unit: string; encoded: string; typed: number; remain: number };
    links: Links;
  }[];
}

/** Not imported: lone halves of surrogate pairs survive only a parser of JSON. */
const reference: Reference = JSON.parse(
  readFileSync(join(import.meta.dirname, '../reference/share-links.json'), 'utf8'),
);
const { address, subject } = reference;
const hrefsOf = (words: string) =>
  Object.fromEntries(shareLinks({ words, address, subject }).map(({ target, href }) => [target, href]));
const overBy = (words: string) =>
  Object.fromEntries(shareLinks({ words, address, subject }).map((link) => [link.target, link.overBy]));

describe('a share link', () => {
  it.each(reference.cases)('is, letter for letter, what a second implementation makes of $title', (golden) => {
    expect(hrefsOf(golden.words)).toEqual(golden.links);
    expect(shareText({ words: golden.words, address })).toBe(golden.text);
  });

  it.each(reference.longCases)('holds 1,000 characters of $title', ({ repeat, links }) => {
    const whole = repeat.encoded.repeat(repeat.remain);
    const expected = Object.entries(links).map(([target, href]) => [target, href.replace('@', whole)]);
    expect(hrefsOf(repeat.unit.repeat(repeat.typed))).toEqual(Object.fromEntries(expected));
  });

  it('survives a pasted text of 100 kB', () => {
    for (const href of Object.values(hrefsOf('میرا بھائی '.repeat(5_000)))) expect(href.length).toBeLessThan(8_000);
  });

  it('says by how much the words are too long for X and for Bluesky, and for nobody else', () => {
    const room = 280 - 23 - 2;
    expect(overBy('a'.repeat(room))).toMatchObject({ x: 0, bluesky: room + 2 + address.length - 300 });
    expect(overBy('a'.repeat(room + 7))).toMatchObject({ x: 7 });
    expect(overBy('ا'.repeat(900))).toEqual({
      ...Object.fromEntries(SHARE_TARGETS.map((target) => [target, 0])),
      x: 900 + 2 + 23 - 280,
      bluesky: 900 + 2 + address.length - 300,
    });
  });
});

/** What a link says, piece by piece; a mail's new lines as ours. */
function readBack(href: string): readonly (readonly [string, string])[] {
  const query = href.slice(href.indexOf('?') + 1);
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', value = ''] = part.split('=');
      return [name, decodeURIComponent(value).replaceAll('\r\n', '\n')] as const;
    });
}

/** Letters of several scripts, signs that mean something in a link, and halves of surrogate pairs. */
const anyUnit = fc.oneof(
  fc.constantFrom(
    'a',
    'ی',
    'ل',
    '\u0651',
    '\u{1F468}',
    '\u200d',
    '\u202e',
    '\r\n',
    '\r',
    '\n',
    '&',
    '#',
    '%',
    '+',
    ';',
    ',',
    '\\',
    ' ',
  ),
  fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
);
const words = fc.string({ unit: anyUnit, maxLength: 300 });

describe('whatever somebody writes, a share link', () => {
  it('can be made, carries the words, the page of the wave and nothing else: no code for a person', () => {
    fc.assert(
      fc.property(words, (typed) => {
        const text = shareText({ words: typed, address });
        const plain = text.slice(0, -address.length).trimEnd();
        const pieces = new Set([address, subject, text, plain]);
        for (const { href } of shareLinks({ words: typed, address, subject })) {
          for (const [, value] of readBack(href)) expect(pieces).toContain(value);
          expect(href).not.toMatch(/[^!-~]/);
        }
      }),
    );
  });

  it('has the parameters that its place documents and no others', () => {
    fc.assert(
      fc.property(words, (typed) => {
        const named = Object.entries(hrefsOf(typed)).map(([target, href]) => [
          target,
          href.slice(0, href.indexOf('?')),
          readBack(href).map(([name]) => name),
        ]);
        expect(named).toEqual([
          ['whatsapp', 'https://wa.me/', ['text']],
          ['facebook', 'https://www.facebook.com/sharer/sharer.php', ['u']],
          ['telegram', 'https://t.me/share/url', ['url', 'text']],
          ['x', 'https://twitter.com/intent/tweet', ['text', 'url']],
          ['bluesky', 'https://bsky.app/intent/compose', ['text']],
          ['threads', 'https://www.threads.com/intent/post', ['text', 'url']],
          ['email', 'mailto:', ['subject', 'body']],
          ['sms', 'sms:', ['body']],
        ]);
      }),
    );
  });
});
