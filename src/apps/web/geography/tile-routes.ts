import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import { findTileSetById } from '#domains/geography';
import type { Database } from '#platform/database';
import { findFile, openFile } from '#platform/files';
import type { WebEnv } from '../shell/respond.ts';
import { type ByteRange, parseByteRange } from './byte-range.ts';

/**
 * Map tiles as archives, of which a map reads the parts that it shows. The address names an edition of published boundaries, so it may be kept for ever; it
 * is open to everybody, whether or not an index over these areas is public.
 */
export function tileRoutes(db: Database): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.get('/tiles/:file{[a-z0-9-]+\\.pmtiles}', async (context) => {
    const set = await findTileSetById(db, context.req.param('file').replace('.pmtiles', ''));
    const file = set?.archive ? await findFile(db, set.archive.sha256) : null;
    if (file === null) return context.body(null, 404, { 'cache-control': 'no-store' });
    const etag = `"${file.sha256}"`;
    context.header('etag', etag);
    context.header('cache-control', 'public, max-age=31536000, immutable');
    context.header('accept-ranges', 'bytes');
    if (isKnown(context, etag)) return context.body(null, 304);
    context.header('content-type', 'application/vnd.pmtiles');
    const range = rangeOf(context, etag, file.bytes);
    if (range === 'none') return context.body(null, 416, { 'content-range': `bytes */${file.bytes}` });
    if (range === 'whole') return send(context, db, file.sha256, { start: 0, length: file.bytes }, 200);
    context.header('content-range', `bytes ${range.start}-${range.start + range.length - 1}/${file.bytes}`);
    return send(context, db, file.sha256, range, 206);
  });
  return app;
}

function isKnown({ req }: Context, etag: string): boolean {
  const known = req.header('if-none-match')?.split(',') ?? [];
  return known.some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*');
}

/** A part is asked of the very bytes that somebody has begun to read, or not at all. */
function rangeOf({ req }: Context, etag: string, bytes: number): ByteRange | 'whole' | 'none' {
  const condition = req.header('if-range');
  return condition === undefined || condition === etag ? parseByteRange(req.header('range'), bytes) : 'whole';
}

async function send(
  context: Context,
  db: Database,
  sha256: string,
  range: ByteRange,
  status: 200 | 206,
): Promise<Response> {
  const chunks = await openFile(db, sha256, range);
  if (chunks === null) return context.body(null, 404, { 'cache-control': 'no-store' });
  context.header('content-length', String(range.length));
  return context.body(Readable.toWeb(Readable.from(chunks)) as ReadableStream, status);
}
