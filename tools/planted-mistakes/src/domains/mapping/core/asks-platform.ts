// caught by: pure-knows-no-platform
import { log } from '#platform/log';

export const mistake = log;
