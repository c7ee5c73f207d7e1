/** What an archive says of itself. Bounds are in degrees. */
export interface ArchiveFacts {
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly bounds: { readonly west: number; readonly south: number; readonly east: number; readonly north: number };
  readonly metadata: object;
}

/** A tile of an archive: `id` is its number along the curve that PMTiles counts tiles by. */
export interface ArchivedTile {
  readonly id: number;
  readonly bytes: number;
}

const headerBytes = 127;
/** Readers ask for so much of the beginning and expect the header and the root directory in it. */
const beginningBytes = 16_384;
const leafEntries = 4096;

const [noCompression, gzip, vectorTiles] = [1, 2, 1];

/**
 * The beginning of a PMTiles archive, version 3 (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md): all of it but the tiles, which follow in the order
 * of their ids, each compressed by gzip. Directories are not compressed: they are a few kilobytes.
 */
export function beginArchive(tiles: readonly ArchivedTile[], facts: ArchiveFacts): Uint8Array<ArrayBuffer> {
  const ordered = tiles.toSorted((a, b) => a.id - b.id);
  let offset = 0;
  const entries = ordered.map(({ id, bytes }) => {
    const entry = { id, offset, length: bytes, run: 1 };
    offset += bytes;
    return entry;
  });
  const { root, leaves } = makeDirectories(entries);
  const metadata = new TextEncoder().encode(JSON.stringify(facts.metadata));
  const header = makeHeader(
    { root: root.length, metadata: metadata.length, leaves: leaves.length, tiles: offset },
    ordered.length,
    facts,
  );
  return joined([header, root, metadata, leaves]);
}

interface Entry {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
  /** How many tiles it is; 0 where it leads to a further directory. */
  readonly run: number;
}

/** One directory where it fits, otherwise a root that leads to others. */
function makeDirectories(entries: readonly Entry[]): { readonly root: Uint8Array; readonly leaves: Uint8Array } {
  const alone = makeDirectory(entries);
  if (headerBytes + alone.length <= beginningBytes) return { root: alone, leaves: new Uint8Array() };
  const leaves: Uint8Array[] = [];
  const ways: Entry[] = [];
  let offset = 0;
  for (let start = 0; start < entries.length; start += leafEntries) {
    const some = entries.slice(start, start + leafEntries);
    const leaf = makeDirectory(some);
    ways.push({ id: some[0]!.id, offset, length: leaf.length, run: 0 });
    leaves.push(leaf);
    offset += leaf.length;
  }
  return { root: makeDirectory(ways), leaves: joined(leaves) };
}

/** The number of entries, then their ids as steps, their runs, lengths and places, column by column. */
function makeDirectory(entries: readonly Entry[]): Uint8Array {
  const bytes: number[] = [];
  writeVarint(bytes, entries.length);
  for (const [index, { id }] of entries.entries()) writeVarint(bytes, id - (entries[index - 1]?.id ?? 0));
  for (const { run } of entries) writeVarint(bytes, run);
  for (const { length } of entries) writeVarint(bytes, length);
  for (const [index, { offset }] of entries.entries()) {
    const before = entries[index - 1];
    writeVarint(bytes, before !== undefined && offset === before.offset + before.length ? 0 : offset + 1);
  }
  return Uint8Array.from(bytes);
}

function makeHeader(
  lengths: { readonly root: number; readonly metadata: number; readonly leaves: number; readonly tiles: number },
  tiles: number,
  { minZoom, maxZoom, bounds }: ArchiveFacts,
): Uint8Array {
  const header = new Uint8Array(headerBytes);
  const view = new DataView(header.buffer);
  header.set(new TextEncoder().encode('PMTiles'));
  header[7] = 3;
  const metadataAt = headerBytes + lengths.root;
  const leavesAt = metadataAt + lengths.metadata;
  const parts = [
    ...[headerBytes, lengths.root, metadataAt, lengths.metadata, leavesAt, lengths.leaves],
    ...[leavesAt + lengths.leaves, lengths.tiles, tiles, tiles, tiles],
  ];
  for (const [index, part] of parts.entries()) view.setBigUint64(8 + 8 * index, BigInt(part), true);
  // Tiles stand in the order of their ids.
  header.set([1, noCompression!, gzip!, vectorTiles!, minZoom, maxZoom], 96);
  const { west, south, east, north } = bounds;
  const inParts = (degrees: number) => Math.round(degrees * 1e7);
  for (const [index, degrees] of [west, south, east, north].entries())
    view.setInt32(102 + 4 * index, inParts(degrees), true);
  header[118] = minZoom;
  view.setInt32(119, inParts((west + east) / 2), true);
  view.setInt32(123, inParts((south + north) / 2), true);
  return header;
}

function writeVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
