import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AuditEntry,
  type AuditEvent,
  type AuditHead,
  CHAIN_START,
  canonicalJson,
  followChain,
  hashOf,
  linkEvent,
} from './chain.ts';

const now = new Date('2026-11-23T12:00:00.000Z');

const id = fc.stringMatching(/^[a-z0-9][a-z0-9.:-]{0,12}$/);
const event: fc.Arbitrary<AuditEvent> = fc.record({
  actor: id,
  action: id,
  subject: id,
  detail: fc.dictionary(id, fc.oneof(id, fc.integer(), fc.boolean(), fc.constant(null)), { maxKeys: 3 }),
  at: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
});

function chainOf(events: readonly AuditEvent[]): readonly AuditEntry[] {
  const entries: AuditEntry[] = [];
  let head: AuditHead = CHAIN_START;
  for (const event of events) {
    const entry = linkEvent(event, head, now);
    entries.push(entry);
    head = entry;
  }
  return entries;
}

/** As `verifyAudit` does: the chain holds and ends where the recorded head says. */
function isWhole(entries: readonly AuditEntry[], head: AuditHead): boolean {
  const followed = followChain(
    CHAIN_START,
    entries.toSorted((a, b) => a.sequence - b.sequence),
  );
  return followed.ok && followed.value.sequence === head.sequence && followed.value.hash === head.hash;
}

const chain = fc.array(event, { minLength: 1, maxLength: 8 }).map(chainOf);
const chainAndPlace = chain.chain((entries) =>
  fc.record({ entries: fc.constant(entries), place: fc.nat({ max: entries.length - 1 }) }),
);
const headOf = (entries: readonly AuditEntry[]) => entries.at(-1) ?? CHAIN_START;
const entryAt = (entries: readonly AuditEntry[], place: number) => {
  const entry = entries[place];
  if (entry === undefined) throw new Error('no such place');
  return entry;
};

describe('a chain', () => {
  it('holds when nothing was touched', () => {
    fc.assert(fc.property(chain, (entries) => isWhole(entries, headOf(entries))));
  });

  it('shows any changed field', () => {
    const change: fc.Arbitrary<(entry: AuditEntry) => AuditEntry> = fc.oneof(
      fc.constant((entry: AuditEntry) => ({ ...entry, actor: `${entry.actor}x` })),
      fc.constant((entry: AuditEntry) => ({ ...entry, action: `${entry.action}x` })),
      fc.constant((entry: AuditEntry) => ({ ...entry, subject: `${entry.subject}x` })),
      fc.constant((entry: AuditEntry) => ({ ...entry, at: new Date(entry.at.getTime() + 1) })),
      fc.constant((entry: AuditEntry) => ({ ...entry, detail: { ...entry.detail, more: 1 } })),
      fc.constant((entry: AuditEntry) => ({ ...entry, sequence: entry.sequence + 100 })),
      fc.constant((entry: AuditEntry) => ({ ...entry, previousHash: 'f'.repeat(64) })),
      fc.constant((entry: AuditEntry) => ({ ...entry, hash: 'f'.repeat(64) })),
    );
    fc.assert(
      fc.property(chainAndPlace, change, fc.boolean(), ({ entries, place }, alter, rehash) => {
        const altered = alter(entryAt(entries, place));
        const changed = rehash && altered.hash !== 'f'.repeat(64) ? { ...altered, hash: hashOf(altered) } : altered;
        return !isWhole(entries.with(place, changed), headOf(entries));
      }),
    );
  });

  it('shows any removed entry, the last one too', () => {
    fc.assert(
      fc.property(chainAndPlace, ({ entries, place }) => !isWhole(entries.toSpliced(place, 1), headOf(entries))),
    );
  });

  it('shows two entries that changed places', () => {
    fc.assert(
      fc.property(chainAndPlace, fc.nat(), ({ entries, place }, step) => {
        const other = step % entries.length;
        fc.pre(other !== place);
        const [one, two] = [entryAt(entries, place), entryAt(entries, other)];
        const swapped = entries
          .with(place, { ...two, sequence: one.sequence })
          .with(other, { ...one, sequence: two.sequence });
        return !isWhole(swapped, headOf(entries));
      }),
    );
  });

  it('shows an inserted entry, linked in or not, with the later ones moved up or not', () => {
    fc.assert(
      fc.property(chainAndPlace, event, fc.boolean(), ({ entries, place }, extra, moveUp) => {
        const before = place === 0 ? CHAIN_START : entryAt(entries, place - 1);
        const later = moveUp
          ? entries.slice(place).map((entry) => ({ ...entry, sequence: entry.sequence + 1 }))
          : entries.slice(place);
        const inserted = [...entries.slice(0, place), linkEvent(extra, before, now), ...later];
        return !isWhole(inserted, headOf(entries));
      }),
    );
  });

  it('names the first entry that is broken, and why', () => {
    const entries = chainOf([1, 2, 3, 4].map((n) => ({ actor: 'a', action: 'b', subject: `c:${n}` })));
    const problemOf = (changed: readonly AuditEntry[]) => {
      const followed = followChain(CHAIN_START, changed);
      return followed.ok ? null : followed.problem;
    };
    expect(problemOf(entries)).toBeNull();
    const third = entryAt(entries, 2);
    expect(problemOf(entries.with(2, { ...third, subject: 'c:9' }))).toMatchObject({ sequence: 3, why: 'changed' });
    expect(problemOf(entries.toSpliced(1, 1))).toMatchObject({ sequence: 2, why: 'missing' });
    const forged = { ...third, subject: 'c:9' };
    expect(problemOf(entries.with(2, { ...forged, hash: hashOf(forged) }))).toMatchObject({
      sequence: 4,
      why: 'misplaced',
    });
  });
});

describe('an entry', () => {
  it('has the hash that anybody can compute from its content', () => {
    const entry = linkEvent(
      { actor: 'program', action: 'example.loaded', subject: 'example:england-2025', detail: { b: 2, a: [1, 'x'] } },
      CHAIN_START,
      now,
    );
    // printf '%s' '[1,"2026-11-23T12:00:00.000Z","program",…]' | sha256sum
    expect(canonicalJson({ b: 2, a: [1, 'x'] })).toBe('{"a":[1,"x"],"b":2}');
    expect(entry.hash).toBe('ed26f836100dc8be6c44ca50cd5bf81ed41f2dc19d81c053e7f4e9d75992a178');
  });

  it.each(['two words', 'somebody@example.org', '', 'ناس', 'x'.repeat(201), ' a'])(
    'refuses %j, which is no id and could be somebody’s words',
    (words) => {
      const ids: AuditEvent = { actor: 'a', action: 'b', subject: 'c' };
      for (const event of [
        { ...ids, actor: words },
        { ...ids, action: words },
        { ...ids, subject: words },
        { ...ids, detail: { key: words } },
        { ...ids, detail: { key: [words] } },
        { ...ids, detail: { [words]: 1 } },
      ]) {
        expect(() => linkEvent(event, CHAIN_START, now)).toThrow('takes ids, not words');
      }
    },
  );

  it('refuses a number that JSON cannot hold', () => {
    expect(() =>
      linkEvent({ actor: 'a', action: 'b', subject: 'c', detail: { n: Number.NaN } }, CHAIN_START, now),
    ).toThrow('takes numbers');
  });
});
