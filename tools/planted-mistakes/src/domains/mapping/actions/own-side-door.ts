// caught by: not-through-own-index
import { scores } from '#domains/mapping/core';

export const mistake = scores;
