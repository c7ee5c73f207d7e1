import { accept, type Result, refuse } from '#foundations/result';

export type JsonProblem =
  /** `element` counts the streamed ones from 1; null where the fault is outside of them. */
  | { readonly kind: 'not-json'; readonly element: number | null; readonly detail: string }
  | { readonly kind: 'not-utf8' }
  | { readonly kind: 'cut-short' }
  | { readonly kind: 'value-too-long'; readonly element: number | null; readonly limitBytes: number };

export interface JsonPiecesOptions<Stop> {
  /** The member of the outermost object whose array is handed over an element at a time. */
  readonly streamed: string;
  /** Takes an element, counted from 1. What it answers, unless null, ends the reading. */
  readonly take: (element: unknown, number: number) => Stop | null;
  /** The longest element, and the longest of all other members together. */
  readonly elementBytes: number;
  readonly otherBytes: number;
}

type State =
  | 'start'
  | 'key-or-end'
  | 'key'
  | 'colon'
  | 'value'
  | 'inside'
  | 'after'
  | 'element-or-end'
  | 'element'
  | 'after-element'
  | 'done';

/**
 * Reads a JSON object that arrives in pieces without ever holding all of it: the elements of one long array are parsed one by one and
 * forgotten, the other members are kept. `JSON.parse` judges each of them, so that what is accepted here is JSON.
 */
export class JsonPieces<Stop> {
  readonly #options: JsonPiecesOptions<Stop>;
  readonly #members = new Map<string, unknown>();
  #state: State = 'start';
  #markRead = 0;
  #key = '';
  #elements = 0;
  #otherBytes = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #parts: Uint8Array[] = [];
  #length = 0;

  constructor(options: JsonPiecesOptions<Stop>) {
    this.#options = options;
  }

  /** Takes the next piece; answers why to stop, or null to go on. */
  push(bytes: Uint8Array): JsonProblem | { readonly kind: 'stopped'; readonly by: Stop } | null {
    let at = 0;
    while (at < bytes.length) {
      if (this.#state === 'key' || this.#state === 'inside' || this.#state === 'element') {
        const end = this.#scan(bytes, at);
        this.#parts.push(bytes.subarray(at, end.at));
        this.#length += end.at - at;
        at = end.at;
        if (this.#isTooLong()) return this.#tooLong();
        if (!end.isWhole) return null;
        const problem = this.#finish();
        if (problem !== null) return problem;
        continue;
      }
      const byte = bytes[at]!;
      if (isSpace(byte) || this.#isMark(byte)) {
        at++;
        continue;
      }
      const next = this.#step(byte);
      if (next === null) return this.#notJson(`${name(byte)} is out of place`);
      // A value begins with this very byte.
      if (next !== 'key' && next !== 'inside' && next !== 'element') at++;
      this.#state = next;
    }
    return null;
  }

  /** The other members, once everything was pushed. `streamed` is among them, with the number of its elements, where it was an array. */
  finish(): Result<ReadonlyMap<string, unknown>, JsonProblem> {
    return this.#state === 'done' ? accept(this.#members) : refuse({ kind: 'cut-short' });
  }

  /** Whether this is the next byte of the mark that some programs put before UTF-8. */
  #isMark(byte: number): boolean {
    if (this.#state !== 'start' || byte !== mark[this.#markRead]) return false;
    this.#markRead++;
    return true;
  }

  #step(byte: number): State | null {
    switch (this.#state) {
      case 'start':
        return byte === openBrace ? 'key-or-end' : null;
      case 'key-or-end':
        return byte === quote ? 'key' : byte === closeBrace && this.#members.size === 0 ? 'done' : null;
      case 'colon':
        return byte === colon ? 'value' : null;
      case 'value':
        if (byte !== openBracket || this.#key !== this.#options.streamed) return 'inside';
        this.#elements = 0;
        return 'element-or-end';
      case 'after':
        return byte === comma ? 'key-or-end' : byte === closeBrace ? 'done' : null;
      case 'element-or-end':
        if (byte !== closeBracket) return 'element';
        if (this.#elements > 0) return null;
        return this.#endStreamed();
      case 'after-element':
        return byte === comma ? 'element-or-end' : byte === closeBracket ? this.#endStreamed() : null;
      default:
        return null;
    }
  }

  #endStreamed(): State {
    this.#members.set(this.#key, this.#elements);
    return 'after';
  }

  /** How far the value goes on in this piece, and whether it ends there. */
  #scan(bytes: Uint8Array, from: number): { readonly at: number; readonly isWhole: boolean } {
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === backslash) this.#escaped = true;
        else if (byte === quote) {
          this.#inString = false;
          if (this.#depth === 0) return { at: at + 1, isWhole: true };
        }
      } else if (byte === quote) this.#inString = true;
      else if (byte === openBrace || byte === openBracket) this.#depth++;
      else if (byte === closeBrace || byte === closeBracket) {
        if (this.#depth === 0) return { at, isWhole: true };
        if (--this.#depth === 0) return { at: at + 1, isWhole: true };
      } else if (this.#depth === 0 && (byte === comma || byte === colon || isSpace(byte))) return { at, isWhole: true };
    }
    return { at: bytes.length, isWhole: false };
  }

  #finish(): JsonProblem | { readonly kind: 'stopped'; readonly by: Stop } | null {
    const [state, bytes] = [this.#state, joined(this.#parts, this.#length)];
    this.#parts = [];
    if (state !== 'element') this.#otherBytes += this.#length;
    this.#length = 0;
    if (state === 'element') this.#elements++;
    const parsed = parse(bytes);
    if (!parsed.ok) return 'kind' in parsed.problem ? parsed.problem : this.#notJson(parsed.problem.detail, state);
    if (state === 'element') {
      this.#state = 'after-element';
      const by = this.#options.take(parsed.value, this.#elements);
      return by === null ? null : { kind: 'stopped', by };
    }
    if (state === 'key') {
      this.#key = String(parsed.value);
      this.#state = 'colon';
      return null;
    }
    this.#members.set(this.#key, parsed.value);
    this.#state = 'after';
    return null;
  }

  #isTooLong(): boolean {
    return this.#state === 'element'
      ? this.#length > this.#options.elementBytes
      : this.#otherBytes + this.#length > this.#options.otherBytes;
  }

  #tooLong(): JsonProblem {
    const { elementBytes, otherBytes } = this.#options;
    return this.#state === 'element'
      ? { kind: 'value-too-long', element: this.#elements + 1, limitBytes: elementBytes }
      : { kind: 'value-too-long', element: null, limitBytes: otherBytes };
  }

  #notJson(detail: string, state = this.#state): JsonProblem {
    return { kind: 'not-json', element: state === 'element' ? this.#elements : null, detail };
  }
}

const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];
const mark = [0xef, 0xbb, 0xbf];
const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function name(byte: number): string {
  return byte > 0x20 && byte < 0x7f ? `"${String.fromCharCode(byte)}"` : `the byte ${byte}`;
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function parse(bytes: Uint8Array): Result<unknown, { readonly kind: 'not-utf8' } | { readonly detail: string }> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse({ kind: 'not-utf8' });
  }
  try {
    return accept(JSON.parse(text));
  } catch (error) {
    return refuse({ detail: error instanceof Error ? error.message : String(error) });
  }
}
