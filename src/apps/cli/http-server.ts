import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { accept, type Result, refuse } from '#foundations/result';

/** `from` is the address of the other end of the connection: of a person's network, or of a proxy. */
export type Answer = (request: Request, from: string) => Response | Promise<Response>;

export interface ListeningServer {
  readonly port: number;
  /** Takes no more requests, lets those that run finish for up to `patience` milliseconds, then ends them. The first call decides. */
  stop(patience: number): Promise<void>;
}

export type ListenProblem =
  | { readonly kind: 'port-in-use'; readonly host: string; readonly port: number }
  | { readonly kind: 'port-not-allowed'; readonly host: string; readonly port: number }
  | { readonly kind: 'no-such-address'; readonly host: string; readonly reason: string };

/** How long somebody may take to send a request, in milliseconds: a large file over a slow line takes many minutes. */
const requestTimeout = 60 * 60 * 1000;

/** Serves until stopped. "localhost" is served on both of its numbers, 127.0.0.1 and ::1, as programs differ in which they try. */
export async function listen(
  answer: Answer,
  host: string,
  port: number,
): Promise<Result<ListeningServer, ListenProblem>> {
  const servers: Server[] = [];
  let chosen = port;
  for (const [place, address] of addressesOf(host).entries()) {
    const server = createAdaptorServer({
      fetch: (request, { incoming }) => answer(request, (incoming as IncomingMessage).socket.remoteAddress ?? ''),
      serverOptions: { requestTimeout },
    }) as Server;
    const problem = await tryListen(server, address, chosen);
    if (problem === null) {
      servers.push(server);
      chosen = portOf(server);
    } else if (place === 0 || problem.kind !== 'no-such-address') {
      await stopAll(servers, 0);
      return refuse(problem);
    }
  }
  let stopped: Promise<void> | undefined;
  const stop = (patience: number) => {
    stopped ??= stopAll(servers, patience);
    return stopped;
  };
  return accept({ port: chosen, stop });
}

/** A computer without IPv6 has no ::1, and does well with the first alone. */
function addressesOf(host: string): readonly string[] {
  return host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
}

async function tryListen(server: Server, host: string, port: number): Promise<ListenProblem | null> {
  try {
    server.listen({ host, port, exclusive: true });
    await once(server, 'listening');
    return null;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') return { kind: 'port-in-use', host, port };
    if (code === 'EACCES') return { kind: 'port-not-allowed', host, port };
    return { kind: 'no-such-address', host, reason: message };
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a listening server has a port');
  return address.port;
}

async function stopAll(servers: readonly Server[], patience: number): Promise<void> {
  await Promise.all(servers.map((server) => stop(server, patience)));
}

/** Connections that a browser keeps open are idle once their request is answered; they are closed as they become so. */
async function stop(server: Server, patience: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const giveUp = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(sweep);
  clearTimeout(giveUp);
}
