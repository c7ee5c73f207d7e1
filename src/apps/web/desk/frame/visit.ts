import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Person } from '#domains/desk';
import type { Session } from '#platform/auth';
import type { Catalogue } from '#platform/i18n';
import type { Reader } from '../../shell/reader.ts';
import type { WebEnv } from '../../shell/respond.ts';
import type { Upload } from './read-upload.ts';

/** Somebody's request to the desk, after the router has let it in. */
export interface Visit {
  readonly context: Context<WebEnv>;
  readonly reader: Reader;
  /** Null for nobody, and for somebody who has yet to finish joining. */
  readonly person: Person | null;
  readonly session: Session | null;
  /** To be sent along in every form. */
  readonly formToken: string;
  /** What a form said, each field with all its values; what a script sent is in `json`. */
  readonly form: ReadonlyMap<string, readonly string[]>;
  readonly json: unknown;
  /** The file of a form that brings one, to be read as it arrives; what stands after it in the form is not read. */
  readonly upload: Upload | null;
}

export interface StaffVisit extends Visit {
  readonly person: Person;
  readonly session: Session;
}

/** Which cookie tells one visitor's forms from another's. It says nothing about who they are. */
export const visitorCookie = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Secure-outspoken.visitor' : 'outspoken.visitor';

export const visitorOf = (context: Context, publicUrl: string): string =>
  getCookie(context, visitorCookie(publicUrl)) ?? '';

/** Words of the desk from its own catalogue, those of the frame from the one of all pages. */
export function deskReader(reader: Reader, staffWords: Catalogue): Reader {
  const staff = staffWords.translator('en');
  return { ...reader, t: (key, values) => (key.startsWith('desk.') ? staff(key, values) : reader.t(key, values)) };
}

export const field = ({ form }: Pick<Visit, 'form'>, name: string): string => form.get(name)?.[0] ?? '';

/** Where to go afterwards: an address of the desk, never one elsewhere. */
export function safeNext(text: string): string {
  return /^\/desk(?:\/[\w-]+)*$/.test(text) ? text : '/desk';
}
