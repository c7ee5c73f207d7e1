// caught by: not-through-own-index
import { accept } from './index.ts';

export const mistake = accept;
