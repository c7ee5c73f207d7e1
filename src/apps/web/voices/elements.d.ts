import type { HTMLAttributes } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'words-box': HTMLAttributes<HTMLElement> & Readonly<Record<`data-${string}`, string | number>>;
      'remind-me': HTMLAttributes<HTMLElement> & Readonly<Record<`data-${string}`, string>>;
      'share-box': HTMLAttributes<HTMLElement> & Readonly<Record<`data-${string}`, string>>;
    }
  }
}
