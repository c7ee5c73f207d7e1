import { fact } from '#domains/facts/core';
import { accept } from '#foundations/result';

export const island = accept(fact);
