import type { HTMLAttributes } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      /** The island of single keys: `browser/single-keys.ts`. */
      'single-keys': HTMLAttributes<HTMLElement>;
    }
  }
}
