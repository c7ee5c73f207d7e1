import { harness } from '#platform/database/testing';
import { log } from './log.ts';

export const logged = log(harness);
