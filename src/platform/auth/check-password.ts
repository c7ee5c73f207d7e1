/** Why a password is refused. */
export type PasswordProblem = 'too-short' | 'too-long' | 'too-common' | 'like-yourself';

export const shortestPassword = 12;
export const longestPassword = 128;

/** Judges a new password by length and by what everybody would try first (NIST SP 800-63B, 5.1.1.2); null when it will do. */
export function checkPassword(
  password: string,
  { name, email }: { readonly name: string; readonly email: string },
): PasswordProblem | null {
  const length = [...password].length;
  if (length < shortestPassword) return 'too-short';
  if (length > longestPassword) return 'too-long';
  const plain = lettersOf(password);
  if (new Set(plain).size < 5 || restWithout(plain, common).length < leastRest) return 'too-common';
  const own = [...name.split(/\s+/), ...email.split(/[@.]/)].map(lettersOf).filter((word) => word.length > 3);
  return restWithout(plain, own).length < leastRest ? 'like-yourself' : null;
}

/** What must be left of a password when known words are taken out of it. */
const leastRest = 6;

function restWithout(plain: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, ''), plain);
}

/** Lower case, with the usual stand-ins read as the letters they stand for. */
function lettersOf(text: string): string {
  return [...text.toLowerCase()].map((sign) => standIns[sign] ?? sign).join('');
}

const standIns: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '3': 'e', '0': 'o', $: 's', '5': 's' };

/** What long passwords that were leaked most often are made of. */
const common = [
  'password',
  'passphrase',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'zxcvbnm',
  'letmein',
  'iloveyou',
  'welcome',
  'administrator',
  'admin',
  'changeme',
  'secret',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'liverpool',
  'arsenal',
  'chelsea',
  'manchester',
  'monkey',
  'dragon',
  'superman',
  'batman',
  'trustno1',
  'starwars',
  'whatever',
  'computer',
  'internet',
  'correcthorsebatterystaple',
  'outspoken',
  'steward',
  '1234567890',
  '123456789',
  '123456',
  '0987654321',
  '1q2w3e4r5t',
  '1q2w3e4r',
  'abcdefgh',
  'abc123',
].map(lettersOf);
