/** A part of a file: `length` bytes from `start` on. */
export interface ByteRange {
  readonly start: number;
  readonly length: number;
}

/**
 * What a Range header asks of a file (RFC 9110, section 14): one part of it; `whole` where there is no header, none that we know, or several parts at once, which a
 * server may leave alone; `none` where nothing of the file is in it.
 */
export function parseByteRange(header: string | undefined, fileBytes: number): ByteRange | 'whole' | 'none' {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.replaceAll(/\s/g, '') ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'whole';
  if (first === '') {
    const length = Math.min(Number(last), fileBytes);
    return length === 0 ? 'none' : { start: fileBytes - length, length };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return 'whole';
  if (start >= fileBytes) return 'none';
  const end = last === '' ? fileBytes - 1 : Math.min(Number(last), fileBytes - 1);
  return { start, length: end - start + 1 };
}
