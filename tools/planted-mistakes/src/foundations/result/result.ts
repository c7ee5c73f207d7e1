export const accept = <Value>(value: Value) => ({ ok: true, value });
