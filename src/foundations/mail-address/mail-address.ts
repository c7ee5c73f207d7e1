/** An e-mail address and, where one was given, the name in front of it. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/**
 * Whether a text is one plain e-mail address: good enough to catch a slip of the hand, and free of everything that could make it two
 * addresses or a second line of a mail's head. Addresses that need quotes (RFC 5321, 4.1.2) are refused: nobody has one.
 */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && plainAddress.test(text);
}

const plainAddress = /^[^\s@"(),:;<>[\]\\\p{C}]{1,64}@[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+$/u;

/** Reads "name@example.org" or "A name <name@example.org>"; null for anything else. */
export function parseMailbox(text: string): Mailbox | null {
  const [, name = '', address = ''] = /^([^<>"\p{C}]*)<([^<>]*)>$/u.exec(text) ?? ['', '', text];
  return isMailAddress(address) ? { name: name.trim(), address } : null;
}
