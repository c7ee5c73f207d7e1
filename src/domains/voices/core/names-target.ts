/** Places where people have pages and posts of their own; with something behind the slash it is one of them. */
const social =
  /(?:^|[^\p{L}\p{N}.-])(?:[a-z0-9-]+\.)*(?:facebook\.com|fb\.(?:com|me|watch)|instagram\.com|threads\.(?:net|com)|x\.com|twitter\.com|t\.co|tiktok\.com|youtube\.com|youtu\.be|t\.me|telegram\.(?:me|org)|bsky\.app|linkedin\.com|snapchat\.com|reddit\.com)\/[^\s]/iu;

/** "@somebody", and not the middle of an e-mail address. */
const handle = /(?:^|[^\p{L}\p{N}.@_-])[@\uFF20][\p{L}\p{N}_][\p{L}\p{N}_.]{2,}/u;

/**
 * Whether a text of an organiser leads to one person's page or post. A wave asks people to say what they stand for; one that points at somebody asks them to
 * go there together, which is a raid, whatever they are to say.
 */
export const namesTarget = (text: string): boolean => social.test(text.normalize('NFKC')) || handle.test(text);
