import type { HTMLAttributes } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      /** The island that recalculates while somebody types: `browser/what-if.ts`. */
      'what-if': HTMLAttributes<HTMLElement> & { readonly [data: `data-${string}`]: string | number };
      /** The island that looks again how far something is: `browser/look-again.ts`. */
      'look-again': HTMLAttributes<HTMLElement> & { readonly [data: `data-${string}`]: string | number };
    }
  }
}
