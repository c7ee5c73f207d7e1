// caught by: pure-knows-no-node
import { readFileSync } from 'node:fs';

export const mistake = readFileSync;
