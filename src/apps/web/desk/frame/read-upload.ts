import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyInstance } from '@fastify/busboy';

/** A file that a form brings, as it arrives. */
export interface Upload {
  /** As the sender's computer calls it. */
  readonly fileName: string;
  /** What arrives, as it is asked for. Throws `UploadBroken` where it stops arriving. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Reads no further. */
  abandon(): void;
}

/** The line broke, or what arrived is no form. */
export class UploadBroken extends Error {}

/** Words of a form that comes with a file: few and short. */
const limits = { fields: 20, fieldSize: 10_000, fieldNameSize: 100, files: 1, headerPairs: 20 };

/**
 * Reads a form (multipart/form-data) up to its file: the fields that stand before it, and the file to be read as it arrives, so that a large one is
 * never held in memory. A form without a file is read to its end.
 */
export async function readUpload(
  request: Request,
): Promise<{ readonly form: Map<string, string[]>; readonly upload: Upload | null }> {
  const form = new Map<string, string[]>();
  const type = request.headers.get('content-type') ?? '';
  if (request.body === null || !/^multipart\/form-data;/i.test(type)) return { form, upload: null };
  const source = Readable.fromWeb(request.body as ReadableStream);
  return new Promise((resolve) => {
    let parser: BusboyInstance;
    const give = (upload: Upload | null) => resolve({ form, upload });
    try {
      parser = new Busboy({ headers: { 'content-type': type }, limits });
    } catch {
      source.destroy();
      return give(null);
    }
    let file: Readable | null = null;
    const breakOff = () => {
      source.unpipe(parser);
      source.destroy();
      file?.destroy(new UploadBroken('the file stopped arriving'));
      give(null);
    };
    parser.on('field', (name, value) => form.set(name, [...(form.get(name) ?? []), value]));
    parser.on('file', (_field, stream, fileName) => {
      // Whoever reads it is told by its being destroyed; somebody has to listen all the same, or the process ends.
      stream.on('error', () => stream.destroy());
      if (!fileName) {
        stream.resume();
        return;
      }
      file = stream;
      give({ fileName, bytes: whole(stream), abandon: breakOff });
    });
    parser.on('finish', () => give(null));
    parser.on('error', breakOff);
    source.on('error', breakOff);
    source.pipe(parser);
  });
}

async function* whole(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch {
    throw new UploadBroken('the file stopped arriving');
  }
}
