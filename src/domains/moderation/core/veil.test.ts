import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Piece, type Span, veil } from './veil.ts';

const said = (pieces: readonly Piece[]) =>
  pieces.map((piece) =>
    piece.kind === 'contact' ? `[${piece.length}]` : piece.kind === 'control' ? `<${piece.name}>` : piece.text,
  );

describe('a text as a moderator sees it', () => {
  it('masks ways to reach somebody, and says how long they were', () => {
    const text = 'Ring 07700 900123 now';
    expect(said(veil(text, [{ from: 5, to: 17, kind: 'contact' }]))).toEqual(['Ring ', '[12]', ' now']);
  });

  it('veils slurs, and tells them from the rest', () => {
    expect(veil('you slur you', [{ from: 4, to: 8, kind: 'slur' }])).toEqual([
      { kind: 'plain', text: 'you ' },
      { kind: 'slur', text: 'slur' },
      { kind: 'plain', text: ' you' },
    ]);
  });

  it('keeps masked what is both', () => {
    const spans: readonly Span[] = [
      { from: 2, to: 8, kind: 'slur' },
      { from: 4, to: 6, kind: 'contact' },
    ];
    expect(said(veil('0123456789', spans))).toEqual(['01', '23', '[2]', '67', '89']);
  });

  it('shows by name what would turn or hide its neighbours, and leaves what scripts need', () => {
    expect(said(veil('a\u202Eb\u2066c\u200Bd', []))).toEqual(['a', '<U+202E>', 'b', '<U+2066>', 'c', '<U+200B>', 'd']);
    expect(said(veil('می\u200Cخواهم\u200D \u200F!', []))).toHaveLength(1);
    expect(said(veil('tag\u{E0041}s', []))).toEqual(['tag', '<U+E0041>', 's']);
  });

  it('mends halves of characters', () => {
    expect(said(veil('a\uD800b', []))).toEqual(['a\uFFFDb']);
  });

  it('loses nothing but what is masked, and lets nothing of that through, whatever the spans', () => {
    const span = fc.record({
      from: fc.integer({ min: -3, max: 30 }),
      to: fc.integer({ min: -3, max: 30 }),
      kind: fc.constantFrom<Span['kind']>('slur', 'contact'),
    });
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'م', '👩', '𐀀'), maxLength: 20 });
    fc.assert(
      fc.property(letters, fc.array(span), (text, spans) => {
        let at = 0;
        const expected = [...text].filter((letter) => {
          const [from, to] = [at, at + letter.length];
          at = to;
          const masks = ({ kind, ...part }: Span) =>
            kind === 'contact' && part.from < to && part.to > from && part.from < part.to;
          return !spans.some(masks);
        });
        const kept = veil(text, spans).map((piece) => ('text' in piece ? piece.text : ''));
        expect(kept.join('')).toBe(expected.join(''));
      }),
    );
  });
});
