import { describe, expect, it } from 'vitest';
import {
  acceptEndorsement,
  confirmEndorsement,
  type Endorsement,
  endEndorsement,
  endorsementExpiry,
  isAnswerable,
  isShownEndorsement,
} from './endorsement.ts';

const now = new Date('2026-11-02T10:00:00Z');
const asked: Endorsement = {
  ...{ id: 'e', askedBy: 'staff:1', askedAt: now, expiresAt: endorsementExpiry(now), state: 'asked' },
  ...{ name: null, role: null, contentHash: null, confirmedBy: null },
};
const typed = { name: ' Amina\nRahman ', role: 'Head of the parents’ council' };
const accept = (from = asked, said = typed, hash = 'h1', at = now) => acceptEndorsement(from, said, hash, at);
const accepted: Endorsement = {
  ...asked,
  state: 'accepted',
  name: 'Amina Rahman',
  role: typed.role,
  contentHash: 'h1',
};
const confirmed: Endorsement = { ...accepted, state: 'confirmed', confirmedBy: 'staff:2' };

describe('somebody who stands behind a wave', () => {
  it('is shown after they accepted and somebody other than who asked has made sure of it', () => {
    expect(accept()).toEqual({ ok: true, value: accepted });
    expect(confirmEndorsement(accepted, 'staff:2')).toEqual({ ok: true, value: confirmed });
    expect(confirmEndorsement(accepted, 'staff:1')).toEqual({ ok: false, problem: 'same-person' });
    expect(confirmEndorsement(asked, 'staff:2')).toEqual({ ok: false, problem: 'not-accepted' });
    expect([asked, accepted, confirmed].map((one) => isShownEndorsement(one, 'h1'))).toEqual([false, false, true]);
  });

  it('answers a link once, in time; and again when the wave says something else', () => {
    expect(accept(accepted)).toEqual({ ok: false, problem: 'used' });
    expect(accept(asked, typed, 'h1', asked.expiresAt)).toEqual({ ok: false, problem: 'used' });
    expect(isShownEndorsement(confirmed, 'h2')).toBe(false);
    expect(isAnswerable(confirmed, 'h2', now)).toBe(true);
    expect(accept(confirmed, typed, 'h2')).toMatchObject({ ok: true, value: { state: 'accepted', confirmedBy: null } });
  });

  it('takes it back at any time, and nothing of them is kept', () => {
    const nothing = { name: null, role: null, contentHash: null, confirmedBy: null };
    expect(endEndorsement(confirmed)).toMatchObject({ ok: true, value: { state: 'withdrawn', ...nothing } });
    expect(endEndorsement(asked)).toMatchObject({ ok: true, value: { state: 'declined', ...nothing } });
    const gone: Endorsement = { ...asked, state: 'withdrawn' };
    expect([endEndorsement(gone), accept(gone)]).toEqual(Array(2).fill({ ok: false, problem: 'used' }));
  });

  it.each([
    [{ ...typed, name: ' ' }, 'no-name'],
    [{ ...typed, name: 'x'.repeat(61) }, 'name-too-long'],
    [{ ...typed, role: '!' }, 'no-role'],
    [{ ...typed, role: 'x'.repeat(101) }, 'role-too-long'],
  ])('gives a name and what they do: %j is refused as %s', (said, problem) => {
    expect(accept(asked, said)).toEqual({ ok: false, problem });
  });
});
