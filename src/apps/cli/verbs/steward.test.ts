import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere, startHere } from '../testing/run-here.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outspoken-steward-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const quiet = { LOG_LEVEL: 'silent' };
const statusOf = async (link: string) => (await fetch(link)).status;

async function start() {
  const server = startHere(['serve', '--port', '0', '--data', folder], quiet);
  const said = await server.untilSaid(/Ctrl-C/);
  const origin = /open at (\S+)/.exec(said)?.[1] ?? '';
  const link = /\S+\/desk\/welcome\/\S+/.exec(said)?.[0] ?? '';
  const stop = async () => {
    server.stop();
    await server.finished;
  };
  return { origin, link, stop };
}

describe('the first steward', () => {
  it('is let in by a link that each start prints anew, and the one before works no more', async () => {
    const first = await start();
    expect(first.link.startsWith(`${first.origin}/desk/welcome/`)).toBe(true);
    expect(await statusOf(first.link)).toBe(200);
    expect(statSync(join(folder, 'auth-secret')).mode & 0o777).toBe(0o600);
    await first.stop();

    const second = await start();
    expect(await statusOf(second.link)).toBe(200);
    expect(await statusOf(second.origin + new URL(first.link).pathname)).toBe(410);
    await second.stop();
  });
});

describe('steward invite', () => {
  it('prints a link as data, and a sentence for what is no address', async () => {
    const invited = await runHere(['steward', 'invite', 'Ann@example.org', '--data', folder]);
    expect(invited).toMatchObject({ status: 0, talk: '' });
    expect(invited.data).toMatch(/^http:\/\/localhost:3000\/desk\/welcome\/[\w-]{43}\n$/);
    const server = await start();
    expect(await statusOf(server.origin + new URL(invited.data.trim()).pathname)).toBe(200);
    await server.stop();

    const forMachines = await runHere(['steward', 'invite', 'ann@example.org', '--data', folder, '--json']);
    expect(JSON.parse(forMachines.data)).toEqual({
      link: expect.stringMatching(/\/desk\/welcome\//),
      expiresAt: expect.stringMatching(/^\d{4}-/),
    });
    const refused = await runHere(['steward', 'invite', 'ann', '--data', folder]);
    expect(refused).toMatchObject({ status: 1, data: '' });
    expect(refused.talk).toBe('"ann" is no e-mail address: it looks like name@example.org.\n');
    expect((await runHere(['audit', 'verify', '--data', folder])).status).toBe(0);
  });
});
