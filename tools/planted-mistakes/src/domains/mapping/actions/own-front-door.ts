// caught by: not-through-own-index
import { scores } from '../index.ts';

export const mistake = scores;
