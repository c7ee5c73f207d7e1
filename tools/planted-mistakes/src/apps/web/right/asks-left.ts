// caught by: no-folder-loops
import { plain } from '../left/plain.ts';

export const mistake = plain;
