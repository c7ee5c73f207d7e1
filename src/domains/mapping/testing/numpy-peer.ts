import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { IndexModel } from '../core/compute/model.ts';

/** numpy at work on the same figures, in a process of its own; see reference/numpy_peer.py. */
export interface NumpyPeer {
  readonly version: string;
  /** Sends a command and waits until it is carried out. */
  ask(command: string, details?: object): Promise<unknown>;
  /** Numbers for the peer to read. */
  give(file: string, numbers: Float64Array | Uint16Array): void;
  /** A result of the peer, in row order. */
  take(name: string): Promise<Float64Array>;
  close(): void;
}

/** Null where there is no python3 with numpy. */
export async function startNumpy(model: IndexModel): Promise<NumpyPeer | null> {
  const folder = mkdtempSync(join(tmpdir(), 'outspoken-numpy-'));
  const child = spawn('python3', [join(import.meta.dirname, '../reference/numpy_peer.py')]);
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const groups = model.groups.map(({ members }) => members.map(({ kind, index, weight }) => [kind, index, weight]));

  async function ask(command: string, details: object = {}): Promise<unknown> {
    child.stdin.write(`${JSON.stringify({ do: command, folder, groups, ...details })}\n`);
    const answer = await answers.next();
    if (answer.done) throw new Error(`numpy ended at ${command}`);
    return JSON.parse(answer.value);
  }

  const give = (file: string, numbers: Float64Array | Uint16Array): void => writeFileSync(join(folder, file), numbers);
  const close = (): void => {
    child.stdin.end();
    rmSync(folder, { recursive: true, force: true });
  };

  const columns = new Float64Array(model.areaCount * model.indicators.length);
  for (const [i, { values }] of model.indicators.entries()) columns.set(values, i * model.areaCount);
  give('columns.f64', columns);
  const started = await Promise.race([
    ask('load', { areas: model.areaCount, indicators: model.indicators.length }),
    whenGone(child),
  ]).catch(() => null);
  if (started === null) {
    close();
    return null;
  }
  return {
    version: String(started),
    ask,
    give,
    close,
    async take(name) {
      await ask('save', { names: [name] });
      const bytes = readFileSync(join(folder, `${name}.f64`));
      return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    },
  };
}

async function whenGone(child: ChildProcessWithoutNullStreams): Promise<null> {
  await Promise.race([once(child, 'exit'), once(child, 'error').catch(() => {})]);
  return null;
}
