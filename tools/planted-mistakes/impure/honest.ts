/** What pure code may do with dates, chance and language: take them as arguments. */
export const year = (now: Date) => new Date(now.getTime()).getUTCFullYear();
export const pick = (random: () => number, length: number) => Math.floor(random() * length);
export const inWords = (value: number, language: string) => value.toLocaleString(language);
export const inOrder = (language: string) => (one: string, other: string) => one.localeCompare(other, language);
export const settings = (process: { readonly port: number }) => ({ process: process.port });
