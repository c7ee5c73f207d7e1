import type { Bounds } from '#domains/geography';
import type { AxisId } from '#domains/mapping/core';
import { type MercatorFrame, mercatorFrame, type Rectangle } from '#foundations/spatial';
import type { Authority, OutlineAtlas } from './atlas.ts';

/**
 * How fine a picture is: units of its grid along its longer side, and how far from a line a point must lie to be kept. `country` is for a large screen or a
 * sheet of paper (a unit is 110 metres of England), `small` for a corner of a page, `authority` for one authority with lines between its areas.
 */
export const FINENESS = {
  country: { longerSide: 6_000, tolerance: 1.2 },
  small: { longerSide: 1_400, tolerance: 0.9 },
  authority: { longerSide: 2_000, tolerance: 1.2 },
} as const;

export type Fineness = keyof typeof FINENESS;

/** What a picture is drawn on: the ground in its frame, room for lines along its edge, and a line of text below. */
export interface Sheet {
  readonly frame: MercatorFrame;
  readonly box: Rectangle;
  /** Height of the letters below. */
  readonly lettersSize: number;
}

export function sheetAround(bounds: Bounds, fineness: Fineness): Sheet {
  const { longerSide } = FINENESS[fineness];
  const frame = mercatorFrame(bounds, longerSide);
  const margin = Math.ceil(longerSide / 200);
  const lettersSize = Math.round(longerSide / 60);
  return {
    frame,
    box: {
      x: -margin,
      y: -margin,
      width: frame.width + 2 * margin,
      height: frame.height + 2 * margin + 2 * lettersSize,
    },
    lettersSize,
  };
}

/** "small-areas-2025-v1 · 2026-11-25": understood in every language. */
export function dateLine({ version }: Pick<OutlineAtlas, 'version'>): string {
  return `${version.id} · ${(version.publishedAt ?? version.createdAt).slice(0, 10)}`;
}

/** Where the picture of an axis is found. It names its version, so that a page never shows the picture of another one. */
export function pictureAddress(atlas: OutlineAtlas, axis: AxisId, part: Authority | 'small' | null = null): string {
  const version = encodeURIComponent(atlas.version.id);
  const file = part === null ? axis : part === 'small' ? `${axis}-small` : `${axis}-${encodeURIComponent(part.code)}`;
  return `/map/pictures/${version}/${file}.svg`;
}
