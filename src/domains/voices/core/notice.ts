import { contactDetails } from './contact-details/contact-details.ts';
import { type Note, type NoteKind, notesOn } from './notes/notes-on.ts';
import { findSlurs } from './slurs/find-slurs.ts';
import type { SlurList } from './slurs/slur-list.ts';

/** What a program notices about a text: for its writer, and for whoever moderates it. It decides nothing. */
export interface Noticed {
  readonly notes: readonly Note[];
  /** What a moderator does not simply see, as `moderation` takes it to veil a text. */
  readonly spans: readonly { readonly from: number; readonly to: number; readonly kind: 'slur' | 'contact' }[];
  /** For the queue; each is a label that `moderation` knows. */
  readonly labels: readonly (NoteKind | 'contact-details' | 'slur')[];
}

/** `publicNumbers`: hotlines and the like, which are nobody's contact details. */
export function noticeIn(
  text: string,
  language: string,
  { slurs, publicNumbers }: { readonly slurs: SlurList; readonly publicNumbers: readonly string[] },
): Noticed {
  const notes = notesOn(text, language);
  const contacts = contactDetails(text, publicNumbers).map(({ from, to }) => ({ from, to, kind: 'contact' as const }));
  const veiled = findSlurs(text, slurs).map((span) => ({ ...span, kind: 'slur' as const }));
  return {
    notes,
    spans: [...contacts, ...veiled].toSorted((one, other) => one.from - other.from),
    labels: [
      ...new Set(notes.map(({ kind }) => kind)),
      ...(contacts.length > 0 ? (['contact-details'] as const) : []),
      ...(veiled.length > 0 ? (['slur'] as const) : []),
    ],
  };
}
