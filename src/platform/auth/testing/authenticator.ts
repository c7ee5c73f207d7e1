import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A keeper of passkeys in a few lines, for tests without a browser: ES256, no attestation (w3.org/TR/webauthn-3, 6.1 and 6.5.4). */
export interface Authenticator {
  /** Makes a passkey for what a page was offered, as a browser answers `navigator.credentials.create`. */
  make(options: object): object;
  /** Uses the passkey made last, as a browser answers `navigator.credentials.get`. */
  use(options: object): object;
}

interface Held {
  readonly id: Buffer;
  readonly key: KeyObject;
}

/** `isVerified` false is somebody with the device and without the finger, the face or the PIN. */
export function createAuthenticator(origin: string, { isVerified = true } = {}): Authenticator {
  let held: Held | null = null;
  let counter = 0;
  const rpIdHash = sha256(new URL(origin).hostname);
  const head = (flags: number) => {
    counter++;
    const start = Buffer.alloc(37);
    rpIdHash.copy(start);
    start.writeUInt8(flags | present | (isVerified ? verified : 0), 32);
    start.writeUInt32BE(counter, 33);
    return start;
  };
  const clientData = (type: string, options: object) =>
    Buffer.from(JSON.stringify({ type, challenge: (options as { challenge: string }).challenge, origin }));
  const answer = ({ id }: Held, response: Record<string, Buffer>) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response: Object.fromEntries(Object.entries(response).map(([name, bytes]) => [name, bytes.toString('base64url')])),
  });

  return {
    make(options) {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      held = { id: randomBytes(32), key: privateKey };
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const length = Buffer.from([0, held.id.length]);
      const cose = cborMap([
        [cborInteger(1), cborInteger(2)],
        [cborInteger(3), cborInteger(-7)],
        [cborInteger(-1), cborInteger(1)],
        [cborInteger(-2), cborBytes(Buffer.from(x, 'base64url'))],
        [cborInteger(-3), cborBytes(Buffer.from(y, 'base64url'))],
      ]);
      const authData = Buffer.concat([head(attested), Buffer.alloc(16), length, held.id, cose]);
      const attestationObject = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(authData)],
      ]);
      return answer(held, { clientDataJSON: clientData('webauthn.create', options), attestationObject });
    },
    use(options) {
      if (held === null) throw new Error('this authenticator has made no passkey');
      const clientDataJSON = clientData('webauthn.get', options);
      const authenticatorData = head(0);
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientDataJSON)]), held.key);
      return answer(held, { clientDataJSON, authenticatorData, signature });
    },
  };
}

const [present, verified, attested] = [0x01, 0x04, 0x40];

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();

// As much of CBOR (RFC 8949) as a passkey needs.
const start = (kind: number, value: number) =>
  Buffer.from(
    value < 24
      ? [(kind << 5) | value]
      : value < 256
        ? [(kind << 5) | 24, value]
        : [(kind << 5) | 25, value >> 8, value & 255],
  );
const cborInteger = (value: number) => (value < 0 ? start(1, -1 - value) : start(0, value));
const cborBytes = (bytes: Buffer) => Buffer.concat([start(2, bytes.length), bytes]);
const cborText = (text: string) => Buffer.concat([start(3, text.length), Buffer.from(text)]);
const cborMap = (pairs: readonly (readonly [Buffer, Buffer])[]) =>
  Buffer.concat([start(5, pairs.length), ...pairs.flat()]);
