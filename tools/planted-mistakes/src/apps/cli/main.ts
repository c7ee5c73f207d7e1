import { scores } from '#domains/mapping';
import { page } from '../web/page.ts';
import { flow } from '../worker/flows/flow.ts';

export const main = [scores, page, flow];
