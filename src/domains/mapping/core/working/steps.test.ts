import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineage, redoLeadsTo, stateOf, undoLeadsTo } from './steps.ts';

type Entry = { number: number; state: number; madeTo: number | null };

const began: Entry = { number: 1, state: 1, madeTo: null };
const change = (history: readonly Entry[]): Entry[] => {
  const number = history.length + 1;
  return [...history, { number, state: number, madeTo: stateOf(history) }];
};
const goTo = (history: readonly Entry[], state: number | null): Entry[] =>
  state === null ? [...history] : [...history, { number: history.length + 1, state, madeTo: null }];
const undo = (history: readonly Entry[]) => goTo(history, undoLeadsTo(history));
const redo = (history: readonly Entry[]) => goTo(history, redoLeadsTo(history));

describe('the history of a working', () => {
  it('leads back to the beginning and forth again, step by step', () => {
    const three = change(change([began]));
    expect(lineage(three)).toEqual([1, 2, 3]);
    const back = undo(undo(three));
    expect([stateOf(back), undoLeadsTo(back)]).toEqual([1, null]);
    expect([stateOf(redo(back)), stateOf(redo(redo(back)))]).toEqual([2, 3]);
    expect(redoLeadsTo(redo(redo(back)))).toBeNull();
  });

  it('redoes what was undone last, when there are two ways on', () => {
    const forked = undo(change(undo(change([began]))));
    expect([stateOf(forked), redoLeadsTo(forked)]).toEqual([1, 4]);
    const returned = undo(goTo(forked, 2));
    expect([stateOf(returned), redoLeadsTo(returned)]).toEqual([1, 2]);
    expect(lineage(goTo(returned, 4))).toEqual([1, 4]);
  });

  it('never loses a state: whatever is done, undoing as often leads back, and redoing forth', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('change', 'undo', 'redo'), { maxLength: 40 }), (moves) => {
        let history = [began];
        for (const move of moves) history = { change, undo, redo }[move](history);
        const line = lineage(history);
        let walked = history;
        for (let i = 1; i < line.length; i++) walked = undo(walked);
        expect(stateOf(walked)).toBe(1);
        for (let i = 1; i < line.length; i++) walked = redo(walked);
        expect(stateOf(walked)).toBe(line.at(-1));
      }),
    );
  });
});
