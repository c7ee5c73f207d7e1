const shortly = 60_000;

/** Keeps what was read for a minute: areas are imported now and then, and a page and its pictures ask for the same. */
export function keepShortly<Key, Value>(
  now: () => Date,
  read: (key: Key) => Promise<Value>,
): (key: Key) => Promise<Value> {
  const kept = new Map<Key, { readonly at: number; readonly value: Promise<Value> }>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined && now().getTime() - known.at < shortly) return known.value;
    for (const [old, { at }] of kept) if (now().getTime() - at >= shortly) kept.delete(old);
    const value = read(key);
    kept.set(key, { at: now().getTime(), value });
    value.catch(() => kept.delete(key));
    return value;
  };
}
