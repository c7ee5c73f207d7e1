import { BANDS, type Band, type BandView, type Sureness } from './public-view.ts';

/** What travels of a place on one axis: all that a map can show and say of it. */
export type BandOnWire = Pick<BandView, 'band' | 'low' | 'high' | 'sureness'>;

const SURENESS: readonly Sureness[] = ['unknown', 'sure', 'fair', 'unsure'];

/**
 * A place on one axis in eleven bits: 0 to 2 its band, 3 to 5 the lowest and 6 to 8 the highest likely one, 9 and 10 how sure that is (0 unknown, 1
 * sure, 2 fair, 3 unsure). All zero: there is nothing to show.
 */
export function encodeBand(view: BandOnWire | null): number {
  if (view === null) return 0;
  return view.band | (view.low << 3) | (view.high << 6) | (SURENESS.indexOf(view.sureness) << 9);
}

/** The place that `encodeBand` was given; null for zero, and for a number that stands for no place. */
export function decodeBand(code: number): BandOnWire | null {
  const [band, low, high] = [code & 7, (code >> 3) & 7, (code >> 6) & 7];
  const sureness = SURENESS[(code >> 9) & 3];
  if (!isBand(band) || !isBand(low) || !isBand(high) || low > band || band > high || sureness === undefined)
    return null;
  return { band, low, high, sureness };
}

const isBand = (value: number): value is Band => (BANDS as readonly number[]).includes(value);

/** Codes as they travel: two bytes each, the lower one first. */
export function toBandBytes(codes: Uint16Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2 * codes.length);
  const view = new DataView(bytes.buffer);
  for (const [at, code] of codes.entries()) view.setUint16(2 * at, code, true);
  return bytes;
}

/** Codes that have travelled. An odd byte at the end is no code. */
export function fromBandBytes(bytes: ArrayBuffer): Uint16Array<ArrayBuffer> {
  const view = new DataView(bytes);
  return Uint16Array.from({ length: bytes.byteLength >> 1 }, (_, at) => view.getUint16(2 * at, true));
}
