import { findArea } from '#domains/geography';
import { log } from '#platform/log';
import { scores } from '../core/scores.ts';

export const build = () => [findArea('a'), log('b'), scores];
