// caught by: rooms-in-order
import { listFacts } from '../actions/list-facts.ts';

export const mistake = listFacts;
