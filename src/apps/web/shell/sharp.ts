import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The library of pictures. */
export type Sharp = typeof import('sharp').default;

/**
 * Loads the library of pictures when the first is drawn, with the fonts of the package alone, so that Urdu, Arabic and Bengali come out right on a
 * machine that has no fonts. Its font library reads its settings once, when it is first loaded: it is loaded here and nowhere else.
 */
export function sharpWith(fontFolder: string): () => Promise<Sharp> {
  let loading: Promise<Sharp> | null = null;
  return () => {
    loading ??= loadSharp(fontFolder);
    return loading;
  };
}

async function loadSharp(fontFolder: string): Promise<Sharp> {
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
