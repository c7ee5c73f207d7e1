import { graphemeCount } from '#foundations/text';
import { xLength } from './x-length.ts';

/** What somebody is about to share: her own words, and the page of the wave in her language. There is no room for who she is. */
export interface Shareable {
  readonly words: string;
  readonly address: string;
  /** Of a mail. */
  readonly subject: string;
}

export const SHARE_TARGETS = ['whatsapp', 'facebook', 'telegram', 'x', 'bluesky', 'threads', 'email', 'sms'] as const;
export type ShareTarget = (typeof SHARE_TARGETS)[number];

export interface ShareLink {
  readonly target: ShareTarget;
  /** For a plain `<a href>`: it opens a draft in her own app, and she presses send herself. */
  readonly href: string;
  /** How many characters the words have too many for a post there, as that place counts them; 0 where they fit, and where there is no limit. */
  readonly overBy: number;
}

/** The most that a draft is filled with, in characters as readers count them (design choice: what messengers show without folding). */
export const LONGEST_WORDS = 1_000;

const BLUESKY_LIMIT = 300;
const X_LIMIT = 280;

/**
 * The links by which words go out, each as its place documents it; held against a second implementation in `reference/share-links.py`. Facebook
 * takes no words, so they have to be copied first (its `quote` has been without effect since 2022). Threads measures in ways that it does not
 * document for such links, so nothing is said of its limit.
 */
export function shareLinks(shareable: Shareable): readonly ShareLink[] {
  const { address, subject } = shareable;
  const words = draftOf(shareable.words);
  const text = shareText(shareable);
  const links: Readonly<Record<ShareTarget, readonly [href: string, overBy?: number]>> = {
    whatsapp: [link('https://wa.me/', { text })],
    facebook: [link('https://www.facebook.com/sharer/sharer.php', { u: address })],
    telegram: [link('https://t.me/share/url', { url: address, text: words })],
    x: [link('https://twitter.com/intent/tweet', { text: words, url: address }), xLength(text) - X_LIMIT],
    bluesky: [link('https://bsky.app/intent/compose', { text }), graphemeCount(text, 'en') - BLUESKY_LIMIT],
    threads: [link('https://www.threads.com/intent/post', { text: words, url: address })],
    email: [link('mailto:', { subject, body: text.replaceAll('\n', '\r\n') })],
    // With both signs phones of either kind find the body.
    sms: [`sms:?&body=${encodeURIComponent(text)}`],
  };
  return SHARE_TARGETS.map((target) => {
    const [href, overBy = 0] = links[target];
    return { target, href, overBy: Math.max(0, overBy) };
  });
}

/** The same in one piece, to be copied: her words, then where others can join. */
export function shareText({ words, address }: Pick<Shareable, 'words' | 'address'>): string {
  const draft = draftOf(words);
  return draft === '' ? address : `${draft}\n\n${address}`;
}

function link(place: string, values: Readonly<Record<string, string>>): string {
  const query = Object.entries(values).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${place}?${query.join('&')}`;
}

/** Controls but for new lines and tabs, and lone halves of surrogate pairs, which no link can carry. */
const unsendable = /(?![\n\t])[\p{Cc}\p{Cs}]/gu;

function draftOf(words: string): string {
  const clean = words.replaceAll(/\r\n?/g, '\n').replaceAll(unsendable, '').trim();
  if (clean.length <= LONGEST_WORDS) return clean;
  let draft = '';
  let left = LONGEST_WORDS;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(clean)) {
    if (left-- === 0) break;
    draft += segment;
  }
  return draft;
}
