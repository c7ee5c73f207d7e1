// caught by: pure-knows-no-node
import { randomInt } from 'crypto';

export const mistake = randomInt;
