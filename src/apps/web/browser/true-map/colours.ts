import { type AxisId, BANDS, type Band } from '#domains/mapping/core';

/** The colours of the page, as its style sheet has them. */
export interface Colours {
  readonly paper: string;
  readonly ink: string;
  /** Of ground without a figure. */
  readonly blank: string;
  readonly bands: ReadonlyMap<AxisId, Readonly<Record<Band, string>>>;
  /** How much of the paper shines through what is not sure, from 0 to 1. */
  readonly fade: { readonly fair: number; readonly unsure: number };
}

/** Reads the colours where `element` stands: the class of an axis brings those of its bands. */
export function readColours(element: Element, axes: readonly AxisId[]): Colours {
  const probe = document.createElement('span');
  element.append(probe);
  const read = (name: string) => getComputedStyle(probe).getPropertyValue(name).trim();
  const share = (name: string) => Number.parseFloat(read(name)) / 100;
  const bandsOf = (axis: AxisId) => {
    probe.className = axis;
    return Object.fromEntries(BANDS.map((band) => [band, read(`--b${band}`)])) as Record<Band, string>;
  };
  const bands = new Map(axes.map((axis) => [axis, bandsOf(axis)]));
  const fade = { fair: share('--fade-fair'), unsure: share('--fade-unsure') };
  const colours = { paper: read('--paper'), ink: read('--ink'), blank: read('--card'), bands, fade };
  probe.remove();
  return colours;
}

/** One colour, `#rrggbb`, through which so much of another shines. */
export function mixed(colour: string, other: string, share: number): string {
  const part = (text: string, at: number) => Number.parseInt(text.slice(at, at + 2), 16);
  const parts = [1, 3, 5].map((at) => part(colour, at) + (part(other, at) - part(colour, at)) * share);
  return `#${parts.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
