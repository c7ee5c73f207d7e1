import type { MappingProblem } from '#domains/mapping';
import type { ProtectedTopic, RecipeProblem } from '#domains/mapping/core';
import { closestTo } from './closest.ts';

/** What was wrong and what to do about it, in one sentence. */
export function explainMapping(problem: MappingProblem): string {
  switch (problem.kind) {
    case 'missing-recipe':
      return `There is no recipe at ${problem.file}.`;
    case 'unreadable-recipe':
      return `The recipe ${problem.file} cannot be read: ${systemReason(problem.reason)}.`;
    case 'not-json':
      return problem.detail === null
        ? `${problem.file} is not UTF-8 text, which a recipe has to be.`
        : `${problem.file} is not JSON, which a recipe has to be: ${problem.detail.replaceAll(/\s+/gu, ' ')}.`;
    case 'bad-recipe':
      return `${problem.file}: ${explainRecipe(problem.problem)}`;

    case 'missing-file':
      return `There is no file ${problem.file}: paths in a recipe start from the recipe's own folder.`;
    case 'not-a-file':
      return `${problem.file} is not a file.`;
    case 'unreadable-file':
      return `${problem.file} cannot be read: ${systemReason(problem.reason)}.`;
    case 'empty-file':
      return `${problem.file} is empty: it needs a header row and a row for each area.`;
    case 'no-rows':
      return `${problem.file} has a header and no rows.`;
    case 'damaged-gzip':
      return `${problem.file} ends in .gz but is damaged or not compressed: compress it again, or take .gz off its name.`;
    case 'table-too-large':
      return `${problem.file} holds more than ${bytes(problem.limitBytes)} once it is read, which is more than Outspoken takes.`;
    case 'grows-too-much':
      return `${problem.file} grows to more than ${problem.limit} times its size when it is decompressed, as a zip bomb does, so reading was stopped.`;
    case 'record-too-long':
      return `${problem.file}, row ${problem.row}: this row is longer than ${bytes(problem.limitBytes)}; is a line end or a closing quote missing?`;
    case 'not-utf8':
      return `${problem.file}${problem.afterRow === 0 ? '' : `, after row ${problem.afterRow}`}: these bytes are not UTF-8; save the file as "CSV UTF-8".`;
    case 'bad-quotes':
      return `${problem.file}, row ${problem.row}: a quote is out of place; a cell with quotes has them around it, and doubled inside.`;
    case 'missing-column':
      return `${problem.file} has no column "${problem.column}"${suggest(problem.column, problem.header)}`;
    case 'duplicate-column':
      return `${problem.file} has two columns called "${problem.column}", so it is not clear which to read.`;
    case 'ragged-row':
      return `${problem.file}, row ${problem.row}: ${count(problem.got, 'cell')} where the header has ${problem.expected}.`;
    case 'not-a-number':
      return `${problem.file}, row ${problem.row}, column ${problem.column}: ${quote(problem.text)} is not a number; leave the cell blank where a value is missing.`;

    case 'blank-code':
      return `${problem.file}, row ${problem.row}, column ${problem.column}: the code is blank.`;
    case 'duplicate-code':
      return `${problem.file}, row ${problem.row}, column ${problem.column}: the code ${quote(problem.code)} is there already, in row ${problem.firstRow}.`;
    case 'column-nowhere':
      return `Indicator ${problem.indicator} names the column "${problem.column}", which is not in ${listed(problem.files, 'or')}${suggest(problem.column, problem.known)}`;
    case 'column-in-two-files':
      return `The column "${problem.column}" is in ${listed(problem.files, 'and')}, so it is not clear which to read: rename one.`;
    case 'too-many-columns':
      return `${problem.file} has ${count(problem.columns, 'column')}, and at most ${problem.most.toLocaleString('en-GB')} are taken: leave out what no recipe will use.`;
    case 'changed-while-read':
      return `${problem.file} was changed while it was read: try again.`;
    case 'protected-table-as-input':
      return `${problem.file} is the installed table of protected characteristics, which judges inputs and is never one; no option changes that.`;
    case 'input-as-protected-table':
      return `${problem.file} is a table that recipes may use, so it cannot be the one that judges them.`;
    case 'negative-population':
      return `${problem.file}, row ${problem.row}, column ${problem.column}: a population cannot be below 0.`;

    case 'protected-input':
      return `${problem.indicator === null ? problem.where : `Indicator ${problem.indicator}`} describes who people are ("${problem.word}" in its ${problem.indicator === null ? 'column' : problem.where} ${quote(problem.text)}), and ${topics[problem.topic]} is never an input about where people live; no option changes that.`;
    case 'crime-as-propensity':
      return `Indicator ${problem.indicator} is recorded crime ("${problem.word}" in its ${problem.where} ${quote(problem.text)}), which says where the police look and is never an input for propensity.`;
    case 'disguised-input':
      return problem.by === 'one-share'
        ? `${problem.of === 'indicator' ? 'Indicator' : 'The score of group'} ${problem.id} stands in for who people are: over ${count(problem.areas, 'area')} it goes with the share ${problem.share} (Spearman ${problem.spearman.toFixed(3)}, and 0.9 is the limit), so it is stopped: only a steward can let it in, with a reason that is written down and shown.`
        : `${problem.of === 'indicator' ? 'Indicator' : 'The score of group'} ${problem.id} stands in for who people are: over ${count(problem.areas, 'area')} the protected shares together explain it (R squared ${problem.rSquared.toFixed(3)}, and 0.75 is the limit), so it is stopped: only a steward can let it in, with a reason that is written down and shown.`;
    case 'bad-share':
      return `${quote(problem.text)} is not a share: write --shares name=count_column/total_column, with commas between several.`;
    case 'share-twice':
      return `--shares names "${problem.name}" twice.`;
    case 'no-shares':
      return `The protected table has no column that ends in _total, so name its shares with --shares name=count_column/total_column; its columns are ${listed(problem.header, 'and')}.`;
    case 'lookup-columns':
      return `${problem.file} has the columns ${listed(problem.header, 'and')}: a lookup needs "from" and "to", or exactly two.`;
    case 'no-area-protected':
      return `No code in column ${problem.column} of ${problem.file} is an area of this recipe, such as ${quote(problem.example)}: give --lookup FILE if its codes are of another kind.`;

    case 'missing-value':
      return problem.because === 'zero-denominator'
        ? `Area ${problem.code} has no value for indicator ${problem.indicator}, because ${listed(problem.columns, 'and')} is 0 there${others(problem.areas)}: say with "missing" what to do, or give the figure.`
        : `Area ${problem.code} has no value for indicator ${problem.indicator} (${listed(problem.columns, 'and')})${others(problem.areas)}: say with "missing" what to do, or give the figure.`;
    case 'negative-denominator':
      return `Area ${problem.code}, column ${problem.column}: a denominator cannot be below 0 (indicator ${problem.indicator}).`;
    case 'ratio-too-large':
      return `Area ${problem.code}: the ratio of indicator ${problem.indicator} is too large to compute.`;
    case 'needs-parent-column':
      return `Indicator ${problem.indicator} uses ${problem.for === 'shrink' ? 'shrink' : 'missing: parent-median'}, so the recipe has to name the parent's column in areas.parent.`;
    case 'no-parent':
      return `Area ${problem.code} has no parent, which indicator ${problem.indicator} needs.`;
    case 'no-missing-group':
      return `Area ${problem.code} has a blank cell in column ${problem.column}, by which the gaps of indicator ${problem.indicator} are filled.`;
    case 'nothing-to-impute-from':
      return problem.group === null
        ? `No area has a value for indicator ${problem.indicator}.`
        : `Area ${problem.code} has no value for indicator ${problem.indicator}, and no area of ${quote(problem.group)} has one to fill it from.`;
    case 'not-a-share':
      return `Area ${problem.code}: ${problem.numerator} of ${problem.denominator} is not a share that can be shrunk (indicator ${problem.indicator}).`;
    case 'no-log':
      return `Area ${problem.code}: ${problem.value} has no logarithm, which indicator ${problem.indicator} asks for; choose another treatment.`;
    case 'negative-standard-error':
      return `Area ${problem.code}, column ${problem.column}: a standard error cannot be below 0 (indicator ${problem.indicator}).`;
    case 'too-few-areas':
      return `An index needs at least two areas, and ${problem.areas === 0 ? 'none is' : 'one is'} left${problem.dropped > 0 ? ` after ${count(problem.dropped, 'area')} without a value ${problem.dropped === 1 ? 'was' : 'were'} dropped` : ''}.`;

    case 'cannot-normalise':
      return `${problem.of === 'indicator' ? 'Indicator' : 'Group'} ${problem.id} cannot be normalised by ${problem.method}: ${obstacles[problem.because]}.`;
    case 'not-positive':
      return `Group ${problem.group}: a ${problem.aggregate} needs values above 0, and ${problem.member} is ${problem.value} in area ${problem.code}; normalise to a range above 0, such as min-max to [1, 100], or choose another aggregate.`;
    case 'too-large-to-compute':
      return `The figures of ${problem.of} ${problem.id} are too large to compute with.`;
    case 'too-few-draws':
      return `${count(problem.draws, 'draw')} cannot show any uncertainty: ask for at least 2, or for 0 to leave it out.`;
    case 'rate-outside-limits':
      return `Area ${problem.code}: ${problem.value} is not a rate between 0 and 1, which the standard error of indicator ${problem.indicator} needs.`;
    case 'too-large-to-draw':
      return `So many draws of so many areas need ${bytes(problem.bytes)} of memory, which is more than a process can have: ask for fewer draws.`;
    case 'cancelled':
      return 'Stopped before the draws were done; nothing was written.';
    case 'thread-stopped':
      return `A thread that made draws stopped (${problem.message}): is there enough memory?`;
    case 'unknown-group':
      return problem.groups.length === 0
        ? `${problem.file} has no column that ends in .score: give the scores.csv that a build wrote.`
        : `${problem.file} has no scores of a group "${problem.group}"${suggest(problem.group, problem.groups)}`;
    case 'unknown-need':
      return `The column "${problem.column}" is not in ${listed(problem.files, 'or')}${suggest(problem.column, problem.known)}`;
    case 'no-uncertainty':
      return 'The recipe has no "uncertainty", so it does not say what could have been chosen otherwise: add weightNoise, alternatives to normalise or aggregate, or dropOne.';
    case 'nothing-to-study':
      return 'Nothing in the recipe\'s "uncertainty" can vary: give weightNoise above 0, at least two alternatives to normalise or aggregate, dropOne, or indicators with a standard error.';
    case 'too-many-assumptions':
      return `The recipe leaves ${count(problem.assumptions, 'assumption')} open, and a study can take ${problem.most}: set weightNoise to 0, or study its groups in recipes of their own.`;
    case 'too-many-evaluations':
      return `That would compute the index ${count(problem.evaluations, 'time')}, and a study goes up to ${problem.most.toLocaleString('en-GB')}: ask for fewer --samples.`;

    case 'not-a-folder':
      return `${problem.folder} is a file: choose another name for --out.`;
    case 'not-a-result':
      return `${problem.folder} holds ${quote(problem.holds)} and is not a result of Outspoken, so it is left alone: choose another folder for --out.`;
    case 'holds-other-files':
      return `${problem.folder} holds ${quote(problem.holds)}, which Outspoken did not write, so it is left alone: move that file, or choose another folder for --out.`;
    case 'cannot-write-folder':
      return `${problem.folder} cannot be written: ${systemReason(problem.reason)}.`;
  }
}

/** What is wrong with the recipe itself; the file's name comes before it. `called` is what to call the place that it is wrong in. */
export function explainRecipe(problem: RecipeProblem, called?: string): string {
  const at = called ?? ('path' in problem ? problem.path || 'the recipe' : '');
  switch (problem.kind) {
    case 'unknown-key':
      return `"${problem.key}" is not a key of ${problem.path || 'a recipe'}${suggest(problem.key, problem.known)}`;
    case 'missing-key':
      return `${at} is missing.`;
    case 'wrong-type':
      return `${at} must be ${problem.expected}.`;
    case 'not-one-of':
      return `${at} is ${problem.got}, but must be ${listed(problem.allowed, 'or')}.`;
    case 'out-of-range':
      return `${at} ${problem.of === 'items' ? `has to hold ${bounds[problem.bound]} ${count(problem.limit, 'item')}` : `is ${problem.got}, but must be ${bounds[problem.bound]} ${problem.limit}`}.`;
    case 'blank-text':
      return `${at} is blank.`;
    case 'bad-id':
      return `${at} is ${problem.got}, but an id starts with a letter or digit and has only letters, digits, - and _.`;
    case 'duplicate-id':
      return `${at} is "${problem.id}", which is the id of something else already.`;
    case 'reserved-id':
      return `${at} cannot be "${problem.id}", which is the name of a column in the results.`;
    case 'no-value':
      return `indicator ${problem.indicator} needs a column, or a numerator and a denominator.`;
    case 'two-values':
      return `indicator ${problem.indicator} has a column and a numerator or denominator: give one or the other.`;
    case 'half-a-ratio':
      return `indicator ${problem.indicator} is a ratio without its ${problem.missing}.`;
    case 'key-without':
      return `indicator ${problem.indicator} has "${problem.key}", which needs "${problem.needs}".`;
    case 'keys-exclude':
      return `indicator ${problem.indicator} has both "${problem.keys[0]}" and "${problem.keys[1]}", which exclude each other.`;
    case 'empty-interval':
      return `${at} must run from a smaller number to a larger one.`;
    case 'group-holds-itself':
      return `group ${problem.group} contains itself; groups may hold indicators or earlier groups.`;
    case 'group-holds-later-group':
      return `group ${problem.group} holds ${problem.member}, which comes after it; groups may hold indicators or earlier groups, so that none contains itself.`;
    case 'unknown-member':
      return `group ${problem.group} holds "${problem.member}", which is no indicator and no earlier group.`;
    case 'member-twice':
      return `group ${problem.group} holds ${problem.member} twice.`;
    case 'no-weight':
      return `the weights of group ${problem.group} are all 0.`;
  }
}

export const topics: Record<ProtectedTopic, string> = {
  religion: 'religion or belief',
  ethnicity: 'race or ethnicity',
  nationality: 'nationality',
  birthplace: 'country of birth',
  migration: 'migration or immigration status',
  language: 'language',
  hate: 'a count of hate against a group',
  names: 'what people’s names say of their origin',
};

const obstacles = {
  'all-equal': 'it is the same in every area',
  'one-area': 'there is only one area',
  'range-too-large': 'its figures are too far apart to compute with',
} as const;

const bounds = { least: 'at least', 'more-than': 'more than', most: 'at most', 'less-than': 'less than' } as const;

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user is not allowed to',
  EPERM: 'this user is not allowed to',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EBUSY: 'it is mounted or in use; choose a folder inside it',
  EXDEV: 'it is mounted; choose a folder inside it',
  EMFILE: 'too many files are open',
  ENOTDIR: 'something on the way to it is a file',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the disk does not answer as it should',
};

function systemReason(code: string): string {
  return reasons[code] ?? `the system says ${code}`;
}

/** Ends a sentence about a word that nobody knows. */
function suggest(word: string, known: readonly string[]): string {
  const closest = closestTo(word, known);
  if (closest !== null) return `; did you mean "${closest}"?`;
  return known.length > 0 && known.length <= 12
    ? `; there ${known.length === 1 ? 'is' : 'are'} ${listed(known, 'and')}.`
    : '.';
}

function listed(words: readonly string[], last: 'and' | 'or'): string {
  const shown = words.length > 12 ? [...words.slice(0, 11), `${words.length - 11} more`] : words;
  return new Intl.ListFormat('en-GB', { type: last === 'and' ? 'conjunction' : 'disjunction' }).format(shown);
}

/** Text from a file, safe to show on a terminal. */
function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
}

function others(areas: number): string {
  return areas > 1 ? ` (and so for ${count(areas - 1, 'other')})` : '';
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}

function bytes(number: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  const unit = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, number)) / 10));
  return `${(number / 1024 ** unit).toLocaleString('en-GB', { maximumFractionDigits: 1 })} ${units[unit]}`;
}
