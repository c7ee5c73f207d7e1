// caught by: nothing-looks-up
import { log } from '#platform/log';

export const mistake = log;
