import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Draws an SVG as a PNG at twice its size. */
export type Painter = (svg: string) => Promise<Uint8Array<ArrayBuffer>>;

const DENSITY = 144;

/**
 * A painter that writes with the fonts of the package alone, so that Urdu, Arabic and Bengali come out right on a machine that has no
 * fonts. The font library reads its settings once, when it is first loaded: sharp is therefore loaded here and nowhere else.
 */
export function createPainter(fontFolder: string): Painter {
  let loading: Promise<typeof import('sharp').default> | null = null;
  return async (svg) => {
    loading ??= loadSharp(fontFolder);
    const sharp = await loading;
    return new Uint8Array(await sharp(Buffer.from(svg), { density: DENSITY }).png({ palette: true }).toBuffer());
  };
}

async function loadSharp(fontFolder: string): Promise<typeof import('sharp').default> {
  if (!existsSync(fontFolder)) throw new Error(`no fonts for pictures at ${fontFolder}: run "npm run build"`);
  const folder = await mkdtemp(join(tmpdir(), 'outspoken-fonts-'));
  const file = join(folder, 'fonts.conf');
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${escapeXml(fontFolder)}</dir><cachedir>${escapeXml(folder)}</cachedir></fontconfig>`,
  );
  process.env.FONTCONFIG_FILE = file;
  const { default: sharp } = await import('sharp');
  return sharp;
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
