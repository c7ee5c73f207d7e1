import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Seals with the installation's secret. What a page hands out and a form brings back is kept nowhere meanwhile: the seal shows that it is ours and
 * unchanged. It hides nothing.
 */
export interface Seals {
  /** `purpose` keeps what was sealed for one thing from being used for another. */
  seal(purpose: string, value: string): string;
  /** What was sealed; null for what was not, not for this purpose, or by another installation. */
  open(purpose: string, sealed: string): string | null;
  /** A hash of a value that nobody can make, or trace back, without the secret: 64 figures in hex. */
  mark(purpose: string, value: string): string;
}

export function createSeals(secret: string): Seals {
  const mac = (purpose: string, value: string) =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['seal', purpose, value]))
      .digest();
  return {
    seal: (purpose, value) =>
      `${Buffer.from(value).toString('base64url')}.${mac(purpose, value).toString('base64url')}`,

    open(purpose, sealed) {
      const [body = '', end = '', ...more] = sealed.split('.');
      const value = Buffer.from(body, 'base64url').toString('utf8');
      const given = Buffer.from(end, 'base64url');
      const expected = mac(purpose, value);
      const isOurs = more.length === 0 && given.length === expected.length && timingSafeEqual(given, expected);
      return isOurs ? value : null;
    },

    mark: (purpose, value) => mac(`mark ${purpose}`, value).toString('hex'),
  };
}
