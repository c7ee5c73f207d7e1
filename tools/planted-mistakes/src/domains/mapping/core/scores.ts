import { area } from '#domains/geography/core';
import { mean } from '#foundations/numeric';

export const scores = { area, mean };
