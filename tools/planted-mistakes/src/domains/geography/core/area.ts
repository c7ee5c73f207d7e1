import { z } from 'zod';

export const area = z.object({ code: z.string() });
