/** An int8 as a number. Identifiers and counts never come near 2^53; a value that does would be silently wrong, so it throws. */
export function readInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`an int8 must fit a number exactly: got ${text}`);
  return value;
}

/** A date is a day, not a moment: it stays "YYYY-MM-DD", whatever the time zone of the computer. */
export function readDate(text: string): string {
  return text;
}

/** Bytes as PostgreSQL writes them: `\x00ff`. */
export function readBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}

export function writeBytes(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}
