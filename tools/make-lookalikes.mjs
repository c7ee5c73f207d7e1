// Makes the table of letters that look like a Latin one, from Unicode's confusables (UTS #39) as the package unhomoglyph carries them.
// `node tools/make-lookalikes.mjs` writes it, `--check` says whether it is as it should be.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const target = join(import.meta.dirname, '../src/foundations/text/lookalikes.ts');
const require = createRequire(import.meta.url);
const confusables = Object.entries(require('unhomoglyph/data.json'));
const { version } = require('unhomoglyph/package.json');

/** Scripts whose letters pass for Latin ones. Not those of our own languages: the Arabic he looks like an o and is none. */
const scripts = ['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Cherokee', 'Coptic', 'Lisu', 'Deseret', 'Georgian'];
const isLetterOfThose = new RegExp(`^[${scripts.map((script) => `\\p{Script=${script}}`).join('')}]$`, 'u');
const isLatin = /^\p{Script=Latin}$/u;

const bare = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '');
const otherCase = (letter) => (letter.toLowerCase() === letter ? letter.toUpperCase() : letter.toLowerCase());

/** What decomposes by itself needs no entry. One letter that looks like two is taken from Latin alone (the ligatures). */
function lookalikes() {
  const found = new Map();
  for (const [letter, skeleton] of confusables) {
    const latin = bare(skeleton).toLowerCase();
    if (!isLetterOfThose.test(letter) || letter < '\x80' || bare(letter) !== letter) continue;
    if (/^[a-z]$/.test(latin) || (isLatin.test(letter) && /^[a-z]{2}$/.test(latin))) found.set(letter, latin);
  }
  // An eye takes a capital I for an l, a reader of "Іslam" takes it for an i: the small letter settles it.
  for (const [letter, latin] of found)
    if (latin === 'l' && found.get(letter.toLowerCase()) === 'i') found.set(letter, 'i');
  for (const [letter, latin] of [...found]) if (!found.has(otherCase(letter))) found.set(otherCase(letter), latin);
  return [...found].filter(([letter]) => [...letter].length === 1 && letter >= '\x80');
}

function asModule(pairs) {
  const groups = Map.groupBy(pairs, ([, latin]) => latin);
  const lines = [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([latin, letters]) =>
        `  ${latin}: '${letters
          .map(([letter]) => letter)
          .sort()
          .join('')}',`,
    );
  return `/**
 * Letters that pass for Latin ones, by what they pass for: ${pairs.length}. Unicode confusables (UTS #39, Unicode Security Mechanisms), by way of
 * unhomoglyph ${version}; made by tools/make-lookalikes.mjs.
 */
export const LOOKALIKES: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
}

const made = asModule(lookalikes());
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== made) {
    console.error('lookalikes.ts is not what tools/make-lookalikes.mjs makes');
    process.exitCode = 1;
  }
} else writeFileSync(target, made);
