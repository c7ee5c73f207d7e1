import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { isBuildStale } from '../../tools/build-is-stale.mjs';
import { chromiumFromNpm } from './chromium.ts';
import { startOutspoken, temporaryFolder } from './outspoken.ts';

declare module 'vitest' {
  interface ProvidedContext {
    origin: string;
    browser: string;
  }
}

const root = join(import.meta.dirname, '../..');

const quietly = [
  '--no-sandbox', // Tests run as root on some machines, and visit nothing but our own pages.
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

function build() {
  const { status } = spawnSync(process.execPath, [join(root, 'tools/build.mjs')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed, so there is nothing to visit.');
}

/** One program and one browser for all journeys. */
export async function setup(project: TestProject) {
  if (isBuildStale(root)) build();
  const { executablePath, env } = chromiumFromNpm();
  const data = temporaryFolder();
  const outspoken = await startOutspoken(data);
  const browser = await chromium.launchServer({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    args: quietly,
    host: '127.0.0.1',
  });
  project.provide('origin', outspoken.origin);
  project.provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await outspoken.stop();
    rmSync(data, { recursive: true });
  };
}
