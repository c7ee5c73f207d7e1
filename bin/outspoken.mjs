#!/usr/bin/env node
// Starts the built program on the Node that npm brought, whatever Node called this file.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = new URL('../dist/cli.js', import.meta.url);
const pinned = `${root}node_modules/.bin/node`;

if (!existsSync(built)) {
  console.error('Outspoken is not built yet: run "npm ci" (or "npm run build") in its folder first.');
  process.exit(1);
}
if (Number.parseInt(process.versions.node, 10) >= 26 || !existsSync(pinned)) {
  await import(built.href);
} else {
  const child = spawn(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
