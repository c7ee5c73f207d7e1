import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { attemptsMigrations, forgetAttempts, returnAttempt, sweepAttempts, takeAttempt } from './index.ts';

const three = { most: 3, seconds: 60 };

describeOnEachDatabase('attempts', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open(attemptsMigrations);
  });
  const take = (subject = 'door', allowance = three) => takeAttempt(db, subject, allowance);
  const takeSeveral = async (times: number) => {
    const taken: boolean[] = [];
    for (let time = 0; time < times; time++) taken.push(await take());
    return taken;
  };
  const letPass = () => sql`update platform.attempts set until = clock_timestamp() - interval '1 second'`.execute(db);

  it('are allowed so often and no more, each subject by itself', async () => {
    expect(await takeSeveral(4)).toEqual([true, true, true, false]);
    expect(await take('window')).toBe(true);
  });

  it('made at the same moment are counted one by one', async () => {
    const taken = await Promise.all(Array.from({ length: 20 }, () => take()));
    expect(taken.filter(Boolean)).toHaveLength(3);
  });

  it('are allowed again when the time is over', async () => {
    await takeSeveral(4);
    await letPass();
    expect(await takeSeveral(4)).toEqual([true, true, true, false]);
  });

  it('that were right count no more, while the wrong ones before them still do', async () => {
    await takeSeveral(2);
    for (let time = 0; time < 5; time++) {
      expect(await take()).toBe(true);
      await returnAttempt(db, 'door');
    }
    expect([await take(), await take()]).toEqual([true, false]);
    await forgetAttempts(db, 'door');
    expect(await take()).toBe(true);
  });

  it('are swept when they no longer count, and not before, whatever the others were allowed', async () => {
    await take('short', { most: 1, seconds: 1 });
    await letPass();
    await take('long', { most: 1, seconds: 3600 });
    await sweepAttempts(db);
    const { rows } = await sql<{ subject: string }>`select subject from platform.attempts`.execute(db);
    expect(rows).toEqual([{ subject: 'long' }]);
  });
});
