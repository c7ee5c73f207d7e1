import type { Hono } from 'hono';
import { parseHTML } from 'linkedom';
import { feedSignerOf, rumourKeysOf } from '#domains/straight-talk';
import { wordsKeyOf } from '#domains/voices';
import { slurListWith } from '#domains/voices/core';
import { createAuth } from '#platform/auth';
import { createCodes } from '#platform/codes';
import type { Database } from '#platform/database';
import { publicKeyOf } from '#platform/push';
import { createSeals } from '#platform/seals';
import { createApp } from '../app.tsx';
import type { WebEnv } from '../shell/respond.ts';
import { createRoom } from '../shell/room.ts';
import { publicUrl, shippedCatalogue, staffWords, testSecret } from './open-site.ts';

/** The site with a clock that a test sets; two seconds pass before each request, so that nothing kept is taken for fresh. */
export interface VoicesSite {
  readonly app: Hono<WebEnv>;
  readonly logged: readonly object[];
  clock: Date;
  /** Somebody on a phone without script and without cookies. */
  arrive(): Participant;
}

export function openVoices(db: Database, start: Date, room = createRoom()): VoicesSite {
  const logged: object[] = [];
  const note = (fields: object) => logged.push(fields);
  const site: VoicesSite = {
    logged,
    clock: start,
    app: createApp({
      db,
      auth: createAuth(db, { publicUrl, secret: testSecret }),
      codes: createCodes(testSecret),
      seals: createSeals(testSecret),
      wordsKey: wordsKeyOf(testSecret),
      rumourKeys: rumourKeysOf(testSecret),
      feedSigner: feedSignerOf(testSecret),
      pushKey: publicKeyOf(testSecret),
      slurs: slurListWith(),
      mailer: null,
      catalogue: shippedCatalogue(),
      staffWords: staffWords(),
      room,
      config: { publicUrl, proxies: 0 },
      log: { info: note, error: console.error },
      now: () => site.clock,
    }),
    arrive: () => new Participant(site),
  };
  return site;
}

type Fields = Readonly<Record<string, string>>;

/** What somebody does with a page: opens it, follows a link, fills in and presses. Counts the taps. */
export class Participant {
  taps = 0;
  status = 0;
  html = '';
  headers = new Headers();
  document = parseHTML('').document;
  private readonly site: VoicesSite;

  constructor(site: VoicesSite) {
    this.site = site;
  }

  async open(address: string): Promise<this> {
    return this.ask(address, {});
  }

  /** Words that a reader sees, in one line. */
  get words(): string {
    return (this.document.querySelector('main')?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  }

  get title(): string {
    return this.document.querySelector('h1')?.textContent ?? '';
  }

  /** What a field holds. */
  value(selector: string): string {
    const field = this.document.querySelector(selector);
    if (field === null) throw new Error(`no field ${selector} on "${this.title}"`);
    return valueIn(field);
  }

  link(selector: string): string {
    const href = this.document.querySelector(selector)?.getAttribute('href');
    if (href == null) throw new Error(`no link ${selector} on "${this.title}"`);
    return href;
  }

  async follow(selector: string): Promise<this> {
    this.taps++;
    return this.open(this.link(selector));
  }

  /** What a press of a button would send, with fields filled in as `typed` says. */
  form(selector: string, typed: Fields = {}): { address: string; method: string; body: URLSearchParams } {
    const button = this.document.querySelector(selector);
    const id = button?.getAttribute('form');
    const form = id == null ? button?.closest('form') : this.document.getElementById(id);
    if (button == null || form == null) throw new Error(`no button ${selector} on "${this.title}"`);
    const body = new URLSearchParams();
    for (const field of form.querySelectorAll('input, textarea, select')) {
      const name = field.getAttribute('name') ?? '';
      const value = typed[name] ?? valueIn(field);
      body.append(name, value);
    }
    const name = button.getAttribute('name');
    if (name !== null) body.append(name, button.getAttribute('value') ?? '');
    const address = button.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
    return { address, method: (form.getAttribute('method') ?? 'get').toUpperCase(), body };
  }

  async press(selector: string, typed: Fields = {}): Promise<this> {
    this.taps++;
    return this.send(this.form(selector, typed));
  }

  async send({ address, method, body }: ReturnType<Participant['form']>): Promise<this> {
    if (method === 'GET') return this.ask(`${address}?${body}`, {});
    return this.ask(address, {
      method,
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    });
  }

  private async ask(address: string, init: RequestInit): Promise<this> {
    this.site.clock = new Date(this.site.clock.getTime() + 2_000);
    const response = await this.site.app.request(address, init);
    const moved = response.headers.get('location');
    if (moved !== null) return this.ask(moved, {});
    if (response.headers.has('set-cookie')) throw new Error(`${address} sets a cookie`);
    this.status = response.status;
    this.headers = response.headers;
    this.html = await response.text();
    this.document = parseHTML(this.html).document;
    return this;
  }
}

function valueIn(field: Element): string {
  if (field.tagName === 'TEXTAREA') return readBack(field.textContent ?? '');
  if (field.tagName === 'SELECT') {
    const chosen = field.querySelector('option[selected]') ?? field.querySelector('option');
    return chosen?.getAttribute('value') ?? '';
  }
  return field.getAttribute('value') ?? '';
}

/** The parser leaves what stands in a text area as it is written. */
const readBack = (html: string) =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
