// Builds and starts the program, and does both again when a file changes.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const parameters = process.argv.slice(2);
const quietMilliseconds = 200;
let server;
let timer;
let round = Promise.resolve();

const run = (...command) => spawn(process.execPath, command, { cwd: root, stdio: 'inherit' });
const ended = (child) => new Promise((resolve) => child.once('exit', resolve));

async function startAgain() {
  if ((await ended(run('tools/build.mjs'))) !== 0) return;
  if (server?.exitCode === null) {
    server.kill('SIGTERM');
    await ended(server);
  }
  server = run('bin/outspoken.mjs', 'serve', ...parameters);
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    round = round.then(startAgain);
  }, quietMilliseconds);
}

for (const folder of ['src', 'messages', 'example']) watch(join(root, folder), { recursive: true }, soon);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    server?.kill(signal);
    process.exit(0);
  });
soon();
