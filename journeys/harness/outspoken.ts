import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const program = join(import.meta.dirname, '../../bin/outspoken.mjs');
const patienceMilliseconds = 60_000;

export interface Outspoken {
  readonly origin: string;
  /** What it has said so far, on both its outputs. */
  readonly said: () => string;
  readonly stop: () => Promise<void>;
}

/** Starts the built program as an operator would, on a free loopback port and a data folder of its own. */
export async function startOutspoken(): Promise<Outspoken> {
  const data = mkdtempSync(join(tmpdir(), 'outspoken-journey-'));
  const port = await freePort();
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, [program, 'serve', '--port', String(port), '--data', data], {
    cwd: data,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const said = () => output;
  const stop = async () => {
    await end(child);
    rmSync(data, { recursive: true, force: true });
  };
  const origin = `http://127.0.0.1:${port}`;
  try {
    await untilReady(origin, child);
  } catch (error) {
    await stop();
    throw new Error(`Outspoken did not start: ${said()}`, { cause: error });
  }
  return { origin, said, stop };
}

async function untilReady(origin: string, child: ChildProcess): Promise<void> {
  const giveUpAt = Date.now() + patienceMilliseconds;
  while (Date.now() < giveUpAt) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const ready = await fetch(`${origin}/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await wait(100);
  }
  throw new Error(`it was not ready within ${patienceMilliseconds / 1000} seconds`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(late);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
