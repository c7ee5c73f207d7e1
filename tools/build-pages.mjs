// Builds what pages need at run time: the browser's styles and islands in dist/public, and fonts for pictures in dist/fonts.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import subsetFont from 'subset-font';
import { build } from 'vite';

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '..');

/** Package, part of the script, as @fontsource files them. Pictures are drawn with these alone: a bare machine has no fonts. */
const pictureFonts = [
  ['noto-sans', 'latin'],
  ['noto-sans', 'latin-ext'],
  ['noto-nastaliq-urdu', 'arabic'],
  ['noto-naskh-arabic', 'arabic'],
  ['noto-sans-bengali', 'bengali'],
].flatMap(([family, part]) => [400, 700].map((weight) => ({ family, part, weight })));

/** The names of a font by which a picture asks for it: family, style, full name. */
const FAMILY_NAMES = [1, 2, 3, 4, 6, 16, 17];

export async function buildPages() {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: 'dist/public',
      emptyOutDir: true,
      manifest: 'manifest.json',
      assetsInlineLimit: 0,
      // MapLibre, fetched on the pages of a map of small areas alone.
      chunkSizeWarningLimit: 1_200,
      rolldownOptions: {
        // Importing a file does nothing but define things, so what an island does not use of a core stays out of it.
        treeshake: { moduleSideEffects: [{ test: /\/src\/(domains|foundations)\//, sideEffects: false }] },
        input: [
          ...[
            'site.css',
            'islands.ts',
            'desk.css',
            'desk-islands.ts',
            'voices.css',
            'voices-islands.ts',
            'remind-islands.ts',
            'claims.css',
            ...['talk.css', 'talk-islands.ts'],
            ...['help.css', 'help-islands.ts'],
            'trust.css',
          ],
          ...['true-map/true-map.css', 'true-map/true-map.ts'],
          ...['field/field.css', 'field/field-forms.tsx'],
        ].map((name) => `src/apps/web/browser/${name}`),
      },
    },
  });
  await buildPictureFonts(join(root, 'dist/fonts'));
}

async function buildPictureFonts(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { family, part, weight } of pictureFonts) {
    const name = `${family}-${part}-${weight}-normal`;
    const packed = await readFile(require.resolve(`@fontsource/${family}/files/${name}.woff2`));
    const options = { keepAllGlyphs: true, targetFormat: 'sfnt', preserveNameIds: FAMILY_NAMES };
    await writeFile(join(folder, `${name}.ttf`), await subsetFont(packed, undefined, options));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildPages();
