import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isMailAddress, parseMailbox } from './index.ts';

describe('an e-mail address', () => {
  it.each([
    'sam@example.org',
    "o'brien+work@mail.example.co.uk",
    'müller@bücher.example',
    'سارہ@example.org',
    `${'x'.repeat(64)}@example.org`,
  ])('%s is one', (text) => {
    expect(isMailAddress(text)).toBe(true);
  });

  it.each([
    '',
    'sam',
    'sam@example',
    '@example.org',
    'sam@.org',
    'sam @example.org',
    'sam@example.org, ann@example.org',
    'sam@example.org;ann@example.org',
    'sam@example.org\nBcc: ann@example.org',
    'sam\r@example.org',
    'sam@example.org\u2028',
    'Sam <sam@example.org>',
    '"a b"@example.org',
    'sam@[203.0.113.9]',
    'sam(comment)@example.org',
    `${'x'.repeat(65)}@example.org`,
    `sam@${'x'.repeat(250)}.org`,
  ])('%j is none', (text) => {
    expect(isMailAddress(text)).toBe(false);
  });
});

test('a name may stand in front of an address', () => {
  expect(parseMailbox('sam@example.org')).toEqual({ name: '', address: 'sam@example.org' });
  expect(parseMailbox('<sam@example.org>')).toEqual({ name: '', address: 'sam@example.org' });
  expect(parseMailbox('Leeds, together <hello@example.org>')).toEqual({
    name: 'Leeds, together',
    address: 'hello@example.org',
  });
  for (const text of ['Leeds', 'Leeds <hello>', 'a <b <c@d.org>>', 'Leeds\nBcc: x@y.org <c@d.org>'])
    expect(parseMailbox(text)).toBeNull();
});

test('a sign that ends a line, a list or an address makes it none, wherever it stands', () => {
  const signs = fc.constantFrom(...'@,;:<>"()\\[] \r\n\t\u2028\u0000');
  fc.assert(
    fc.property(fc.nat('sam@example.org'.length), signs, (at, sign) => {
      const text = `${'sam@example.org'.slice(0, at)}${sign}${'sam@example.org'.slice(at)}`;
      expect(isMailAddress(text)).toBe(false);
      expect(parseMailbox(`Sam <${text}>`)).toBeNull();
    }),
  );
});
