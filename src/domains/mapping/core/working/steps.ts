import type { Change } from './change.ts';

/** One entry in the history of a working. Nothing is ever taken out of it: to undo is an entry too. */
export interface Step {
  /** From 1, the beginning. */
  readonly number: number;
  readonly kind: 'began' | 'changed' | 'undone' | 'redone' | 'returned';
  /** The step whose recipe holds from here on: its own for a change, an earlier one's otherwise. */
  readonly state: number;
  /** Of a change: the state it was made to. */
  readonly madeTo: number | null;
  readonly change: Change | null;
  readonly by: string;
  readonly at: Date;
}

type History = readonly Pick<Step, 'number' | 'state' | 'madeTo'>[];

/** The step whose recipe holds now. */
export function stateOf(history: History): number {
  const last = history.at(-1);
  if (!last) throw new Error('a working has no beginning');
  return last.state;
}

/** What undoing leads to: the state that the present one was made from; `null` at the beginning. */
export function undoLeadsTo(history: History): number | null {
  const now = stateOf(history);
  return history.find(({ number }) => number === now)?.madeTo ?? null;
}

/** What redoing leads to: of the states made from the present one, the one that was left last; `null` where none was. */
export function redoLeadsTo(history: History): number | null {
  const now = stateOf(history);
  const next = new Set(history.filter(({ madeTo }) => madeTo === now).map(({ number }) => number));
  return history.findLast(({ state }) => next.has(state))?.state ?? null;
}

/** The states that led to the present one, the beginning first: what is in the recipe as it stands. */
export function lineage(history: History): readonly number[] {
  const line: number[] = [];
  for (let at: number | null = stateOf(history); at !== null; ) {
    line.unshift(at);
    at = history.find(({ number }) => number === at)?.madeTo ?? null;
  }
  return line;
}
