import { fact } from '#domains/facts';

export const page = fact;
