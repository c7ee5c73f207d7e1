// caught by: islands-stay-light
import { fact } from '#domains/facts';

export const mistake = fact;
