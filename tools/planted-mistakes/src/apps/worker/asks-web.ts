// caught by: apps-by-the-table
import { page } from '../web/page.ts';

export const mistake = page;
