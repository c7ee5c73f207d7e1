import type { HTMLAttributes } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      /** The island that makes and asks for passkeys: `browser/passkey-button.ts`. */
      'passkey-button': HTMLAttributes<HTMLElement> & { readonly [data: `data-${string}`]: string };
    }
  }
}
