import type { HTMLAttributes } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'self-check': HTMLAttributes<HTMLElement> & Readonly<Record<`data-${string}`, string>>;
    }
  }
}
