/** A part of a text: a heading, a paragraph, or a list. Its words are plain; whoever shows them escapes them. */
export type Block =
  | { readonly kind: 'heading'; readonly words: string }
  /** May hold line ends, as in an address. */
  | { readonly kind: 'paragraph'; readonly words: string }
  | {
      readonly kind: 'list';
      /** The number of the first item; null for a list without numbers. */
      readonly first: number | null;
      readonly items: readonly string[];
    };

/**
 * Reads a text as people type it: a blank line ends a paragraph, "# " begins a heading, "- " an item of a list and "1. " one of a numbered
 * list. Nothing else means anything. A line after an item, without a mark of its own, goes on with it.
 */
export function readText(text: string): readonly Block[] {
  const blocks: Open[] = [];
  let open: Open | null = null;
  for (const line of text.split('\n')) {
    const found = readLine(line);
    if (found === null) {
      open = null;
    } else if (open !== null && found.kind === 'paragraph' && open.kind !== 'heading') {
      goOn(open, found.words);
    } else if (
      open !== null &&
      found.kind === 'list' &&
      open.kind === 'list' &&
      (open.first === null) === (found.first === null)
    ) {
      open.items.push(...found.items);
    } else {
      open = found;
      blocks.push(found);
    }
  }
  return blocks;
}

type Open =
  | { kind: 'heading'; words: string }
  | { kind: 'paragraph'; words: string }
  | { kind: 'list'; first: number | null; items: string[] };

function readLine(line: string): Open | null {
  const words = line.trim();
  if (words === '') return null;
  const [, mark = '', rest = ''] = /^(#{1,3}|[-*•]|\d{1,3}[.)])\s+(.*)$/.exec(words) ?? [];
  if (mark === '') return { kind: 'paragraph', words };
  if (mark.startsWith('#')) return { kind: 'heading', words: rest };
  return { kind: 'list', first: /^\d/.test(mark) ? Number.parseInt(mark, 10) : null, items: [rest] };
}

function goOn(open: Open, words: string): void {
  if (open.kind === 'list') open.items.push(`${open.items.pop()} ${words}`);
  else open.words += `\n${words}`;
}
