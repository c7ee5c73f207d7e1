import {
  type LiteralElement,
  type MessageFormatElement,
  type PoundElement,
  parse,
  TYPE,
} from '@formatjs/icu-messageformat-parser';

export type Message = readonly MessageFormatElement[];

/** A plural of a message: the argument it counts, the forms it gives, and whether it counts places (1st, 2nd) or things. */
export interface Plural {
  readonly argument: string;
  readonly forms: readonly string[];
  readonly type: 'cardinal' | 'ordinal';
}

/** Reads ICU MessageFormat. A "<" is a plain character. Throws a SyntaxError that says what is wrong. */
export function parseMessage(text: string): Message {
  return parse(text, { ignoreTag: true, requiresOtherClause: true });
}

/** The text of a message without arguments, null for one that has any. */
export function literalOf(message: Message): string | null {
  if (message.length === 0) return '';
  const [only] = message;
  return message.length === 1 && only?.type === TYPE.literal ? only.value : null;
}

/** The arguments of a message, in no order, each once. */
export function argumentsOf(message: Message): ReadonlySet<string> {
  return new Set([...elementsIn(message)].flatMap((element) => (hasArgument(element) ? [element.value] : [])));
}

export function pluralsOf(message: Message): readonly Plural[] {
  return [...elementsIn(message)].flatMap((element) =>
    element.type === TYPE.plural
      ? [{ argument: element.value, forms: Object.keys(element.options), type: element.pluralType ?? 'cardinal' }]
      : [],
  );
}

function* elementsIn(message: Message): Generator<MessageFormatElement> {
  for (const element of message) {
    yield element;
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      for (const option of Object.values(element.options)) yield* elementsIn(option.value);
    }
  }
}

function hasArgument(
  element: MessageFormatElement,
): element is Exclude<MessageFormatElement, LiteralElement | PoundElement> {
  return element.type !== TYPE.literal && element.type !== TYPE.pound;
}
