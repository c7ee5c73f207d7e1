// caught by: no-file-loops
import { egg } from './egg.ts';

export type Chicken = { readonly from: typeof egg };
