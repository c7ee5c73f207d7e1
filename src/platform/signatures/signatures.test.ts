import { describe, expect, it } from 'vitest';
import { readSigned, signerOf } from './signatures.ts';

const secret = 'a secret of the tests, long enough for all';
const signer = signerOf(secret, 'claims');

describe('a signed text', () => {
  it('is read by whoever has the key, and says what was signed', async () => {
    const signed = await signer.sign('{"words":"لائبریری"}');
    expect(await readSigned(`${signed}\n`, signer.publicKey)).toEqual({ ok: true, value: '{"words":"لائبریری"}' });
  });

  it('has the same key in every process of an installation, another for another purpose and in another installation', () => {
    expect(signerOf(secret, 'claims').publicKey).toBe(signer.publicKey);
    const others = [signerOf(secret, 'maps'), signerOf(`${secret}.`, 'claims')].map(({ publicKey }) => publicKey);
    expect(new Set([signer.publicKey, ...others]).size).toBe(3);
  });

  // RFC 8032, 7.1, TEST 1: the key and the signature of the empty text, through the JWS of RFC 8037, A.4.
  it('is read as RFC 8037 has it', async () => {
    const key = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
    const signed =
      'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg';
    expect(await readSigned(signed, key)).toEqual({ ok: true, value: 'Example of Ed25519 signing' });
  });

  it.each([
    [
      'changed',
      async (): Promise<string> =>
        (await signer.sign('yes')).replace(/\.[^.]+\./, `.${Buffer.from('no').toString('base64url')}.`),
      signer.publicKey,
      'other-key',
    ],
    ['signed by somebody else', () => signerOf('another secret', 'claims').sign('yes'), signer.publicKey, 'other-key'],
    [
      'unsigned',
      async (): Promise<string> => `${Buffer.from('{"alg":"none"}').toString('base64url')}.eWVz.`,
      signer.publicKey,
      'not-signed',
    ],
    ['not one at all', async (): Promise<string> => '{"items":[]}', signer.publicKey, 'not-signed'],
    ['read with no key', () => signer.sign('yes'), 'a key', 'no-key'],
  ] as const)('is refused where it is %s', async (_, make, key, problem) => {
    expect(await readSigned(await make(), key)).toEqual({ ok: false, problem });
  });
});
