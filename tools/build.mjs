// Builds the program into dist/: the command line with its worker threads, then the browser's styles and islands.
import { build } from 'vite';

const jsx = { oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } }, logLevel: 'warn', configFile: false };

await build({
  ...jsx,
  build: {
    outDir: 'dist/public',
    emptyOutDir: true,
    manifest: 'manifest.json',
    assetsInlineLimit: 0,
    rolldownOptions: { input: ['src/apps/web/browser/site.css', 'src/apps/web/browser/islands.ts'] },
  },
});

await build({
  ...jsx,
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node26',
    rolldownOptions: {
      input: {
        cli: 'src/apps/cli/main.ts',
        'uncertainty-worker': 'src/domains/mapping/actions/uncertainty-worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
