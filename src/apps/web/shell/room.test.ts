import { describe, expect, it } from 'vitest';
import { createRoom } from './room.ts';

const now = new Date('2026-11-25T12:30:00Z');
const take = (times: number, one: () => boolean) => Array.from({ length: times }, one).filter(Boolean).length;

describe('room for people who write', () => {
  it('is for so many an hour from one place, and for others beside them', () => {
    const room = createRoom(50);
    expect(take(10_000, () => room.take('a', '203.0.113.7', now))).toBe(50);
    expect(room.take('a', '198.51.100.1', now) || room.take('a', '198.51.100.2', now)).toBe(true);
  });

  it('is there again in the next hour', () => {
    const room = createRoom(2);
    expect(take(5, () => room.take('a', '203.0.113.7', now))).toBe(2);
    expect(take(5, () => room.take('a', '203.0.113.7', new Date('2026-11-25T13:00:00Z')))).toBe(2);
  });

  it('is always there where the place is not known', () => {
    const room = createRoom(1);
    expect(take(1_000, () => room.take('a', null, now))).toBe(1_000);
  });

  it('is enough for a whole town of places at once', () => {
    const room = createRoom();
    const places = Array.from({ length: 90_000 }, (_, at) => `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`);
    expect(places.filter((place) => room.take('a', place, now))).toHaveLength(90_000);
  });
});
