import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const program = join(import.meta.dirname, '../../bin/outspoken.mjs');
const patienceMilliseconds = 60_000;

export interface Outspoken {
  readonly origin: string;
  /** Of its process. */
  readonly pid: number;
  /** What it has said so far, on both its outputs. */
  readonly said: () => string;
  /** Asks it to stop, and waits until it has. */
  readonly stop: () => Promise<void>;
}

type Settings = Readonly<Record<string, string>>;

/** The built program as an operator starts it, on a free loopback port; ready to answer. Passkeys want a name for a host, such as localhost. */
export async function startOutspoken(data: string, host?: string, env: Settings = {}): Promise<Outspoken> {
  const { child, origin, said } = await launchOutspoken(data, host, env);
  const stop = () => end(child);
  try {
    await untilReady(origin, child);
  } catch (error) {
    await stop();
    throw new Error(`Outspoken did not start: ${said()}`, { cause: error });
  }
  return { origin, pid: child.pid ?? 0, said, stop };
}

/** The same without waiting: what happens next is the caller's business. */
export async function launchOutspoken(data: string, host = '127.0.0.1', env: Settings = {}) {
  const port = await freePort();
  const child = spawn(process.execPath, [program, 'serve', '--host', host, '--port', String(port), '--data', data], {
    cwd: data,
    env: { ...ownEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk;
    });
  return { child, origin: `http://${host}:${port}`, said: () => output };
}

/** Runs one command to its end, from somebody's own folder. */
export function outspoken(cwd: string, ...words: string[]) {
  const run = spawnSync(process.execPath, [program, ...words], { cwd, encoding: 'utf8', env: ownEnvironment() });
  return { status: run.status, data: run.stdout, talk: run.stderr };
}

/** A folder of its own for somebody; whoever asks for it removes it. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'outspoken-journey-'));

/** The environment without settings that somebody may have for an installation of their own. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, SMTP_URL: _server, MAIL_FROM: _from, ...env } = process.env;
  return env;
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
  const late = setTimeout(() => child.kill('SIGKILL'), 60_000);
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
