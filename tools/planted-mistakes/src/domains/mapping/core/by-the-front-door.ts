// caught by: core-enters-by-side-doors
import { area } from '#domains/geography';

export const mistake = area;
