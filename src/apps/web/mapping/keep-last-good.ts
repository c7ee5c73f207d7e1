/** Where pages get what is public from; null when nothing has been published. */
export type Source<Value> = () => Promise<Value | null>;

/** Thrown when what is public cannot be read and there is nothing from before to fall back on. */
export class SourceUnavailable extends Error {}

const FRESH_MILLISECONDS = 1_000;

/**
 * Reads at most once a second, and keeps the last good value: pages stay up, read-only, when the database is down. Only what may be read
 * again at any time is kept, so that any number of processes can stand side by side.
 */
export function keepLastGood<Value>(
  read: Source<Value>,
  now: () => Date,
  onTrouble: (error: unknown) => void,
): Source<Value> {
  let kept: { readonly value: Value | null } | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | null = null;
  const refresh = async () => {
    try {
      kept = { value: await read() };
    } catch (error) {
      onTrouble(error);
      if (kept === null) throw new SourceUnavailable('what is public cannot be read', { cause: error });
    } finally {
      readAt = now().getTime();
      running = null;
    }
  };
  return async () => {
    if (kept === null || now().getTime() - readAt >= FRESH_MILLISECONDS) {
      running ??= refresh();
      await running;
    }
    if (kept === null) throw new SourceUnavailable('what is public cannot be read');
    return kept.value;
  };
}
