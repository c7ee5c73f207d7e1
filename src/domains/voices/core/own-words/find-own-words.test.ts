import { describe, expect, it, test } from 'vitest';
import { openKey } from '#foundations/text';
import { findOwnWords, type KnownWords } from './find-own-words.ts';
import { keptShapeOf, shapeOf } from './shape.ts';

const example =
  'On our street you take in each other’s parcels and keep an eye on each other’s mothers. That is our politics.';
const others =
  'My gran was no believer in anything but soap and fair play. She had no time for bullies in any uniform.';

const inShape = (text: string) => shapeOf(text, openKey);
const kept = (id: string, text: string) => ({ id, ...keptShapeOf(inShape(text)) });
const nothing: KnownWords = { examples: [], statements: [], elsewhere: [] };
const known: KnownWords = {
  examples: [{ id: 'example', shape: inShape(example) }],
  statements: [kept('statement', others)],
  elsewhere: [],
};
const check = (text: string, among = known) => findOwnWords(inShape(text), among);
const most = expect.toSatisfy((share) => share > 0.9);

describe('somebody’s own words', () => {
  it('are what nobody else wrote', () => {
    expect(check('I drove a bus through this town for thirty years, and everybody thanked me getting off.')).toEqual({
      verdict: 'own',
    });
  });

  it('are not those of an example, and the answer says how much of the text is', () => {
    expect(check(example)).toEqual({ verdict: 'near', to: 'example', id: 'example', share: 1 });
    const dressed = `Salaam! ${example.toUpperCase()} 😀 #NotOurs https://example.org/waves/autumn`;
    expect(check(dressed)).toEqual({ verdict: 'near', to: 'example', id: 'example', share: most });
  });

  it('are not those of another statement', () => {
    expect(check(others)).toEqual({ verdict: 'near', to: 'statement', id: 'statement', share: 1 });
    expect(check(others.replace('gran', 'nan'))).toMatchObject({ to: 'statement', id: 'statement' });
  });

  it('may quote a few words of an example in a longer text', () => {
    const own = `${example.slice(0, 50)}: that is how I was raised, and when the windows of the shop went in last August forty of us came with brooms before anybody from the council was awake.`;
    expect(check(own)).toEqual({ verdict: 'own' });
  });

  it('are not two halves of what others wrote', () => {
    expect(check(`${example.slice(0, 58)} ${others.slice(48)}`).verdict).toBe('near');
  });

  it('name the example before a statement that is as near', () => {
    expect(check(example, { ...known, statements: [kept('copy', example)] })).toMatchObject({ to: 'example' });
  });

  it('name the nearest of several, whatever order they come in', () => {
    const several = [kept('b', others), kept('a', others), kept('c', `${others} And she boxed.`)];
    for (const statements of [several, several.toReversed()])
      expect(check(others, { ...nothing, statements })).toMatchObject({ id: 'a' });
  });
});

describe('words of another wave', () => {
  const elsewhere = [kept('earlier', 'What I was taught is mercy first, then justice, then mercy again, and tea.')];

  it('are not carried over whole', () => {
    const text = 'What I was taught is mercy first, then justice, then mercy again, and tea!!';
    expect(check(text, { ...nothing, elsewhere })).toMatchObject({ to: 'elsewhere', id: 'earlier' });
  });

  it('may be come back to, for the thought may be one’s own', () => {
    const text = 'What I was taught is mercy first, and this autumn I watched my own son practise it at the food bank.';
    expect(check(text, { ...nothing, elsewhere })).toEqual({ verdict: 'own' });
  });
});

describe('a text with little of its own', () => {
  test.each([
    '',
    '😀😀😀',
    'Not in my name!',
    'Assalamu alaikum wa rahmatullahi wa barakatuh. Ameen.',
    'السلام عليكم ورحمة الله وبركاته. بسم الله الرحمن الرحيم',
    '﷽',
    'Love wins, always.',
    '#NotInMyName #NotOurs #ThisIsNotOurWayAndNeverWas',
  ])('is said to be short, never copied: %s', (text) => {
    expect(check(text, { ...nothing, examples: [{ id: 'same', shape: inShape(text) }] })).toEqual({ verdict: 'short' });
  });
});

describe('greetings and prayers', () => {
  it('make no two statements alike', () => {
    const frame = (text: string) =>
      `Bismillah. Assalamu alaikum wa rahmatullahi wa barakatuh. ${text} May Allah guide us all. Ameen.`;
    const statements = [kept('other', frame('My son was stopped on the tram.'))];
    expect(check(frame('Forgiveness took me eleven years.'), { ...nothing, statements })).toEqual({ verdict: 'own' });
  });

  it('leave the text the same, with them or without', () => {
    const text = 'Forgiveness took me eleven years, and I recommend starting early.';
    expect(inShape(`Assalamu alaikum! ${text} Ameen.`)).toEqual(inShape(text));
  });
});

describe('what is kept of a text', () => {
  it('compares with nothing that was made with another key', () => {
    const withOther = { id: 'same', ...keptShapeOf(shapeOf(others, [1, 2])) };
    expect(check(others, { ...nothing, statements: [withOther] })).toEqual({ verdict: 'own' });
  });

  it('is one byte each of hashes, not the hashes themselves', () => {
    const { sketch, size, bands } = keptShapeOf(inShape(others));
    expect([sketch.length, bands.length, size]).toEqual([144, 48, inShape(others).shingles.length]);
    expect(sketch).toBeInstanceOf(Uint8Array);
  });
});
