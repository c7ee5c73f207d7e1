import { expect, it } from 'vitest';
import { defanged } from './defanged.ts';

it.each([
  ['see https://bad.example.org/a.b?c=d now', 'see hxxps://bad[.]example[.]org/a[.]b?c=d now'],
  ['HTTP://1.2.3.4/x', 'hxxp://1[.]2[.]3[.]4/x'],
  ['www.bad.example', 'www[.]bad[.]example'],
  ['Nothing here. At all.', 'Nothing here. At all.'],
])('%j is shown as %j', (text, shown) => expect(defanged(text)).toBe(shown));
