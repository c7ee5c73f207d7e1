import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { launchOutspoken, outspoken, startOutspoken, temporaryFolder } from './harness/outspoken.ts';

// The example is loaded at the first start: these moments fall before, during and after it, on slow machines and fast ones.
describe.each([300, 1200, 2500])('killed %i milliseconds after its first start', (milliseconds) => {
  test('it starts again with everything or nothing of the example, and its record is whole', async () => {
    const data = temporaryFolder();
    onTestFinished(() => rmSync(data, { recursive: true }));
    const { child } = await launchOutspoken(data);
    await wait(milliseconds);
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');

    const again = await startOutspoken(data);
    const table = await (await fetch(`${again.origin}/map/table`)).text();
    expect(new Set(table.match(/\/areas\/E\d{8}/g)).size).toBe(296);
    await again.stop();

    expect(outspoken(data, 'audit', 'verify', '--data', data)).toMatchObject({ status: 0 });
  });
});
