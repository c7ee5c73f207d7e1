// caught by: doors-only
import { scores } from '../../domains/mapping/core/scores.ts';

export const mistake = scores;
