import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** The built styles, scripts and fonts, by the hashed names that Vite gave them. */
export interface Assets {
  /** Address of a built file by its source: "src/apps/web/browser/site.css". */
  address(source: string): string;
  /** The bytes and type behind an address under /assets/, or null when no such file was built. */
  read(address: string): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string } | null>;
}

export const STYLES = 'src/apps/web/browser/site.css';
export const ISLANDS = 'src/apps/web/browser/islands.ts';
/** Of the pages where people speak, apart from those of the map: a phone loads what it needs. */
export const VOICES_STYLES = 'src/apps/web/browser/voices.css';
export const VOICES_ISLANDS = 'src/apps/web/browser/voices-islands.ts';
/** Of the pages where rumours are answered. */
export const CLAIMS_STYLES = 'src/apps/web/browser/claims.css';
/** Of the pages that help with difficult talks. */
export const TALK_STYLES = 'src/apps/web/browser/talk.css';
export const TALK_ISLANDS = 'src/apps/web/browser/talk-islands.ts';
/** Of the pages for somebody with a worry. */
export const HELP_STYLES = 'src/apps/web/browser/help.css';
export const HELP_ISLANDS = 'src/apps/web/browser/help-islands.ts';
/** Of the pages that explain Prevent. */
export const TRUST_STYLES = 'src/apps/web/browser/trust.css';
/** Of the pages where partners answer, and the program that keeps their forms on a phone. */
export const FIELD_STYLES = 'src/apps/web/browser/field/field.css';
export const FIELD_FORMS = 'src/apps/web/browser/field/field-forms.tsx';
/** Of the one page where a browser asks to be reminded. */
export const REMIND_ISLANDS = 'src/apps/web/browser/remind-islands.ts';

/** Of the pages with a map to move in, which is far larger than all else. */
export const TRUE_MAP_STYLES = 'src/apps/web/browser/true-map/true-map.css';
export const TRUE_MAP = 'src/apps/web/browser/true-map/true-map.ts';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

interface ManifestEntry {
  readonly file: string;
  readonly assets?: readonly string[];
  readonly css?: readonly string[];
}

/** Reads the manifest of a finished build. Throws when there is none: the product does not start half-dressed. */
export function readAssets(publicFolder: string): Assets {
  const manifest = readManifest(join(publicFolder, 'manifest.json'));
  const built = new Set(
    Object.values(manifest).flatMap(({ file, assets = [], css = [] }) =>
      [file, ...assets, ...css].map((name) => `/${name}`),
    ),
  );
  return {
    address(source) {
      const entry = manifest[source];
      if (entry === undefined) throw new Error(`the build holds no "${source}": run "npm run build"`);
      return `/${entry.file}`;
    },
    async read(address) {
      const type = types[extname(address)];
      if (!built.has(address) || type === undefined) return null;
      return { bytes: new Uint8Array(await readFile(join(publicFolder, address))), type };
    },
  };
}

function readManifest(path: string): Record<string, ManifestEntry> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, ManifestEntry>;
  } catch (cause) {
    throw new Error(`no build of the pages at ${path}: run "npm run build"`, { cause });
  }
}
