import { type Signer, signerOf } from '#platform/signatures';

/** Signs what others take in of the answers here. */
export const feedSignerOf = (secret: string): Signer => signerOf(secret, 'claims feed');
