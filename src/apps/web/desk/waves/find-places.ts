import { findArea, listAuthorities } from '#domains/geography';
import type { Database } from '#platform/database';

/** The codes of areas that somebody names, by code or as local authorities are called, with semicolons between; null where one is not known. */
export async function findPlaces(db: Database, typed: string): Promise<readonly string[] | null> {
  const named = typed
    .split(/[;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const authorities = named.some((one) => !isCode(one)) ? await listAuthorities(db) : [];
  const codes: string[] = [];
  for (const one of named) {
    const found = isCode(one)
      ? await findArea(db, one.toUpperCase())
      : authorities.find(({ name }) => name.toLowerCase() === one.toLowerCase());
    if (found == null) return null;
    codes.push(found.code);
  }
  return [...new Set(codes)];
}

const isCode = (text: string): boolean => /^[ewsn]\d{8}$/i.test(text);
