// caught by: rooms-in-order
import { findArea } from '../store/areas.ts';

export const mistake = findArea;
