import type { Chicken } from './chicken.ts';

// A loop is reported once, where it is first met: in chicken.ts.
export const egg = (chicken: Chicken): unknown => chicken;
