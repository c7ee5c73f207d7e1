/** Where pages get what is public from. */
export type Source<Value> = () => Promise<Value>;

/** Thrown when what is public cannot be read and there is nothing from before to fall back on. */
export class SourceUnavailable extends Error {}

const FRESH_MILLISECONDS = 1_000;

export interface KeptSource<Value> {
  readonly read: Source<Value>;
  /** Lets go of what is kept, because it is known to be true no more: from now on it is shown to nobody, and what is being read is not kept either. */
  forget(): void;
}

/**
 * Reads at most once a second, and keeps the last good value: pages stay up, read-only, when the database is down. Only what may be read
 * again at any time is kept, so that any number of processes can stand side by side.
 */
export function keepLastGood<Value>(
  read: Source<Value>,
  now: () => Date,
  onTrouble: (error: unknown) => void,
): KeptSource<Value> {
  let kept: { readonly value: Value } | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | null = null;
  let lifetime = 0;
  const refresh = async (begunIn: number) => {
    try {
      const value = await read();
      if (begunIn === lifetime) kept = { value };
    } catch (error) {
      onTrouble(error);
      if (kept === null) throw new SourceUnavailable('what is public cannot be read', { cause: error });
    } finally {
      if (begunIn === lifetime) {
        readAt = now().getTime();
        running = null;
      }
    }
  };
  const source = async (): Promise<Value> => {
    const begunIn = lifetime;
    if (kept === null || now().getTime() - readAt >= FRESH_MILLISECONDS) {
      running ??= refresh(begunIn);
      await running;
    }
    if (begunIn !== lifetime) return source();
    if (kept === null) throw new SourceUnavailable('what is public cannot be read');
    return kept.value;
  };
  return {
    read: source,
    forget() {
      lifetime++;
      kept = null;
      running = null;
      readAt = Number.NEGATIVE_INFINITY;
    },
  };
}
