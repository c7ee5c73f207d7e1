import type { CatalogueProblem } from '#platform/i18n';

/** One sentence a problem, each on its own line. */
export function explainCatalogue(problems: readonly CatalogueProblem[]): string {
  return problems.map(explain).join('\n');
}

function explain(problem: CatalogueProblem): string {
  switch (problem.kind) {
    case 'no-languages':
      return `The languages cannot be read from ${problem.folder} (${problem.reason}): install Outspoken again.`;
    case 'no-source-language':
      return `${problem.folder} holds no ${problem.needed}, which every other language is completed from: put it back.`;
    case 'file-unreadable':
      return `messages/${problem.file} cannot be read (${problem.reason}): mend it or take it away.`;
    case 'not-a-language':
      return `messages/${problem.file} does not describe a language (${problem.reason}): it needs "_language": {"name": "…", "dir": "ltr" or "rtl", "reviewed": true or false} and messages that are text.`;
    case 'message-unreadable':
      return `messages/${problem.file}: the message "${problem.key}" cannot be read (${problem.reason}): check its braces.`;
    case 'message-asks-too-much':
      return `messages/${problem.file}: the message "${problem.key}" asks for ${braced(problem.unknown)}, but English gives ${problem.known.length === 0 ? 'nothing to fill in' : braced(problem.known)}.`;
  }
}

function braced(names: readonly string[]): string {
  return names.map((name) => `{${name}}`).join(' and ');
}
