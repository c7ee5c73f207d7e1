// Adds words to the list of slurs, as hashes of their comparing forms, so that the repository shows none of them:
//   node tools/make-slur-hashes.ts words.txt      one a line: `word`, `two words`, `stem*`, `! an innocent phrase`; `# remark`
//   node tools/make-slur-hashes.ts --without words.txt      takes them off the list again
// Keep words.txt outside of the repository.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSlurLine, type SlurKind, slurListWith } from '#domains/voices/core';

const target = join(import.meta.dirname, '../src/domains/voices/core/slurs/slur-hashes.ts');
const parameters = process.argv.slice(2);
const isTakingAway = parameters[0] === '--without';
const [file] = isTakingAway ? parameters.slice(1) : parameters;
if (file === undefined) throw new Error('name a file with one word a line');

const entries = readFileSync(file, 'utf8')
  .split('\n')
  .map(readSlurLine)
  .filter((entry) => entry !== null);
const known = slurListWith();
const hashesOf = (kind: SlurKind): string[] => {
  const named = new Set(entries.filter((entry) => entry.kind === kind).map(({ hash }) => hash));
  return [...(isTakingAway ? known[kind].difference(named) : known[kind].union(named))].sort();
};

const table = (['words', 'stems', 'innocent'] as const)
  .map(
    (kind) =>
      `  ${kind}:\n    ${(
        hashesOf(kind)
          .join('')
          .match(/.{1,96}/g) ?? ['']
      )
        .map((part) => `'${part}'`)
        .join(' +\n    ')},`,
  )
  .join('\n');
writeFileSync(
  target,
  `/** Comparing forms as hashes, 16 digits each. Made by tools/make-slur-hashes.ts. */\nexport const SLUR_HASHES = {\n${table}\n};\n`,
);
execFileSync(join(import.meta.dirname, '../node_modules/.bin/biome'), ['format', '--write', target]);
