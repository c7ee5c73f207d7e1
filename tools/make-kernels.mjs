// Compiles the AssemblyScript kernels. `node tools/make-kernels.mjs` writes them, `--check` says whether they are as they should be.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

const room = join(import.meta.dirname, '../src/domains/mapping/core/uncertainty');
const source = join(room, 'uncertainty-kernel.as');
const target = join(room, 'uncertainty-kernel-code.ts');

const options = [
  '--optimize',
  '--noAssert',
  ...['--runtime', 'stub'],
  ...['--memoryBase', '64'],
  ...['--importMemory', '--sharedMemory', '--maximumMemory', '65536'],
  ...['--enable', 'simd', '--enable', 'threads', '--enable', 'nontrapping-f2i'],
];

async function compile() {
  let code;
  const { error, stderr } = await asc.main(['kernel.ts', ...options, '--outFile', 'kernel.wasm'], {
    readFile: (name) => (name === 'kernel.ts' ? readFileSync(source, 'utf8') : null),
    writeFile: (_, contents) => {
      code = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(stderr.toString());
  return code;
}

function asModule(code) {
  const lines = Buffer.from(code)
    .toString('base64')
    .match(/.{1,110}/g)
    .map((line) => `  '${line}',`);
  return `/** Compiled from uncertainty-kernel.as by tools/make-kernels.mjs: base64, ${code.length} bytes. */
export const KERNEL_CODE = [
${lines.join('\n')}
].join('');
`;
}

const fresh = asModule(await compile());
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== fresh) {
    console.error('uncertainty-kernel-code.ts is not what its source compiles to: run node tools/make-kernels.mjs');
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, fresh);
}
