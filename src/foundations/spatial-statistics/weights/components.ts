import { type Neighbours, neighbourCount, neighboursOf } from './neighbours.ts';

/** The pieces into which the areas fall when links may be walked either way. */
export interface Components {
  readonly count: number;
  /** The piece of each area. Pieces are numbered from 0 by their first area. */
  readonly of: Uint32Array;
}

/** An island is a piece of its own, unless another area names it as its neighbour. */
export function components(neighbours: Neighbours): Components {
  const parents = Uint32Array.from({ length: neighbours.count }, (_, area) => area);
  const rootOf = (area: number): number => {
    let root = area;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root]!]!;
      root = parents[root]!;
    }
    return root;
  };
  for (let area = 0; area < neighbours.count; area++) {
    for (const other of neighboursOf(neighbours, area)) {
      const [one, two] = [rootOf(area), rootOf(other)];
      parents[Math.max(one, two)] = Math.min(one, two); // a root is the first area of its piece
    }
  }
  const of = new Uint32Array(neighbours.count);
  let count = 0;
  for (let area = 0; area < neighbours.count; area++) {
    const root = rootOf(area);
    of[area] = root === area ? count++ : of[root]!;
  }
  return { count, of };
}

/** What is worth knowing of neighbours before anything is computed from them. */
export interface NeighbourSummary {
  readonly areas: number;
  /** Each direction counts, so that two areas next to each other have two. */
  readonly links: number;
  readonly components: number;
  /** Areas without neighbours, in order. */
  readonly islands: readonly number[];
  /** Links per area, islands included. */
  readonly meanNeighbours: number;
  readonly mostNeighbours: number;
}

export function summariseNeighbours(neighbours: Neighbours): NeighbourSummary {
  const islands: number[] = [];
  let mostNeighbours = 0;
  for (let area = 0; area < neighbours.count; area++) {
    const own = neighbourCount(neighbours, area);
    if (own === 0) islands.push(area);
    mostNeighbours = Math.max(mostNeighbours, own);
  }
  const links = neighbours.neighbours.length;
  return {
    areas: neighbours.count,
    links,
    components: components(neighbours).count,
    islands,
    meanNeighbours: links / neighbours.count,
    mostNeighbours,
  };
}
