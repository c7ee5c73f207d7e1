import { type AxisId, BANDS, decodeBand } from '#domains/mapping/core';
import { type BorderNet, NO_AREA, svgPath } from '#foundations/spatial';
import { BLANK, FADE, INK, PAPER, palette } from './palette.ts';

/** What is drawn of the areas of a net, which lie on the grid of a frame. */
export interface Look {
  readonly axis: AxisId;
  /** For each area its band as `encodeBand` writes it. */
  readonly bands: Uint16Array;
  /** For each area the group it belongs to: a line is drawn between groups. */
  readonly groups: Uint16Array;
  /** Whether a fine line is drawn between all areas: for few of them, seen from near. */
  readonly separatesAreas: boolean;
  /** Units of the grid in a hundredth of the picture's longer side: how wide lines are follows from it. */
  readonly hundredth: number;
  /** Points closer than so many units to a line are left out of it. */
  readonly tolerance: number;
}

/**
 * One axis as SVG elements, in units of the grid. Bands are laid over one another, the lightest first and each with all that are darker, so that no
 * gap can open between neighbours; paper laid over those that are not sure lets them fade.
 */
export function drawBands(net: BorderNet, look: Look): string {
  const { axis, hundredth, tolerance, groups } = look;
  const views = Array.from(look.bands, decodeBand);
  const fill = (colour: string, more: string, includes: (area: number) => boolean) => {
    const path = svgPath(net.outline(includes, tolerance), 'closed');
    return path === '' ? '' : `<path fill="${colour}"${more} d="${path}"/>`;
  };
  const line = (colour: string, width: number, more: string, separates: (one: number, other: number) => boolean) => {
    const path = svgPath(net.borders(separates, tolerance), 'open');
    const stroke = `stroke="${colour}" stroke-width="${Math.round(width * hundredth * 100) / 100}"`;
    return path === '' ? '' : `<path fill="none" ${stroke} stroke-linejoin="round"${more} d="${path}"/>`;
  };
  const isIn = (area: number, from: number) => (views[area]?.band ?? 0) >= from;
  const isUnsure = (area: number) => views[area]?.sureness === 'unsure';
  const isFair = (area: number) => views[area]?.sureness === 'fair';
  // Unsure places lie under both sheets of paper, fair ones under the first.
  const second = 1 - (1 - FADE.unsure) / (1 - FADE.fair);
  return [
    fill(BLANK, '', () => true),
    ...BANDS.map((band) => fill(palette[axis][band], '', (area) => isIn(area, band))),
    fill(PAPER, ` fill-opacity="${FADE.fair}"`, (area) => isFair(area) || isUnsure(area)),
    fill(PAPER, ` fill-opacity="${second.toFixed(3)}"`, isUnsure),
    look.separatesAreas ? line(PAPER, 0.16, '', (one, other) => one !== NO_AREA && other !== NO_AREA) : '',
    line(INK, look.separatesAreas ? 0.22 : 0.09, ' stroke-opacity="0.75"', (one, other) =>
      one === NO_AREA || other === NO_AREA ? one !== other : groups[one] !== groups[other],
    ),
  ].join('');
}
