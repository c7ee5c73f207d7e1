// caught by: no-development-packages
import { test } from 'vitest';

export const mistake = test;
