import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServerDatabase } from '#platform/database/testing';
import { runHere, startHere } from '../testing/run-here.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outspoken-serve-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const quiet = { LOG_LEVEL: 'silent' };

describe('serve', () => {
  it('says where it is open and where the data is, answers, and stops in order', async () => {
    const server = startHere(['serve', '--port', '0', '--data', folder], quiet);
    const said = await server.untilSaid(/Ctrl-C/);
    const [, url] = /open at (\S+)/.exec(said) ?? [];
    expect(said).toContain(`The data is kept in ${folder}\n`);
    const health = await fetch(`${url}/health`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    expect(await (await fetch(`${url}/map`)).text()).toContain('Leeds');

    const second = await runHere(['serve', '--port', '0', '--data', folder], quiet);
    expect(second.status).toBe(1);
    expect(second.talk).toContain(`in use by process ${process.pid}`);

    server.stop();
    expect(await server.finished).toMatchObject({ status: 0 });
    await expect(fetch(`${url}/health`)).rejects.toThrow();
    expect(await runHere(['audit', 'verify', '--data', folder])).toMatchObject({ status: 0 });
  });

  it('serves from PostgreSQL, several processes at once', async () => {
    const env = { ...quiet, DATABASE_URL: await createServerDatabase(), AUTH_SECRET: 'x'.repeat(32) };
    const servers = [1, 2].map(() => startHere(['serve', '--port', '0', '--json'], env));
    for (const server of servers) {
      const said = await server.untilSaid(/Ctrl-C/);
      const { url, data } = JSON.parse(said.slice(said.indexOf('{'), said.indexOf('}') + 1));
      expect(data).toMatch(/^postgres:/);
      expect((await fetch(`${url}/ready`)).status).toBe(200);
    }
    for (const server of servers) server.stop();
    expect(await Promise.all(servers.map((server) => server.finished))).toMatchObject([{ status: 0 }, { status: 0 }]);
  });

  it('refuses a port that is taken at once, with one sentence, before it makes anything', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { status, data, talk } = await runHere(['serve', '--port', String(port), '--data', folder], quiet);
    other.close();
    expect({ status, data }).toEqual({ status: 1, data: '' });
    expect(talk).toBe(
      `Port ${port} is taken by another program: stop that one, or choose another, for example --port ${port + 1}.\n`,
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});
