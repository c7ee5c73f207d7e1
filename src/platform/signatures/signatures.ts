import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto';
import { CompactSign, compactVerify, errors } from 'jose';
import { accept, type Result, refuse } from '#foundations/result';

/** Signs what others are to know as ours. */
export interface Signer {
  /** What others know it by: the 32 bytes of an Ed25519 key in base64url, as the "x" of a JWK (RFC 8037). */
  readonly publicKey: string;
  /** A text with its signature, as a compact JWS (RFC 7515) of EdDSA. */
  sign(text: string): Promise<string>;
}

/** How a private key of 32 bytes begins in PKCS #8 (RFC 8410, 7). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The installation's key for one purpose follows from its secret: every process has the same, and nothing has to be stored. */
export function signerOf(secret: string, purpose: string): Signer {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', `signature ${purpose}`, 32));
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  return {
    publicKey: createPublicKey(key).export({ format: 'jwk' }).x ?? '',
    sign: (text) => new CompactSign(new TextEncoder().encode(text)).setProtectedHeader({ alg: 'EdDSA' }).sign(key),
  };
}

/** `not-signed`: it is no signed text at all. `other-key`: somebody else signed it, or it was changed. */
export type SignatureProblem = 'no-key' | 'not-signed' | 'other-key';

/** What was signed, if it was signed with this key and nothing of it was changed. */
export async function readSigned(signed: string, publicKey: string): Promise<Result<string, SignatureProblem>> {
  const key = keyOf(publicKey);
  if (key === null) return refuse('no-key');
  try {
    const { payload } = await compactVerify(signed.trim(), key, { algorithms: ['EdDSA'] });
    return accept(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch (error) {
    return refuse(error instanceof errors.JWSSignatureVerificationFailed ? 'other-key' : 'not-signed');
  }
}

function keyOf(publicKey: string): KeyObject | null {
  if (!/^[\w-]{43}$/.test(publicKey)) return null;
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  } catch {
    return null;
  }
}
