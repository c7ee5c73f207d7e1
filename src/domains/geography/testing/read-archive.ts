import { PMTiles, type Source } from 'pmtiles';

/** An archive as maps read it, out of bytes that are in memory. */
export function readArchive(bytes: Uint8Array): PMTiles {
  const source: Source = {
    getKey: () => 'archive',
    getBytes: async (offset, length) => ({ data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer }),
  };
  return new PMTiles(source);
}
