import { graphemeCount, presentable } from '#foundations/text';

const LONGEST_NAME = 30;

/** A first name as it may stand under words on the wall; null for what is none: a link, a number, a formula, a whole sentence. */
export function readFirstName(typed: string): string | null {
  const name = presentable(typed).replaceAll('\n', ' ');
  const isName = /^\p{L}[\p{L}\p{M}'’ʼ.\u200c-]*(?: \p{L}[\p{L}\p{M}'’ʼ.\u200c-]*){0,2}$/u.test(name);
  const looksLikeLink = /\p{L}\.\p{L}/u.test(name);
  return isName && !looksLikeLink && graphemeCount(name, 'en') <= LONGEST_NAME ? name : null;
}
