import { hostname } from 'node:os';

export const log = (line: string) => `${hostname()} ${line}`;
