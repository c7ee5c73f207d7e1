/** What every part of the page is given: its words, and where the server is. */
export interface Parts {
  readonly say: (key: string, count?: number) => string;
  readonly language: string;
  readonly addresses: { readonly state: string; readonly sync: string };
  readonly most: { readonly note: number; readonly people: number };
}
