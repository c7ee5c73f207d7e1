import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, type ListeningServer, listen } from './http-server.ts';

const running: ListeningServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop(0);
});

async function start(answer: Answer, host = 'localhost', port = 0): Promise<ListeningServer> {
  const listening = await listen(answer, host, port);
  if (!listening.ok) throw new Error(JSON.stringify(listening.problem));
  running.push(listening.value);
  return listening.value;
}

const slowly =
  (milliseconds: number): Answer =>
  async () => {
    await wait(milliseconds);
    return new Response('done');
  };

describe('the server', () => {
  it('answers on both numbers of localhost', async () => {
    const { port } = await start(() => new Response('hello'));
    for (const host of ['127.0.0.1', '[::1]', 'localhost']) {
      expect(await (await fetch(`http://${host}:${port}`)).text()).toBe('hello');
    }
  });

  it('refuses a port that is taken, and takes neither number of it', async () => {
    const { port } = await start(() => new Response('first'), '::1');
    const second = await listen(() => new Response('second'), 'localhost', port);
    expect(second).toEqual({ ok: false, problem: { kind: 'port-in-use', host: '::1', port } });
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
  });

  it('refuses an address that is not of this computer', async () => {
    expect(await listen(() => new Response(''), '192.0.2.1', 0)).toMatchObject({
      problem: { kind: 'no-such-address', host: '192.0.2.1' },
    });
  });

  it('lets a request that runs finish, and takes no new one', async () => {
    const server = await start(slowly(300));
    const slow = fetch(`http://127.0.0.1:${server.port}`).then((response) => response.text());
    await wait(100);
    const stopping = server.stop(5000);
    await wait(50);
    await expect(fetch(`http://127.0.0.1:${server.port}`)).rejects.toThrow();
    expect(await slow).toBe('done');
    const begun = Date.now();
    await stopping;
    expect(Date.now() - begun).toBeLessThan(1000);
  });

  it('does not wait for a browser that keeps its connection open', async () => {
    const server = await start(() => new Response('hello'));
    const kept = request({ host: '127.0.0.1', port: server.port, headers: { connection: 'keep-alive' } }).end();
    const [response] = await once(kept, 'response');
    response.resume();
    await once(response, 'end');
    const begun = Date.now();
    await server.stop(5000);
    expect(Date.now() - begun).toBeLessThan(1000);
  });

  it('gives up on a request that takes longer than its patience, and on one that never ends', async () => {
    const server = await start(slowly(60_000));
    const slow = fetch(`http://127.0.0.1:${server.port}`);
    const halfAsked = connect(server.port, '127.0.0.1').on('error', () => {});
    await once(halfAsked, 'connect');
    halfAsked.write('GET / HTTP/1.1\r\nHost: x\r\n');
    await wait(100);
    const begun = Date.now();
    await Promise.all([server.stop(200), expect(slow).rejects.toThrow()]);
    expect(Date.now() - begun).toBeLessThan(2000);
  });
});
