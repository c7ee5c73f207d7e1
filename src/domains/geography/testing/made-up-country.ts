/** Millionths of a degree. */
type Place = readonly [lon: number, lat: number];

export interface MadeUpArea {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
  /** As a boundary has them. */
  readonly polygons: readonly (readonly Int32Array[])[];
}

/**
 * A made-up country: squares side by side whose borders are crooked lines of many points, the same for both sides, begun at another point by each. `random`
 * answers from 0 to 1.
 */
export function makeCountry(
  random: () => number,
  {
    columns,
    rows,
    size,
    bends,
  }: { readonly columns: number; readonly rows: number; readonly size: number; readonly bends: number },
): readonly MadeUpArea[] {
  const corners = new Map<string, Place>();
  const cornerAt = (column: number, row: number): Place => {
    const key = `${column} ${row}`;
    const corner = corners.get(key) ?? [
      Math.round(-2.74e6 + (column + 0.4 * (random() - 0.5)) * size),
      Math.round(52.55e6 + (row + 0.4 * (random() - 0.5)) * size),
    ];
    corners.set(key, corner);
    return corner;
  };
  const sides = new Map<string, readonly Place[]>();
  const sideBetween = (from: Place, to: Place): readonly Place[] => {
    const [first, last] = from[0] < to[0] || (from[0] === to[0] && from[1] < to[1]) ? [from, to] : [to, from];
    const key = `${first} ${last}`;
    const side = sides.get(key) ?? bend(first, last, random, bends, 0.05 * size);
    sides.set(key, side);
    return first === from ? side : side.toReversed();
  };
  const areas: MadeUpArea[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const around = [
        cornerAt(column, row),
        cornerAt(column + 1, row),
        cornerAt(column + 1, row + 1),
        cornerAt(column, row + 1),
      ];
      const ring = around.flatMap((corner, at) => sideBetween(corner, around[(at + 1) % 4] ?? corner).slice(0, -1));
      const turn = Math.floor(random() * ring.length);
      const turned = [...ring.slice(turn), ...ring.slice(0, turn)];
      const flat = Int32Array.from([...turned, ...turned.slice(0, 1)].flat());
      const code = `E0${1_000_001 + areas.length}`;
      const parent = `parent ${Math.floor(column / 4)} ${Math.floor(row / 4)}`;
      areas.push({ code, name: `Area ${code}`, parent, polygons: [[flat]] });
    }
  }
  return areas;
}

/** A wave with a little trembling on it, too small for the line to turn back upon itself. */
function bend(from: Place, to: Place, random: () => number, bends: number, far: number): readonly Place[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const waves = 1 + 2 * random();
  const tremble = (0.8 * length) / (bends + 1);
  const between = Array.from({ length: bends }, (_none, at): Place => {
    const part = (at + 1) / (bends + 1);
    const off = Math.sin(Math.PI * part) * (far * Math.sin(2 * Math.PI * waves * part) + tremble * (random() - 0.5));
    const along = part + (0.5 * (random() - 0.5)) / (bends + 1);
    return [
      Math.round(from[0] + dx * along - (dy / length) * off),
      Math.round(from[1] + dy * along + (dx / length) * off),
    ];
  });
  return [from, ...between, to];
}
