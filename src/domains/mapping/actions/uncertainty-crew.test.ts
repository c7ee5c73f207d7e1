import { describe, expect, it } from 'vitest';
import { openDrawing } from '../core/uncertainty/testing/open-drawing.ts';
import type { DrawingTask } from '../core/uncertainty/uncertainty-drawing.ts';
import { specOf, syntheticModel } from '../testing/synthetic-model.ts';
import { workInThreads } from './uncertainty-crew.ts';

const { drawing, memory } = openDrawing(syntheticModel([2], 40), specOf({ draws: 8 }));
const good: DrawingTask = { kind: 'normalise', alternative: 0, indicator: 1 };

describe('threads', () => {
  it('carry out every task once', async () => {
    const crew = workInThreads(drawing, memory);
    let done = 0;
    const tasks = Array.from({ length: 20 }, () => good);
    expect(await crew.run(tasks, () => done++)).toEqual({ ok: true, value: null });
    expect(done).toBe(20);
    await crew.close();
  });

  it('that cannot start end the run with what they said', async () => {
    const tooSmall = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    const large = openDrawing(syntheticModel([2], 40_000), specOf({ draws: 8 }));
    const crew = workInThreads(large.drawing, tooSmall);
    const outcome = await crew.run([good], () => {});
    expect(outcome).toMatchObject({ ok: false, problem: { kind: 'thread-stopped' } });
    expect(outcome.ok || (outcome.problem as { message: string }).message).toContain('RangeError');
    await crew.close();
  });

  it('that die at work end the run, and the next one', async () => {
    const crew = workInThreads(drawing, memory);
    const impossible: DrawingTask = { ...good, indicator: 99 };
    const stopped = { ok: false, problem: { kind: 'thread-stopped' } };
    expect(await crew.run([good, impossible, good], () => {})).toMatchObject(stopped);
    expect(await crew.run([good], () => {})).toMatchObject(stopped);
    await crew.close();
  });
});
