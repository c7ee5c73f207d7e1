/**
 * Whether a request that changes something comes from a page of ours, as far as the browser says. Newer ones say it in
 * `sec-fetch-site`, older ones in `origin`, the oldest nowhere: for them the token in the form decides alone.
 */
export function saysSameOrigin(headers: Headers, publicUrl: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  // "null" is what a browser says whose page told it to name itself to nobody.
  return origin === null || origin === 'null' || origin === publicUrl;
}
