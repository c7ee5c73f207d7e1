/** The members of something that came from a file. */
export type Properties = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text or a number as text; empty for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** Some official files hold every area there ever was, with the years in which it began and ended. */
export function isInForce({ start, end }: Properties, year: number): boolean {
  return !(typeof start === 'number' && start > year) && !(typeof end === 'number' && end < year);
}
