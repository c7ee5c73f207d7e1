import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that nobody can guess, for a link. Only its hash is kept. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const newId = (): string => randomBytes(16).toString('hex');
