import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { launchOutspoken, outspoken, temporaryFolder } from './harness/outspoken.ts';

const program = join(import.meta.dirname, '../bin/outspoken.mjs');
const data = temporaryFolder();
afterAll(() => rmSync(data, { recursive: true }));

/** The program, started on the data of this file and ready. */
async function start() {
  const running = await launchOutspoken(data);
  onTestFinished(() => {
    running.child.kill('SIGKILL');
  });
  await expect
    .poll(
      () =>
        fetch(`${running.origin}/ready`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 60_000 },
    )
    .toBe(200);
  return running;
}

describe('the running program', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'stops in order at %s, and leaves the data free and whole',
    async (signal) => {
      const { child, origin, said } = await start();
      const keptOpen = request(`${origin}/health`, { headers: { connection: 'keep-alive' } }).end();
      const [response] = await once(keptOpen, 'response');
      response.resume();

      const begun = Date.now();
      child.kill(signal);
      // A terminal and whatever started the program may both pass on the same Ctrl-C.
      child.kill(signal);
      const [code] = await once(child, 'exit');
      expect(code).toBe(0);
      expect(Date.now() - begun).toBeLessThan(5000);
      expect(said()).toContain('Stopping');
      expect(existsSync(join(data, 'in-use-by.json'))).toBe(false);
      expect(outspoken(data, 'audit', 'verify', '--data', data)).toMatchObject({ status: 0 });
    },
  );

  test('says at once when its data is in use, and by whom', async () => {
    const { child } = await start();
    const second = outspoken(data, 'serve', '--port', '0', '--data', data);
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(second).toMatchObject({ status: 1, data: '' });
    expect(second.talk).toContain(`process ${child.pid}`);
    expect(second.talk.trim().split('\n')).toHaveLength(1);
  });

  test('ends at once when it is asked a second time while it waits for somebody', async () => {
    const { child, origin } = await start();
    const { hostname, port } = new URL(origin);
    const halfAsked = connect(Number(port), hostname).on('error', () => {});
    await once(halfAsked, 'connect');
    halfAsked.write('GET / HTTP/1.1\r\nHost: ');
    await wait(200);
    child.kill('SIGINT');
    await wait(800);
    expect(child.exitCode).toBeNull();
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(130);
  });
});

test('a reader that has heard enough is no mistake', async () => {
  const speaker = spawn(process.execPath, [program, 'schema', 'recipe'], { stdio: ['ignore', 'pipe', 'pipe'] });
  speaker.stdout.destroy();
  let talk = '';
  speaker.stderr.on('data', (chunk) => {
    talk += chunk;
  });
  const [code] = await once(speaker, 'exit');
  expect({ code, talk }).toEqual({ code: 0, talk: '' });
  const listened = spawnSync(process.execPath, [program, 'schema', 'recipe'], { encoding: 'utf8' });
  expect(listened.status).toBe(0);
  expect(JSON.parse(listened.stdout)).toHaveProperty('properties');
});
