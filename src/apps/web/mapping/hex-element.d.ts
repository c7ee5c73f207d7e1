import type { HTMLAttributes } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      /** The island around the map: `browser/hex-map.ts`. */
      'hex-map': HTMLAttributes<HTMLElement> & { readonly [data: `data-${string}`]: string };
    }
  }
}
