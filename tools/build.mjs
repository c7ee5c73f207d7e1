// Builds the program into dist/: what pages need, then the command line with its worker threads.
import { build } from 'vite';
import { buildPages } from './build-pages.mjs';

const jsx = { oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } }, logLevel: 'warn', configFile: false };

await buildPages();

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
        'permutation-worker': 'src/domains/mapping/actions/permutation-worker.ts',
        'plan-worker': 'src/domains/interventions/actions/plan-worker.ts',
        'solver-worker': 'src/platform/solver/solver-worker.ts',
        'tile-worker': 'src/domains/geography/actions/tile-worker.ts',
        'picture-worker': 'src/apps/web/mapping/picture-worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
