import { beforeAll, describe, expect, it } from 'vitest';
import {
  askForAnswer,
  closeClaim,
  holdAsPrivate,
  leaveClaim,
  mergeClaim,
  rumourKeysOf,
  settleAsked,
  takeClaim,
  writeAnswer,
} from '#domains/straight-talk';
import { answerWith, approveAnswer, gatherClaim, wordedClaim } from '#domains/straight-talk/testing';
import { createCodes } from '#platform/codes';
import type { Database, Transaction } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { everythingServed, tablesWith } from '../testing/everything-served.ts';
import { tables, testSecret } from '../testing/open-site.ts';
import { openVoices, type VoicesSite } from '../testing/open-voices.ts';

/**
 * What somebody sent in, and what checkers have not made public of it, in every state of a claim, at every address that the site serves by GET.
 */

const start = new Date('2026-11-25T12:00:00Z');
const states = [
  'gathering',
  'private',
  'closed',
  'merged',
  'drafted',
  'offered',
  'answered',
  'hidden-after-answer',
  'taken-back',
] as const;
type State = (typeof states)[number];
const isAnswerShown = (state: State) => state === 'answered';

interface Sent {
  readonly id: string;
  readonly slug: string;
  /** Of the rumour, and of its answer. */
  readonly words: string;
  readonly fact: string;
}

/** Where in the database these may stand. */
const mayHold = (state: State) => ({
  words: ['straight_talk.words'],
  fact: ['gathering', 'private', 'closed', 'merged'].includes(state) ? [] : ['straight_talk.answers'],
});

describe('a rumour', () => {
  let db: Database;
  let site: VoicesSite;
  const sent = new Map<State, Sent>();
  beforeAll(async () => {
    db = await openTestDatabase(tables);
    site = openVoices(db, start);
    for (const [at, state] of states.entries()) sent.set(state, await bring(state, at));
    return () => db.destroy();
  });

  const within = <Value>(act: (trx: Transaction) => Promise<Value>) => db.transaction().execute(act);

  async function bring(state: State, number: number): Promise<Sent> {
    const letters = 'bcdfghjklmnpqrstvwxz';
    const rare = (place: number) =>
      `${letters[(number * 3 + place) % 20]}u${letters[(number + place * 7) % 20]}o${letters[place]}a${letters[number]}`;
    const words = `Hidden ${Array.from({ length: 12 }, (_, place) => rare(place)).join(' ')}`;
    const fact = `Fact ${rare(3)} ${rare(5)} ${rare(7)}`;
    const slug = `leak-${state}`;
    const at = { db, codes: createCodes(testSecret), keys: rumourKeysOf(testSecret), now: site.clock };
    const one = { actor: 'staff:one', now: site.clock };
    const two = { actor: 'staff:two', now: site.clock };
    const body = answerWith({ fact, card: fact, claim: fact, why: fact, cause: fact, unknown: fact });
    if (['gathering', 'private', 'closed', 'merged'].includes(state)) {
      const id = await gatherClaim(at, words, 2);
      await within((trx) => takeClaim(trx, id, one));
      if (state === 'private') await within((trx) => holdAsPrivate(trx, id, one));
      else if (state === 'closed') await within((trx) => closeClaim(trx, id, 'opinion', one));
      else if (state === 'merged') {
        await wordedClaim(
          at,
          'Something else that goes around the whole town these days and everybody has heard it',
          'other',
        );
        const merged = await within((trx) => mergeClaim(trx, id, { into: 'other' }, one));
        if (!merged.ok) throw new Error(merged.problem);
      } else await within((trx) => leaveClaim(trx, id, one));
      return { id, slug, words, fact };
    }
    const id = await wordedClaim(at, words, slug);
    if (state === 'drafted' || state === 'offered') {
      const unsourced = { ...body, verdict: 'cannot-tell', sources: [] } as const;
      const writing = { language: 'en', body: unsourced, interest: '', after: 0, isOffered: state === 'offered' };
      const wrote = await within((trx) => writeAnswer(trx, id, writing, one));
      if (!wrote.ok) throw new Error(JSON.stringify(wrote.problem));
      return { id, slug, words, fact };
    }
    await approveAnswer(at, id, body);
    if (state === 'hidden-after-answer') {
      await within((trx) => takeClaim(trx, id, one));
      await within((trx) => holdAsPrivate(trx, id, one));
    }
    if (state === 'taken-back') {
      await within((trx) => askForAnswer(trx, id, { for: 'take-back', because: 'person' }, one));
      await within((trx) => settleAsked(trx, id, { agrees: true }, two));
    }
    return { id, slug, words, fact };
  }

  function addressesOf(pattern: string, { id, slug, words }: Sent): readonly string[] {
    const path = pattern
      .replace(/:card\{[^/]*\}/, 'card-en-1.jpg')
      .replace('/versions/:language/:number', '/versions/en/1')
      .replace(/:slug\b/, slug)
      .replace(/:part\{[^/]*\}/, '1.xml')
      .replaceAll(/:\w+(\{(?:[^{}]|\{[^}]*\})*\})?/g, id)
      .replace('*', id);
    const asked = encodeURIComponent(words.slice(0, 30));
    const queries = [`kind=page&subject=${encodeURIComponent(`claim:${slug}`)}`, `q=${asked}&words=${asked}&state=all`];
    return [path, ...queries.map((query) => `${path}?${query}`)];
  }

  const sentAs = (state: State): Sent => {
    const found = sent.get(state);
    if (found === undefined) throw new Error(`nothing was sent that is ${state}`);
    return found;
  };

  describe.each(states)('that is %s', (state) => {
    it('is at no address of the site in the words that were sent, and its answer only once two people made it public', async () => {
      const of = sentAs(state);
      const served = await everythingServed(site, (pattern) => addressesOf(pattern, of));
      expect(served.includes(of.words)).toBe(false);
      expect(served.includes(of.words.slice(7, 40))).toBe(false);
      expect(served.includes(of.fact)).toBe(isAnswerShown(state));
      const log = JSON.stringify(site.logged);
      for (const secret of [of.words, of.fact, of.id]) expect(log.includes(secret), secret).toBe(false);
    });

    it('stands in no table of the database but its own', async () => {
      const of = sentAs(state);
      expect(await tablesWith(db, of.words)).toEqual(mayHold(state).words);
      expect(await tablesWith(db, of.fact)).toEqual(mayHold(state).fact);
    });
  });
});
