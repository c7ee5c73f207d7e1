import { describe, expect, it } from 'vitest';
import { type PlanSurroundings, readPlan } from './read-plan.ts';
import { typedPlan } from './testing/typed-plan.ts';
import { parseWaveContent } from './wave-content.ts';

const around: PlanSurroundings = {
  now: new Date('2026-11-01T12:00:00Z'),
  languages: ['en', 'ur', 'so'],
  givenPrompts: new Map([['prompt1.so', 'Maxaad doonaysaa?']]),
  areas: ['E08000035', 'E06000052'],
  others: ['wave-0'],
};
const read = (fields: Readonly<Record<string, string>> = {}, more: Partial<PlanSurroundings> = {}) =>
  readPlan(typedPlan(fields), { ...around, ...more });
const problems = (...given: Parameters<typeof read>) => {
  const found = read(...given);
  return found.ok ? [] : found.problem;
};
const example = { 'example1.words': 'I stand for my street.', 'example1.language': 'en' };
const consent = { 'example1.day': '2026-10-30', 'example1.agreed': 'yes' };

describe('the form of a wave', () => {
  it('is read into a plan whose content holds by the rules of all contents', () => {
    const found = read({ threshold: '25', follows: 'wave-0', ...example, ...consent });
    expect(found).toMatchObject({
      ok: true,
      value: {
        content: {
          title: { en: 'Not ours', ur: 'یہ ہمارا نہیں' },
          prompts: [{ en: expect.any(String), ur: expect.any(String) }],
        },
        opensAt: new Date('2026-11-05T19:00:00Z'),
        closesAt: null,
        areas: ['E06000052', 'E08000035'],
        ...{ threshold: 25, hasWall: true, isForAdults: false, follows: 'wave-0' },
        examples: [{ words: 'I stand for my street.', language: 'en', consentedOn: '2026-10-30' }],
      },
    });
    expect(found.ok && parseWaveContent(found.value.content)).toMatchObject({ ok: true });
  });

  it('takes no language for written in which nothing but the given prompts stand', () => {
    expect(read()).toMatchObject({ ok: true });
    expect(problems({ 'prompt1.so': 'Wax kale?' })).toEqual([
      { field: 'title.so', kind: 'lacks-language' },
      { field: 'aim.so', kind: 'lacks-language' },
    ]);
  });

  it('tells everything that is wrong at once, each beside its field', () => {
    expect(
      problems({
        'title.en': '',
        'aim.en': '???',
        organiser: 'x'.repeat(81),
        'about.en': '',
        opens: '',
        'prompt1.ur': '',
      }),
    ).toEqual([
      { field: 'organiser', kind: 'too-long', limit: 80 },
      { field: 'title.en', kind: 'empty' },
      { field: 'aim.en', kind: 'no-letters' },
      { field: 'about.en', kind: 'empty' },
      { field: 'prompt1.ur', kind: 'lacks-language' },
      { field: 'opens', kind: 'empty' },
    ]);
    expect(problems({ 'prompt1.en': '', 'prompt1.ur': '', 'prompt1.so': '' })).toEqual([
      { field: 'prompt1.en', kind: 'empty' },
    ]);
  });

  it('reads whether there is a wall, and whether it is for grown-ups alone, both ways', () => {
    const value = (more: Record<string, string>) => {
      const found = read(more);
      return found.ok && [found.value.hasWall, found.value.isForAdults];
    };
    expect(value({ wall: 'yes', age: '13' })).toEqual([true, false]);
    expect(value({ wall: 'no', age: '18' })).toEqual([false, true]);
  });

  it('is refused where it leads people to one person’s page or post, in whatever field', () => {
    const raid = 'Tell him what you think: https://x.com/somebody/status/1';
    for (const field of ['title.en', 'aim.ur', 'about.en', 'funding.en', 'prompt1.en', 'organiser'])
      expect(problems({ [field]: raid })).toEqual([{ field, kind: 'a-target' }]);
  });

  it('reads moments on clocks in Britain, through the nights when they change', () => {
    const opens = (text: string) => {
      const found = read({ opens: text });
      return found.ok ? found.value.opensAt.toISOString() : found.problem;
    };
    expect(opens('2026-07-05T19:00')).toBe('2026-07-05T18:00:00.000Z');
    expect(opens('2026-10-25T01:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(opens('2026-03-29T01:30')).toEqual([{ field: 'opens', kind: 'no-such-hour' }]);
    expect(opens('5 November')).toEqual([{ field: 'opens', kind: 'no-moment' }]);
  });

  it.each([
    [{ closes: '2026-11-05T19:00' }, 'closes', 'ends-before'],
    [{ opens: '2026-10-01T19:00', closes: '2026-11-01T10:00' }, 'closes', 'over'],
    [{ threshold: '9' }, 'threshold', 'no-number'],
    [{ threshold: 'many' }, 'threshold', 'no-number'],
    [{ follows: 'wave-9' }, 'follows', 'no-wave'],
    [{ ...example, 'example1.day': '2026-10-30' }, 'example1.agreed', 'no-consent'],
    [{ ...example, ...consent, 'example1.day': '' }, 'example1.day', 'no-day'],
    [{ ...example, ...consent, 'example1.day': '2026-12-30' }, 'example1.day', 'consent-to-come'],
  ])('is refused for %j, at %s', (fields, field, kind) => {
    expect(problems(fields)).toMatchObject([{ field, kind }]);
  });

  it('is refused where it names an area that there is not', () => {
    expect(problems({}, { areas: null })).toEqual([{ field: 'areas', kind: 'no-area' }]);
  });
});
