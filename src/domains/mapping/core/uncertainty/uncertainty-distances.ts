import { topDecileRank } from '../compute/rank-by-need.ts';
import type { Drawing, MeasureTask } from './uncertainty-drawing.ts';
import { ranksAt } from './uncertainty-layout.ts';

/** Makes the worker for tasks of the kind `measure`: how far the ranks of each draw are from the nominal ones. */
export function createDistances({ layout }: Drawing, memory: WebAssembly.Memory): (task: MeasureTask) => void {
  const { areas } = layout;
  const nominal = new Uint32Array(memory.buffer, layout.nominal, areas);
  const last = topDecileRank(areas);

  return ({ batch, from: first, to: end }) => {
    for (let draw = first; draw < end; draw++) {
      const ranks = ranksAt(memory, layout, layout.ranks + (draw - batch) * areas * layout.rankBytes, areas);
      let distance = 0;
      let inTop = 0;
      let left = 0;
      for (let area = 0; area < areas; area++) {
        const [from, to] = [nominal[area]!, ranks[area]!];
        distance += Math.abs(to - from);
        if (from > last) continue;
        inTop++;
        if (to > last) left++;
      }
      new Float64Array(memory.buffer, layout.distances + draw * 16, 2).set([distance / areas, left / inTop]);
    }
  };
}
