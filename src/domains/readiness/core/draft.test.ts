import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkDraft, findPlaceholders, longestText } from './draft.ts';
import { requirements } from './requirement.ts';
import { templateOf } from './template-of.ts';

const today = '2026-11-25';
const text = 'We answer within ten working days.';
const problemsOf = (change: { text?: string; reviewBy?: string }) => {
  const checked = checkDraft({ text, reviewBy: '2027-11-25', ...change }, today);
  return checked.ok ? [] : checked.problem;
};

describe('a text to be recorded', () => {
  it('is kept as it is, but for its line ends and blank edges', () => {
    const checked = checkDraft(
      { text: '\r\n One \r\n\r\n- two\t\r- three\u0000\u200e \n', reviewBy: ' 2027-11-25 ' },
      today,
    );
    expect(checked).toEqual({ ok: true, value: { text: 'One\n\n- two\n- three', reviewBy: '2027-11-25' } });
  });

  it.each([
    [{ text: ' \n ' }, [{ kind: 'no-text' }]],
    [{ text: 'x'.repeat(longestText + 1) }, [{ kind: 'text-too-long' }]],
    [
      { text: `We are [name of your\norganisation].` },
      [{ kind: 'placeholders', found: ['[name of your organisation]'] }],
    ],
    [{ text: 'We are name] and [name' }, [{ kind: 'placeholders', found: ['] and [name'] }]],
    [{ reviewBy: '' }, [{ kind: 'not-a-day' }]],
    [{ reviewBy: '2027-02-30' }, [{ kind: 'not-a-day' }]],
    [{ reviewBy: 'soon' }, [{ kind: 'not-a-day' }]],
    [{ reviewBy: '2026-11-25' }, [{ kind: 'review-past' }]],
    [{ reviewBy: '2027-11-27' }, [{ kind: 'review-too-late', latest: '2027-11-26' }]],
    [{ text: '', reviewBy: '2020-01-01' }, [{ kind: 'no-text' }, { kind: 'review-past' }]],
  ])('%j is refused for everything that is wrong with it', (change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });

  it('in any script is counted in characters', () => {
    expect(problemsOf({ text: '🙂'.repeat(longestText) })).toEqual([]);
  });
});

test('names each placeholder once, in its order', () => {
  expect(findPlaceholders('[b] then [a], [b] and [c d]')).toEqual(['[b]', '[a]', '[c d]']);
});

test('whatever somebody leaves of a bracket is found', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('[', ']'), fc.string(), (before, bracket, after) => {
      expect(findPlaceholders(before + bracket + after).length).toBeGreaterThan(0);
    }),
  );
});

describe.each(requirements)('the template of $id', ({ id }) => {
  const template = templateOf(id);

  it('says first that a lawyer must check it, and cannot be recorded as it is', () => {
    expect(template.split('\n')[0]).toMatch(/^\[.*lawyer.*\]$/);
    const [problem] = problemsOf({ text: template });
    expect(problem).toMatchObject({ kind: 'placeholders', found: findPlaceholders(template) });
    expect(findPlaceholders(template).length).toBeGreaterThan(3);
  });

  it('can be recorded once everything between brackets is filled in', () => {
    expect(problemsOf({ text: template.replaceAll(/\[[^[\]]*\]/g, 'filled in') })).toEqual([]);
    expect([...template].length).toBeLessThan(longestText / 2);
  });

  it('names no telephone number: those come from the list of official facts', () => {
    expect(template).not.toMatch(/\b0\d{3,4}[ \d]{5,}|\b(999|101|111)\b/);
  });
});
