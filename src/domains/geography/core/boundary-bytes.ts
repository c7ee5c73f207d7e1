import type { Boundary } from './boundary.ts';

/**
 * A boundary in few bytes, about 5 for each point of an official one: how many polygons, in each how many rings, in each how many
 * points, then the points as steps from the one before (the first of all from 0, 0), lon and lat. Every number is a varint of seven bits to
 * the byte, the lowest first; steps are zigzagged, so that small ones in either direction are short. A ring's last point, which is its first, is
 * left out.
 */
export function encodeBoundary({ polygons }: Boundary): Uint8Array {
  const bytes: number[] = [];
  let [lon, lat] = [0, 0];
  writeVarint(bytes, polygons.length);
  for (const rings of polygons) {
    writeVarint(bytes, rings.length);
    for (const ring of rings) {
      const points = ring.length / 2 - 1;
      writeVarint(bytes, points);
      for (let at = 0; at < 2 * points; at += 2) {
        writeVarint(bytes, zigzag(ring[at]! - lon));
        writeVarint(bytes, zigzag(ring[at + 1]! - lat));
        [lon, lat] = [ring[at]!, ring[at + 1]!];
      }
    }
  }
  return Uint8Array.from(bytes);
}

/** The boundary that `encodeBoundary` was given. Throws on other bytes. */
export function decodeBoundary(bytes: Uint8Array): Boundary {
  let at = 0;
  let [lon, lat] = [0, 0];
  const read = (): number => {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error(`a boundary of ${bytes.length} bytes ends before it is complete`);
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 0x80;
    }
  };
  const readRing = (): Int32Array => {
    const points = read();
    if (points > bytes.length) throw new Error(`a boundary of ${bytes.length} bytes cannot hold ${points} points`);
    const ring = new Int32Array(2 * points + 2);
    for (let point = 0; point < points; point++) {
      lon += unzigzag(read());
      lat += unzigzag(read());
      ring[2 * point] = lon;
      ring[2 * point + 1] = lat;
    }
    ring.copyWithin(2 * points, 0, 2);
    return ring;
  };
  const list = <Value>(readOne: () => Value): Value[] => {
    const values: Value[] = [];
    for (let left = read(); left > 0; left--) values.push(readOne());
    return values;
  };
  const polygons = list(() => list(readRing));
  if (at !== bytes.length) throw new Error(`a boundary of ${bytes.length} bytes goes on after its end at ${at}`);
  return { polygons };
}

function writeVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

/** 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4. Not by shifting bits, since a step may need 32 of them. */
function zigzag(step: number): number {
  return step < 0 ? -2 * step - 1 : 2 * step;
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
