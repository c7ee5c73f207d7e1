import { type HexCell, layOutOnHexagons, type Place, toNationalPlane } from '#foundations/spatial';

/** An area to be placed. `group` (its region) is kept in one piece where that can be done. */
export interface LayoutArea {
  readonly code: string;
  readonly centre: Place;
  readonly group: string | null;
}

/**
 * An area and its cell on a grid of pointy-topped hexagons in odd-r offset coordinates: `row` counts from the north, `col` from the west, and
 * odd rows stand half a cell to the east. `hexCentre` of `#foundations/spatial` gives the middle of a cell.
 */
export interface HexPlacement extends HexCell {
  readonly code: string;
}

/**
 * Places areas on hexagons, each in its own cell, so that the country can be recognised: neighbours near each other and in their true
 * directions, groups in one piece, no holes (see `layOutOnHexagons`). Needs centres only, no boundaries. The same areas give the same
 * picture on every machine, in whatever order they come; the result is sorted by code. About 1 s for England's 296 authorities: store it.
 */
export function hexLayout(areas: readonly LayoutArea[]): readonly HexPlacement[] {
  const sorted = areas.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  sorted.forEach((area, index) => {
    if (area.code === sorted[index + 1]?.code) throw new Error(`hexLayout places an area once: got ${area.code} twice`);
  });
  const groups = [...new Set(sorted.map((area) => area.group))].sort(byText);
  const cells = layOutOnHexagons(
    sorted.map((area) => onScreen(area.centre)),
    Int32Array.from(sorted, (area) => groups.indexOf(area.group)),
  );
  return sorted.map(({ code }, index) => {
    const cell = cells[index];
    if (cell === undefined) throw new Error(`${code} was given no cell`);
    return { code, ...cell };
  });
}

/** Kilometres with y to the south, to the metre: what two machines may disagree on is far below that. */
export function onScreen(place: Place): { readonly x: number; readonly y: number } {
  const { x, y } = toNationalPlane(place);
  return { x: Math.round(x * 1000) / 1000, y: -Math.round(y * 1000) / 1000 };
}

function byText(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
