import type { HTMLAttributes } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'leave-page': HTMLAttributes<HTMLElement> & Readonly<Record<`data-${string}`, string>>;
    }
  }
}
