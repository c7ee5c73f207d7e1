import type { BrowserContext } from 'playwright-core';

/** Gathers what a browser complains of: requests to anybody but the origin, refused content, errors. */
export function gatherComplaints(context: BrowserContext, origin: string): string[] {
  const complaints: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['data:', 'blob:', 'about:'].includes(url.protocol))
      complaints.push(`asked somebody else: ${url.href}`);
  });
  context.on('requestfailed', (request) => {
    // A download and a page left early also end a request.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`could not load: ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`said: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => complaints.push(`stumbled: ${error.error().message}`));
  return complaints;
}
