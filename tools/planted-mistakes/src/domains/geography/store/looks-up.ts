// caught by: nothing-looks-up
import { build } from '../../../../tools/build.ts';

export const mistake = build;
