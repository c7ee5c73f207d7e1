import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { mean } from './mean.ts';

expect(mean(1, Number(readFileSync('three', 'utf8')))).toBe(2);
