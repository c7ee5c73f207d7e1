import { scores } from '#domains/mapping';

export const flow = scores;
