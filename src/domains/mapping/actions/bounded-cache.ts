/** What is kept, and how many bytes it holds on to. */
export interface Kept<Value> {
  readonly value: Value;
  readonly bytes: number;
}

/**
 * Keeps what was worked out, up to so many bytes, and lets go of what was not asked for longest. Everything in it can be worked out again: it holds no
 * state. Whoever asks while somebody else's answer is being worked out waits for that one. What fails is not kept.
 */
export class BoundedCache {
  readonly #limit: number;
  readonly #kept = new Map<string, Kept<unknown>>();
  readonly #making = new Map<string, Promise<unknown>>();
  #bytes = 0;

  constructor(limitBytes: number) {
    this.#limit = limitBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** What is kept under a key that only ever names one thing of one type; undefined where nothing is. */
  find<Value>(key: string): Value | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.value as Value;
  }

  keep<Value>(key: string, { value, bytes }: Kept<Value>): Value {
    this.#bytes += bytes - (this.#kept.get(key)?.bytes ?? 0);
    this.#kept.delete(key);
    this.#kept.set(key, { value, bytes });
    for (const [oldest, { bytes: freed }] of this.#kept) {
      if (this.#bytes <= this.#limit || oldest === key) break;
      this.#kept.delete(oldest);
      this.#bytes -= freed;
    }
    return value;
  }

  /** Lets everybody who asks for a key at the same time wait for one answer. `make` keeps it, where it is worth it. */
  async share<Value>(key: string, make: () => Promise<Value>): Promise<Value> {
    const making = this.#making.get(key);
    if (making !== undefined) return making as Promise<Value>;
    const made = make().finally(() => this.#making.delete(key));
    this.#making.set(key, made);
    return made;
  }
}

/** The bytes of typed arrays, each buffer counted once. */
export function bytesOf(arrays: Iterable<ArrayBufferView>): number {
  let bytes = 0;
  for (const buffer of new Set(Array.from(arrays, (array) => array.buffer))) bytes += buffer.byteLength;
  return bytes;
}
