import { z } from 'zod';
import { accept, type Result, refuse } from '#foundations/result';
import { type Message, parseMessage } from './message.ts';

/** A language that pages can be read in. */
export interface Language {
  /** As in addresses and `lang`: the name of the file, such as "ur". */
  readonly tag: string;
  /** In the language itself: "اردو". */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  /** False until a person who knows the language has read it: pages say so. */
  readonly reviewed: boolean;
  /** For Intl: figures in Latin digits, which are readable everywhere and match codes and phone numbers. */
  readonly locale: string;
}

export interface LanguageFile {
  readonly language: Language;
  readonly messages: ReadonlyMap<string, Message>;
}

/** Why a language file would break a page. */
export type CatalogueProblem =
  | { readonly kind: 'no-languages'; readonly folder: string; readonly reason: string }
  | { readonly kind: 'no-source-language'; readonly folder: string; readonly needed: string }
  | { readonly kind: 'file-unreadable'; readonly file: string; readonly reason: string }
  | { readonly kind: 'not-a-language'; readonly file: string; readonly reason: string }
  | { readonly kind: 'message-unreadable'; readonly file: string; readonly key: string; readonly reason: string }
  | {
      readonly kind: 'message-asks-too-much';
      readonly file: string;
      readonly key: string;
      /** Arguments that the English message does not have, so that nobody would fill them. */
      readonly unknown: readonly string[];
      readonly known: readonly string[];
    };

const description = z.strictObject({
  name: z.string().min(1),
  dir: z.enum(['ltr', 'rtl']),
  reviewed: z.boolean(),
  locale: z.string().optional(),
});

const contents = z.object({ _language: description }).catchall(z.string());

/** Reads the text of `file`, such as "ur.json": a `_language` object, and messages by key. */
export function parseLanguageFile(file: string, text: string): Result<LanguageFile, readonly CatalogueProblem[]> {
  const json = parseJson(text);
  if (!json.ok) return refuse([{ kind: 'file-unreadable', file, reason: json.problem }]);
  const parsed = contents.safeParse(json.value);
  if (!parsed.success) {
    return refuse([{ kind: 'not-a-language', file, reason: z.prettifyError(parsed.error).replaceAll(/\s+/g, ' ') }]);
  }
  const tag = file.replace(/\.json$/, '');
  const { _language: about, ...texts } = parsed.data;
  const locale = latinDigits(about.locale ?? (tag === 'en' ? 'en-GB' : tag));
  if (locale === null || !/^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(tag)) {
    return refuse([
      { kind: 'not-a-language', file, reason: `"${about.locale ?? tag}" is no language tag like "ur" or "pt-BR"` },
    ]);
  }
  const { name, dir, reviewed } = about;
  return readMessages(file, { tag, name, dir, reviewed, locale }, texts as Record<string, string>);
}

function readMessages(
  file: string,
  language: Language,
  texts: Record<string, string>,
): Result<LanguageFile, readonly CatalogueProblem[]> {
  const problems: CatalogueProblem[] = [];
  const messages = new Map<string, Message>();
  for (const [key, text] of Object.entries(texts)) {
    try {
      messages.set(key, parseMessage(text));
    } catch (error) {
      problems.push({ kind: 'message-unreadable', file, key, reason: messageOf(error) });
    }
  }
  return problems.length === 0 ? accept({ language, messages }) : refuse(problems);
}

function parseJson(text: string): Result<unknown, string> {
  try {
    return accept(JSON.parse(text));
  } catch (error) {
    return refuse(messageOf(error));
  }
}

function latinDigits(tag: string): string | null {
  try {
    return new Intl.Locale(tag, { numberingSystem: 'latn' }).toString();
  } catch {
    return null;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
