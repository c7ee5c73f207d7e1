import { promisify } from 'node:util';
import { brotliCompress, constants, gunzip, gzip } from 'node:zlib';
import type { Context } from 'hono';
import { answer, type WebEnv } from '../shell/respond.ts';

/** A file that is made once and asked for often: packed already, as packing it takes longer than making it. */
export interface KeptFile {
  readonly type: string;
  readonly brotli: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
}

/** How hard to pack: a file that is kept is worth more work than one that is made for one answer. */
const quality = { long: 9, once: 5 } as const;

export async function keepFile(
  content: string | Uint8Array,
  type: string,
  kept: keyof typeof quality,
): Promise<KeptFile> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality[kept],
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const [small, common] = await Promise.all([promisify(brotliCompress)(bytes, { params }), promisify(gzip)(bytes)]);
  return { type, brotli: new Uint8Array(small), gzip: new Uint8Array(common) };
}

/** Answers with a kept file in the packing that the browser reads. */
export async function sendKept(context: Context<WebEnv>, file: KeptFile): Promise<Response> {
  return answer(context, await packed(context, file), file.type);
}

/** The same for somebody at the desk: the headers of the desk stay, and no cache keeps it. */
export async function sendToOne(context: Context<WebEnv>, file: KeptFile): Promise<Response> {
  return context.body(await packed(context, file), 200, { 'content-type': file.type });
}

async function packed(context: Context<WebEnv>, { brotli, gzip: common }: KeptFile): Promise<Uint8Array<ArrayBuffer>> {
  context.header('vary', 'accept-encoding');
  const packings = [['br', brotli] as const, ['gzip', common] as const];
  const [name, bytes] = packings.find(([packing]) => accepts(context, packing)) ?? [];
  if (name === undefined || bytes === undefined) return new Uint8Array(await promisify(gunzip)(common));
  context.header('content-encoding', name);
  return bytes;
}

/** "gzip;q=0" is a refusal. */
function accepts(context: Context, packing: string): boolean {
  const entries = (context.req.header('accept-encoding') ?? '').toLowerCase().split(',');
  return entries.some((entry) => {
    const [name, weight = 'q=1'] = entry.split(';').map((part) => part.trim());
    return name === packing && !/^q=0(\.0*)?$/.test(weight);
  });
}
