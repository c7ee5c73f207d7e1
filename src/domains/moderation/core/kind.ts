/** What can be said of a kind of content before anybody has seen a single one. */
export interface Kind {
  /** "statement". Its rules stand in the message files under this name. */
  readonly id: string;
  /**
   * `before`: nobody sees it until somebody has decided. `reports`: it is published by other rules, and comes here when a reader reports it;
   * what is decided here never hides it.
   */
  readonly looked: 'before' | 'reports';
  /** How many people it takes to take away what is shown: two where a page would be missing, one where a voice among many would. */
  readonly peopleForTakedown: 1 | 2;
  /** Whether somebody outside has written it, who is told by a code and may appeal. */
  readonly hasAuthor: boolean;
  /** Whether its author can change it, so that a change can be asked for. What cannot be changed is taken back and written anew. */
  readonly isEditable: boolean;
}

const voice = { looked: 'before', peopleForTakedown: 1, hasAuthor: true, isEditable: true } as const;
const page = { looked: 'before', peopleForTakedown: 2, hasAuthor: true, isEditable: true } as const;

/** The kinds that are foreseen. One that is none of these brings a `Kind` of its own: nothing here looks a name up. */
export const kinds = {
  /** Its words are kept only as they were sent in: its writer takes them back and writes others. */
  statement: { id: 'statement', ...voice, isEditable: false },
  /** Its writer agreed to have it read, and asks the organiser to take it back. */
  example: { id: 'example', ...voice, hasAuthor: false, isEditable: false },
  /** Kept as it was sent in, like a statement. */
  challenge: { id: 'challenge', ...voice, isEditable: false },
  answer: { id: 'answer', ...voice },
  note: { id: 'note', ...voice },
  /** Comes with a form of somebody who is known by a link: nobody is told, and nobody appeals. */
  'field-note': { id: 'field-note', ...voice, hasAuthor: false, isEditable: false },
  /** Written and approved by staff, where waves are. */
  wave: { id: 'wave', ...page, hasAuthor: false, isEditable: false },
  'after-report': { id: 'after-report', ...page },
  endorser: { id: 'endorser', ...page },
  intermediary: { id: 'intermediary', ...page },
  claim: { id: 'claim', ...page },
  /** A page of the site itself: a map, an area. */
  page: { id: 'page', looked: 'reports', peopleForTakedown: 2, hasAuthor: false, isEditable: false },
} as const satisfies Record<string, Kind>;
