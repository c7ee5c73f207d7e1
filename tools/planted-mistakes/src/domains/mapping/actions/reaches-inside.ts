// caught by: doors-only
import { findArea } from '../../geography/store/areas.ts';

export const mistake = findArea;
