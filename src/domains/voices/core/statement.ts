/**
 * prepared: written; its words are not kept here, only their shape. pending: its writer asked for the wall, somebody will look. shown: on the wall.
 * held: to be looked at again. rejected: not for the wall. What is taken back is gone and has no state.
 */
export type StatementState = 'prepared' | 'pending' | 'shown' | 'held' | 'rejected';

/** What may stand on the wall: words with their language, and a first name if its writer wanted one. */
export interface Voice {
  readonly id: string;
  readonly words: string;
  readonly language: string;
  readonly firstName: string | null;
}
