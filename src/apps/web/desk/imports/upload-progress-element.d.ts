import type { HTMLAttributes } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      /** The island that shows how far an upload is: `browser/upload-progress.ts`. */
      'upload-progress': HTMLAttributes<HTMLElement> & { readonly [data: `data-${string}`]: string | number };
    }
  }
}
