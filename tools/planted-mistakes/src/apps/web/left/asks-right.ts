// caught by: no-folder-loops
import { plain } from '../right/plain.ts';

export const mistake = plain;
