import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { gatherComplaints } from './complaints.ts';

const pages: Record<string, string> = {
  '/honest': '<p>nothing but words</p>',
  '/pixel': '<img src="http://127.0.0.2:9/pixel.png" alt="">',
  '/inline-script': '<script>document.title = "changed"</script>',
  '/missing': '<script src="/nowhere.js"></script>',
  '/broken-script': '<script src="/broken.js"></script>',
  '/broken.js': 'throw new Error("planted");',
};

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = createServer((request, response) => {
    const body = pages[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': request.url?.endsWith('.js') ? 'text/javascript' : 'text/html',
      'content-security-policy': "default-src 'self'",
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await chromium.connect(inject('browser'));
});

afterAll(async () => {
  await browser.close();
  server.close();
});

async function complaintsAbout(path: string, script: boolean) {
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const context = await browser.newContext({ javaScriptEnabled: script });
  // Every browser asks for an icon; here it would only be noise.
  await context.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  const complaints = gatherComplaints(context, origin);
  const page = await context.newPage();
  await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
  await context.close();
  return complaints.join('\n');
}

test.each([
  ['a request to somebody else', '/pixel', true, 'asked somebody else: http://127.0.0.2:9/pixel.png'],
  ['a request to somebody else, with script off', '/pixel', false, 'asked somebody else: http://127.0.0.2:9/pixel.png'],
  ['content that the security policy refuses', '/inline-script', true, 'Content Security Policy'],
  ['something that is not there', '/missing', true, '404'],
  ['a script that fails', '/broken-script', true, 'stumbled: planted'],
])('a journey hears of %s', async (_case, path, script, complaint) => {
  expect(await complaintsAbout(path, script)).toContain(complaint);
});

test('a journey hears nothing of an honest page', async () => {
  expect(await complaintsAbout('/honest', true)).toBe('');
});
