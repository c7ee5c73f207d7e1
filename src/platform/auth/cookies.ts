/** The headers of a request with the cookies that were set meanwhile, and without those whose names end with one of `drop`. */
export function withCookies(headers: Headers, set: readonly string[], drop: readonly string[] = []): Headers {
  const jar = new Map<string, string>();
  for (const pair of (headers.get('cookie') ?? '').split(/;\s*/)) keep(jar, pair);
  for (const name of jar.keys()) if (drop.some((ending) => name.endsWith(ending))) jar.delete(name);
  for (const cookie of set) keep(jar, cookie.split(';', 1)[0] ?? '');
  const result = new Headers(headers);
  result.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
  return result;
}

function keep(jar: Map<string, string>, pair: string): void {
  const [name = '', ...value] = pair.split('=');
  if (name.trim() !== '') jar.set(name.trim(), value.join('='));
}
