/** The same in several languages, by the tag of each: `{ en: 'Not ours', ur: 'یہ ہمارا نہیں' }`. */
export type Texts = Readonly<Record<string, string>>;

/** What somebody reads, and which language it is in: theirs where there is one, English, or what there is. */
export interface TextIn {
  readonly text: string;
  readonly language: string;
}

export function textIn(texts: Texts, language: string): TextIn {
  for (const tag of [language, 'en', ...Object.keys(texts)]) {
    const text = texts[tag];
    if (text !== undefined) return { text, language: tag };
  }
  throw new Error('a text needs at least one language');
}
