import { expect, it } from 'vitest';
import { readReport } from './read-report.ts';

const whole = {
  'happened.en': 'About 40 people wrote.',
  'failed.en': 'Nobody wrote in Somali.',
  'learned.en': 'Ask earlier.',
};
const read = (fields: Readonly<Record<string, string>>) => readReport(new Map(Object.entries(fields)), ['en', 'ur']);

it('a report says what happened, what failed and what will be different, in one language at least', () => {
  expect(read(whole)).toEqual({
    ok: true,
    value: {
      happened: { en: 'About 40 people wrote.' },
      failed: { en: 'Nobody wrote in Somali.' },
      learned: { en: 'Ask earlier.' },
    },
  });
});

it('a report without what failed is none', () => {
  expect(read({ ...whole, 'failed.en': '' })).toEqual({ ok: false, problem: [{ field: 'failed.en', kind: 'empty' }] });
  expect(read({ ...whole, 'failed.en': '--' })).toMatchObject({ problem: [{ kind: 'no-letters' }] });
  expect(read({ ...whole, 'failed.ur': 'کچھ' })).toMatchObject({
    problem: [
      { field: 'happened.ur', kind: 'lacks-language' },
      { field: 'learned.ur', kind: 'lacks-language' },
    ],
  });
  expect(read({ ...whole, 'failed.en': 'x'.repeat(2001) })).toMatchObject({ problem: [{ limit: 2000 }] });
});
