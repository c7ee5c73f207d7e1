/**
 * Where a hexagon map draws what. Hexagons stand on a point, ten wide and twelve high on a grid of whole numbers, so that addresses of
 * corners are short and neighbours share them exactly. (A regular hexagon would be 11.55 high: the eye cannot tell.)
 */

/** A cell of the layout: odd rows are pushed half a cell to the right. */
export interface Cell {
  readonly col: number;
  readonly row: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const WIDTH = 10;
const ROW_STEP = 9;

/** Corners around the centre, clockwise from the top; side n runs from corner n to corner n + 1. */
const corners: readonly Point[] = [
  { x: 0, y: -6 },
  { x: 5, y: -3 },
  { x: 5, y: 3 },
  { x: 0, y: 6 },
  { x: -5, y: 3 },
  { x: -5, y: -3 },
];

/** Steps from a cell to its neighbour across side n, in map units. */
const across: readonly Point[] = [
  { x: 5, y: -ROW_STEP },
  { x: WIDTH, y: 0 },
  { x: 5, y: ROW_STEP },
  { x: -5, y: ROW_STEP },
  { x: -WIDTH, y: 0 },
  { x: -5, y: -ROW_STEP },
];

/** One hexagon around the origin. */
export const HEXAGON = 'M0-6l5 3v6l-5 3-5-3v-6z';

/** Stripes that lie inside a hexagon around the origin: three for a place that is fairly sure, five for one that is unsure. */
export const STRIPES = {
  fair: 'M-5 3 5-3M-5-1 1.7-5M5 1-1.7 5',
  unsure: 'M-5 3 5-3M-5-1 1.7-5M5 1-1.7 5M-5 1 3.3-4M5-1-3.3 4',
} as const;

export function centreOf(cell: Cell): Point {
  return { x: cell.col * WIDTH + (cell.row % 2 === 0 ? 0 : WIDTH / 2), y: cell.row * ROW_STEP };
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest box around all hexagons, with a margin. */
export function boxAround(centres: readonly Point[], margin: number): Box {
  const xs = centres.map(({ x }) => x);
  const ys = centres.map(({ y }) => y);
  const left = Math.min(...xs) - WIDTH / 2 - margin;
  const top = Math.min(...ys) - 6 - margin;
  return {
    x: left,
    y: top,
    width: Math.max(...xs) + WIDTH / 2 + margin - left,
    height: Math.max(...ys) + 6 + margin - top,
  };
}

/** The steps of the grid: half a hexagon across, one row down. Points counted in them are a third shorter to write. */
export const GRID = { x: WIDTH / 2, y: ROW_STEP } as const;

/** "20 6 22 6": the centres as points of a polyline, in steps of the grid. */
export function pointsOf(centres: readonly Point[]): string {
  return centres.map(({ x, y }) => `${x / GRID.x} ${y / GRID.y}`).join(' ');
}

interface Side {
  readonly from: Point;
  readonly to: Point;
}

const keyOf = ({ x, y }: Point) => `${x},${y}`;

/**
 * The border of each group of hexagons as one SVG path: sides whose neighbour belongs to another group or to none, chained into rings.
 * A side between two groups is drawn once.
 */
export function outline(hexagons: readonly { readonly centre: Point; readonly group: string }[]): string {
  const groupAt = new Map(hexagons.map(({ centre, group }) => [keyOf(centre), group]));
  const sides = hexagons.flatMap(({ centre, group }) =>
    across.flatMap((step, side): Side[] => {
      const other = groupAt.get(keyOf({ x: centre.x + step.x, y: centre.y + step.y }));
      const drawnByOther = other !== undefined && side >= 3;
      return other === group || drawnByOther ? [] : [sideOf(centre, side)];
    }),
  );
  return chain(sides).map(pathOf).join('');
}

function sideOf(centre: Point, side: number): Side {
  const corner = (at: number): Point => {
    const offset = corners[at % corners.length];
    if (offset === undefined) throw new RangeError(`no corner ${at}`);
    return { x: centre.x + offset.x, y: centre.y + offset.y };
  };
  return { from: corner(side), to: corner(side + 1) };
}

/** Joins sides end to end into as few lines as a simple walk finds. */
function chain(sides: readonly Side[]): Point[][] {
  const left = new Set(sides);
  const touching = new Map<string, Side[]>();
  for (const side of sides) {
    for (const end of [side.from, side.to]) touching.set(keyOf(end), [...(touching.get(keyOf(end)) ?? []), side]);
  }
  const lines: Point[][] = [];
  for (const first of sides) {
    if (!left.delete(first)) continue;
    const line = [first.from, first.to];
    for (let end = first.to; ; ) {
      const next = touching.get(keyOf(end))?.find((side) => left.has(side));
      if (next === undefined) break;
      left.delete(next);
      end = keyOf(next.from) === keyOf(end) ? next.to : next.from;
      line.push(end);
    }
    lines.push(line);
  }
  return lines;
}

function pathOf(line: readonly Point[]): string {
  const [start, ...rest] = line;
  if (start === undefined) return '';
  let at = start;
  const steps = rest.map((point) => {
    const [dx, dy] = [point.x - at.x, point.y - at.y];
    at = point;
    return dx === 0 ? `v${dy}` : `l${dx}${dy < 0 ? '' : ' '}${dy}`;
  });
  return `M${start.x} ${start.y}${steps.join('')}`;
}
