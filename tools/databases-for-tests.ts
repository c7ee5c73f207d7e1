// Vitest's global setup. Tests that need a database ask this process for one; a run that needs none starts none.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { type RunningPostgres, startPostgres } from './postgres-for-tests.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers /postgres with the url of a server, and /blank with the path of a dumped, empty PGlite folder. Other dumps may be kept beside it. */
    testDatabases: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'outspoken-blank-'));
  let postgres: Promise<RunningPostgres> | undefined;
  let blank: Promise<string> | undefined;

  const answer = async (path: string | undefined): Promise<string> => {
    if (path === '/postgres') {
      postgres ??= startPostgres();
      return (await postgres).url;
    }
    blank ??= dumpBlank(join(folder, 'blank.tar'));
    return blank;
  };
  const desk = createServer((request, response) => {
    // A connection kept alive would be closed by us in the moment in which a slow test asks again.
    response.setHeader('connection', 'close');
    answer(request.url).then(
      (text) => response.end(text),
      (error: Error) => response.writeHead(500).end(`${error.message}: ${error.cause ?? ''}`),
    );
  }).listen(0, '127.0.0.1');
  await once(desk, 'listening');
  const address = desk.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  project.provide('testDatabases', `http://127.0.0.1:${address.port}`);

  return async () => {
    desk.close();
    await (await postgres)?.stop();
    rmSync(folder, { recursive: true });
  };
}

/** Preparing a database takes PGlite 3 s, opening this dump of one 0.3 s. */
async function dumpBlank(path: string): Promise<string> {
  const pglite = await PGlite.create();
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  await writeFile(path, Buffer.from(await dump.arrayBuffer()));
  return path;
}
