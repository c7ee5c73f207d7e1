/**
 * A record of a version that people complete: what the program knows is filled in, and what only people can judge is a blank that says who has to
 * answer it. In English, like the forms it follows.
 */
export interface MapRecord {
  readonly title: string;
  /** What it is for and what to do with it, for whoever completes it. */
  readonly about: string;
  readonly sections: readonly RecordSection[];
}

export interface RecordSection {
  readonly title: string;
  readonly fields: readonly RecordField[];
}

export type RecordField =
  | { readonly label: string; readonly lines: readonly string[] }
  /** For people to answer. `question` says what. */
  | { readonly label: string; readonly question: string };

export const filled = (label: string, ...lines: readonly string[]): RecordField => ({ label, lines });
export const blank = (label: string, question: string): RecordField => ({ label, question });

/** How many fields people have yet to answer. */
export function countBlanks({ sections }: MapRecord): number {
  return sections.flatMap(({ fields }) => fields).filter((field) => 'question' in field).length;
}

/** As a file that any editor of texts opens: CommonMark. */
export function recordMarkdown({ title, about, sections }: MapRecord): string {
  const lines = sections.flatMap((section) => [
    `## ${section.title}`,
    '',
    ...section.fields.flatMap((field) => [
      `### ${field.label}`,
      '',
      ...('question' in field
        ? [`> **To be answered by people:** ${field.question}`, '', '_Answer, name, date:_', '']
        : field.lines.length === 1
          ? [escapeMarkdown(field.lines[0] ?? ''), '']
          : [...field.lines.map((line) => `- ${escapeMarkdown(line)}`), '']),
    ]),
  ]);
  return [`# ${escapeMarkdown(title)}`, '', about, '', ...lines].join('\n');
}

/** Titles and sources are other people's words: none of them becomes a heading, a link or a picture. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~]/g, (sign) => `\\${sign}`).replaceAll(/\s+/g, ' ');
}
