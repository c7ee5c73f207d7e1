// caught by: islands-stay-light
import { z } from 'zod';

export const mistake = z;
