// Writes x-length.json: how long texts are by the count of X, as its own library measures them (twitter-text 3.1.0, configuration 3).
// Run in a folder where that package is installed: `npm install twitter-text@3.1.0 && node x-length.mjs`.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { parseTweet } = createRequire(join(process.cwd(), 'package.json'))('twitter-text');
const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}';

const texts = [
  'I will not be silent.',
  'یہ ہمارا نہیں۔ ہمارا دین ہمسائے کا حق سکھاتا ہے۔',
  'هٰذَا لَيْسَ مِنَّا، وَالسَّلَامُ أَوْلَى؟',
  'এটা আমাদের নয়। প্রতিবেশী আমার নিজের লোক।',
  'Bu bizim değil; İyilik ışık gibidir.',
  'e\u0301 is one letter here, and ﷺ is one sign',
  'curly “quotes” — and dashes… and a bullet •',
  '平和 and 平和',
  '❤️ ❤ ♥️ ☮️ ☮ ✊🏿 👍🏽 🇧🇩🇬🇧 1️⃣ ©️ © ™️ ™ 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  `${family} and 👩🏽‍🦳`,
  'see https://example.org/a/very/long/address?with=many&parts=of-it for more',
  'one\ntwo\n\nthree',
  'a'.repeat(300),
  '\u2067یہ\u2069 \u200Ftext',
];

const cases = texts.map((text) => ({ text, length: parseTweet(text).weightedLength }));
const link = parseTweet('https://voices.example.org/ur/waves/not-ours').weightedLength;
writeFileSync(join(import.meta.dirname, 'x-length.json'), `${JSON.stringify({ link, cases }, null, 1)}\n`);
