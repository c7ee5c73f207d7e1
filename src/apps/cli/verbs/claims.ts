import { join } from 'node:path';
import type { Command } from 'commander';
import { feedSignerOf, rumourKeysOf, type TakenIn, takeInAnswers } from '#domains/straight-talk';
import { type FeedProblem, readFeed } from '#domains/straight-talk/core';
import { readAuthSecret } from '#platform/auth';
import { type ConfigFlags, packageRoot } from '#platform/config';
import { loadCatalogue } from '#platform/i18n';
import { readLimited } from '#platform/limited-file';
import { readSigned, type SignatureProblem } from '#platform/signatures';
import { explainMapping } from '../../worker/sentences/mapping.ts';
import type { CommandContext } from '../command-context.ts';
import { readConfig, withUpToDateDatabase } from '../installation.ts';

export function registerClaimsVerbs(program: Command, context: CommandContext): void {
  const claims = program.command('claims').description('answers to rumours, shared with other organisations');
  claims
    .command('import')
    .description('take in the answers of another organisation, as drafts for the checkers here')
    .argument('<file>', 'its signed feed, from /claims/feed.jws')
    .requiredOption('--from <name>', 'what it is called here: small letters, digits and hyphens')
    .requiredOption('--key <key>', 'its public key, as it told you: "outspoken claims key" prints it there')
    .option('--data <folder>', 'where the embedded database lives')
    .action((file: string, flags: ImportFlags) => importVerb(context, file, flags));
  claims
    .command('key')
    .description('print the key by which others know that answers are from here')
    .option('--data <folder>', 'where the embedded database lives')
    .action((flags: ConfigFlags) => keyVerb(context, flags));
}

interface ImportFlags extends ConfigFlags {
  readonly from: string;
  readonly key: string;
}

const largestFeed = 64 * 2 ** 20;

async function importVerb(context: CommandContext, file: string, flags: ImportFlags): Promise<void> {
  const { from, key } = flags;
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(from) || from.length > 30)
    return context.refuse(`"${from}" is no name: up to 30 small letters, digits and single hyphens.`, {
      kind: 'name',
      from,
    });
  const pieces: Uint8Array[] = [];
  const read = await readLimited(file, (bytes) => pieces.push(bytes) > 0, { bytes: largestFeed });
  if (!read.ok) return context.refuse(explainMapping(read.problem), read.problem);
  const signed = await readSigned(Buffer.concat(pieces).toString('utf8'), key);
  if (!signed.ok) return context.refuse(`${file}: ${unsigned[signed.problem]}`, { kind: signed.problem, file });
  const claims = readFeed(signed.value);
  if (!claims.ok) return context.refuse(`${file}: ${explainFeed(claims.problem)}`, { ...claims.problem, file });

  const config = readConfig(context, flags);
  if (config === null) return;
  const catalogue = loadCatalogue(join(packageRoot(), 'messages'));
  if (!catalogue.ok) throw new Error('the words of the program cannot be read');
  const languages = catalogue.value.languages.map(({ tag }) => tag);
  await withUpToDateDatabase(context, config, async (db) => {
    const keys = rumourKeysOf(readAuthSecret(config));
    const doing = { from, languages, actor: 'command-line', now: context.now() };
    const taken = await db.transaction().execute((trx) => takeInAnswers(trx, keys, claims.value, doing));
    context.print({ from, ...taken }, sentence(from, taken));
  });
}

function keyVerb(context: CommandContext, flags: ConfigFlags): void {
  const config = readConfig(context, flags);
  if (config === null) return;
  const { publicKey } = feedSignerOf(readAuthSecret(config));
  context.print({ key: publicKey }, publicKey);
}

const unsigned: Readonly<Record<SignatureProblem, string>> = {
  'no-key': 'what --key says is no key. It has 43 letters, digits, hyphens and underscores.',
  'not-signed': 'it is no signed feed. Take the one at /claims/feed.jws.',
  'other-key': 'it was not signed with this key, or it was changed on its way. Nothing was taken in.',
};

function explainFeed(problem: FeedProblem): string {
  switch (problem.kind) {
    case 'not-json':
      return 'what was signed is no JSON.';
    case 'not-a-feed':
      return `it is no feed of answers: ${problem.where || 'its beginning'} is not as it should be.`;
    case 'no-original':
      return `"${problem.slug}" comes without the language that it was written in.`;
    case 'answer': {
      const { problem: what, item } = problem;
      const where =
        'part' in what ? what.part : what.kind === 'source' ? `source ${what.at + 1}, ${what.what}` : 'sources';
      return `item ${item + 1}: ${where}: ${what.kind === 'source' ? 'not as it should be' : what.kind}.`;
    }
  }
}

const sentence = (from: string, { newClaims, drafts, left }: TakenIn): string =>
  `From ${from}: ${newClaims} new claims, ${drafts} drafts for your checkers, ${left} left as they are.`;
