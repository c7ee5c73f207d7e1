/** What a text says in the open: a part of it that is not simply shown. Positions are UTF-16 code units, as JavaScript counts. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly kind: 'slur' | 'contact';
}

/** A part of a text as a moderator sees it. */
export type Piece =
  | { readonly kind: 'plain' | 'slur'; readonly text: string }
  /** A way to reach somebody: that there is one matters, which one does not. */
  | { readonly kind: 'contact'; readonly length: number }
  /** A character that reorders or hides what stands beside it, by its name: "U+202E". */
  | { readonly kind: 'control'; readonly name: string };

/**
 * Controls that turn the direction of what follows, or hide. The marks that Arabic, Urdu, Persian and Bengali need (ZWJ, ZWNJ, LRM, RLM, ALM)
 * are not among them.
 */
const controls = /[\u200B\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;

/** Cuts a text into pieces. Spans may come in any order and overlap: what is masked stays masked, and a slur beside it is veiled. */
export function veil(text: string, spans: readonly Span[]): readonly Piece[] {
  const isAny = ({ from, to }: Span) => from < to;
  const whole = spans
    .filter(isAny)
    .map((span) => widen(text, span))
    .filter(isAny);
  const edges = [...new Set([0, text.length, ...whole.flatMap(({ from, to }) => [from, to])])].toSorted(
    (a, b) => a - b,
  );
  return edges.slice(1).flatMap((to, index) => {
    const from = edges[index]!;
    const kinds = whole.filter((span) => span.from <= from && span.to >= to).map(({ kind }) => kind);
    const part = text.slice(from, to);
    if (kinds.includes('contact')) return [{ kind: 'contact' as const, length: [...part].length }];
    return withControls(part, kinds.includes('slur') ? 'slur' : 'plain');
  });
}

/** Within the text, and never through the middle of a character. */
function widen(text: string, { from, to, kind }: Span): Span {
  const isMiddle = (at: number) => /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
  const start = Math.max(0, from);
  const end = Math.min(text.length, to);
  return { from: isMiddle(start) ? start - 1 : start, to: isMiddle(end) ? end + 1 : end, kind };
}

function withControls(text: string, kind: 'plain' | 'slur'): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(controls)) {
    if (found.index > at) pieces.push({ kind, text: text.slice(at, found.index).toWellFormed() });
    const code = found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    pieces.push({ kind: 'control', name: `U+${code}` });
    at = found.index + found[0].length;
  }
  if (at < text.length) pieces.push({ kind, text: text.slice(at).toWellFormed() });
  return pieces;
}
