import type { AxisId, Band } from '#domains/mapping/core';

/**
 * One hue for each axis, light to dark, so that lightness alone tells the bands apart for readers who see colours differently. Never red. The
 * style sheet holds the same colours; a test keeps them equal.
 */
export const palette: { readonly [axis in AxisId]: { readonly [band in Band]: string } } = {
  vulnerability: { 1: '#efe6f5', 2: '#cdb2de', 3: '#a67dc1', 4: '#7a4a9b', 5: '#46206a' },
  amenability: { 1: '#e2ecf5', 2: '#aecbe4', 3: '#74a0cb', 4: '#3f72a6', 5: '#163f73' },
  propensity: { 1: '#eeebe4', 2: '#cdc8bd', 3: '#a49e92', 4: '#756f64', 5: '#45413a' },
};

export const INK = '#211c16';
export const QUIET_INK = '#5c5348';
export const PAPER = '#fbf7ef';
/** Of ground that is on the map without a figure. */
export const BLANK = '#fffdf9';

/** How much of the paper shines through a place that is not sure: its colour fades. */
export const FADE = { sure: 0, unknown: 0, fair: 0.38, unsure: 0.68 } as const;
