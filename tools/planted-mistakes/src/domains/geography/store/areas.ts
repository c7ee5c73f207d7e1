import { log } from '#platform/log';

export const findArea = (code: string) => log(code);
