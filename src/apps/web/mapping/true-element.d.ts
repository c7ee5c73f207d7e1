import type { HTMLAttributes } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      /** The island around the picture of small areas: `browser/true-map/true-map.ts`. */
      'true-map': HTMLAttributes<HTMLElement> & { readonly [data: `data-${string}`]: string };
    }
  }
}
