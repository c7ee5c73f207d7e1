// caught by: domains-by-the-table
import { area } from '#domains/geography';

export const mistake = area;
