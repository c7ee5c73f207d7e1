// caught by: nothing-looks-up
import { fact } from '#domains/facts';

export const mistake = fact;
