import { expect, it } from 'vitest';
import { dueReminders } from './due-reminders.ts';
import { waveWith } from './testing/wave-with.ts';
import type { Wave } from './wave.ts';

const opensAt = new Date('2026-12-03T19:00:00Z');
const at = (hours: number) => new Date(opensAt.getTime() + hours * 3_600_000);
const approved: Partial<Wave> = { opensAt, approvedAt: at(-100), threshold: null, closesAt: null };

it.each<[string, Partial<Wave>, number, ReturnType<typeof dueReminders>]>([
  ['before its moment', {}, -1, 'wait'],
  ['at its moment', {}, 0, 'send'],
  ['a day later', {}, 24, 'send'],
  ['three days later', {}, 72, 'drop'],
  ['while too few have written', { threshold: 10 }, 1, 'wait'],
  ['three days later, while too few have written', { threshold: 10 }, 72, 'drop'],
  ['three days later, when enough have just written', { threshold: 10, reachedAt: at(71) }, 72, 'send'],
  ['paused before its moment', { pausedAt: at(-5) }, -1, 'wait'],
  ['paused at its moment', { pausedAt: at(-5) }, 1, 'wait'],
  ['closed before its moment', { closedAt: at(-5) }, -1, 'drop'],
  ['over', { closesAt: at(1) }, 2, 'drop'],
  ['taken away', { hiddenAt: at(-5) }, -1, 'drop'],
  ['not approved', { approvedAt: null }, 1, 'drop'],
])('reminders of a wave %s', (_, facts, hours, due) => {
  expect(dueReminders({ ...waveWith(), ...approved, ...facts } as Wave, at(hours))).toBe(due);
});
