import { expect, test } from 'vitest';
import { floods } from './testing/tricky-text.ts';
import { withoutLinks, withoutTagsAndLinks } from './without-links.ts';

test.each([
  ['look https://example.org/a?b=1#c now', 'look   now'],
  ['WWW.EXAMPLE.ORG/x', ' '],
  ['پڑھیں http://example.org/ور سنیں', 'پڑھیں   سنیں'],
  ['no address at all', 'no address at all'],
])('%j without its links is %j', (text, left) => expect(withoutLinks(text)).toBe(left));

test.each([
  ['#NotOurs we say #لیس_منا', '  we say  '],
  ['＃ours and C# alone', '  and C# alone'],
  ['https://example.org/#part #tag', '   '],
])('%j without its hashtags and links is %j', (text, left) => expect(withoutTagsAndLinks(text)).toBe(left));

test('a flood of anything is survived', () => {
  for (const flood of Object.values(floods))
    expect(withoutTagsAndLinks(flood).length).toBeLessThanOrEqual(flood.length);
});
