import type { HTMLAttributes } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'field-forms': HTMLAttributes<HTMLElement> & { readonly [data: `data-${string}`]: string | number };
    }
  }
}
