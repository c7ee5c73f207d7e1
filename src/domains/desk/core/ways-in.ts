import { accept, type Result, refuse } from '#foundations/result';

/** How many ways in somebody has: each passkey is one, a password with its code app another. */
export function countWays({ passkeys, hasPassword }: { passkeys: readonly unknown[]; hasPassword: boolean }): number {
  return passkeys.length + (hasPassword ? 1 : 0);
}

const longestName = 60;

/** What somebody calls a passkey, on one line. */
export function parsePasskeyName(text: string): Result<string, 'no-name' | 'name-too-long'> {
  const name = text.trim().replaceAll(/\s+/g, ' ');
  if (name === '') return refuse('no-name');
  return [...name].length > longestName ? refuse('name-too-long') : accept(name);
}
