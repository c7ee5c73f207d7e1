import type { AxisId, Band } from '#domains/mapping/core';
import { AXES, BANDS } from '#domains/mapping/core';
import { centreOf, HEXAGON } from '../../mapping/hex-geometry.ts';
import { BLANK, palette, QUIET_INK } from '../../mapping/palette.ts';

/** Where areas stand on a picture: each in its own hexagon, or each a dot where its people live. */
export interface Spots {
  readonly layout: 'hexagons' | 'dots';
  readonly at: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly width: number;
  readonly height: number;
}

const margin = 8;
const dotSize = 4;
/** Height of a map of dots, in units of the picture: fine enough for whole numbers. */
const dotsHeight = 1_000;

/** Cells of a layout as spots. */
export function hexSpots(
  cells: readonly { readonly code: string; readonly col: number; readonly row: number }[],
): Spots {
  return placed(
    'hexagons',
    cells.map(({ code, ...cell }) => ({ code, ...centreOf(cell) })),
    6,
  );
}

/** Places on a plane (kilometres east and north) as spots. */
export function dotSpots(points: readonly { readonly code: string; readonly x: number; readonly y: number }[]): Spots {
  const ys = points.map(({ y }) => y);
  const scale = dotsHeight / Math.max(1, largest(ys) - smallest(ys));
  return placed(
    'dots',
    points.map(({ code, x, y }) => ({ code, x: Math.round(x * scale), y: Math.round(-y * scale) })),
    dotSize,
  );
}

function placed(
  layout: Spots['layout'],
  points: readonly { readonly code: string; readonly x: number; readonly y: number }[],
  reach: number,
): Spots {
  const [left, top] = [smallest(points.map(({ x }) => x)), smallest(points.map(({ y }) => y))];
  const [right, bottom] = [largest(points.map(({ x }) => x)), largest(points.map(({ y }) => y))];
  const edge = margin + reach;
  return {
    layout,
    at: new Map(points.map(({ code, x, y }) => [code, { x: x - left + edge, y: y - top + edge }])),
    width: right - left + 2 * edge,
    height: bottom - top + 2 * edge,
  };
}

/** A loop, as a country has more areas than a call may have arguments. */
function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}

/**
 * Bands as a picture: one path for each band, so that a country's 33,755 areas are some 300 kB before they are packed, and a few milliseconds of work.
 * `bandOf` answers 0 for an area that is not to be shown, which is drawn blank.
 */
export function bandPicture(spots: Spots, axis: string, bandOf: (code: string) => Band | 0): string {
  const colours = palette[(AXES as readonly string[]).includes(axis) ? (axis as AxisId) : 'vulnerability'];
  return spotPicture(spots, [null, ...BANDS.map((band) => colours[band])], bandOf);
}

/** Every area in one of some colours, of which null is blank: `colourOf` answers its place among them. Later colours lie over earlier ones. */
export function spotPicture(
  spots: Spots,
  colours: readonly (string | null)[],
  colourOf: (code: string) => number,
): string {
  const paths = colours.map((): string[] => []);
  const shape = spots.layout === 'hexagons' ? HEXAGON.slice(1) : '0 0h0';
  for (const [code, { x, y }] of spots.at)
    paths[colourOf(code)]?.push(spots.layout === 'dots' ? `M${x} ${y}h0` : `M${x} ${y}m${shape}`);
  const drawn = paths.map((parts, at) => {
    if (parts.length === 0) return '';
    const colour = colours[at];
    const look =
      spots.layout === 'hexagons'
        ? `fill="${colour ?? BLANK}" stroke="${QUIET_INK}" stroke-width=".4"`
        : `stroke="${colour ?? '#dcd2c0'}" stroke-width="${dotSize}" stroke-linecap="round"`;
    return `<path ${look} d="${parts.join('')}"/>`;
  });
  const { width, height } = spots;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${drawn.join('')}</svg>`;
}
