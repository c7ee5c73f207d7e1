// caught by: resolves
import { nothing } from './nowhere.ts';

export const mistake = nothing;
