import type { Content, Passage } from '#domains/moderation';
import { type Piece, veil } from '#domains/moderation/core';
import { directionOf } from '#foundations/text';
import type { StaffVisit } from '../frame/visit.ts';

/**
 * Somebody's words: in their own language and direction, in an element that nothing in them can reach beyond. Ways to reach somebody are masked,
 * slurs stay veiled until they are tapped, and characters that would turn or hide their neighbours are shown by name.
 */
export function Words({ visit, content }: { visit: StaffVisit; content: Pick<Content, 'passages'> }) {
  return content.passages.map((passage, at) => <PassageWords key={at} visit={visit} passage={passage} />);
}

function PassageWords({ visit, passage: { text, language, spans } }: { visit: StaffVisit; passage: Passage }) {
  return (
    <blockquote class="words" {...(language !== null && { lang: language })} dir={directionOf(text, language ?? 'en')}>
      {veil(text, spans).map((piece, at) => (
        <PieceOf key={at} visit={visit} piece={piece} />
      ))}
    </blockquote>
  );
}

function PieceOf({ visit, piece }: { visit: StaffVisit; piece: Piece }) {
  const { t } = visit.reader;
  switch (piece.kind) {
    case 'plain':
      return <>{piece.text}</>;
    case 'slur':
      return (
        <details class="veil">
          <summary lang="en" dir="ltr">
            {t('desk.moderation.veiled')}
          </summary>
          <bdi>{piece.text}</bdi>
        </details>
      );
    case 'contact':
      return (
        <bdi class="mask" lang="en" dir="ltr">
          {t('desk.moderation.masked', { count: piece.length })}
        </bdi>
      );
    case 'control':
      return (
        <bdi class="mask" lang="en" dir="ltr" title={t('desk.moderation.control')}>
          {piece.name}
        </bdi>
      );
  }
}
