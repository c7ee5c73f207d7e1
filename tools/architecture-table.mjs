import { apps, browserPackages, domains, purePackages, rooms, tiers } from '../architecture.mjs';

const code = (names) => (names.length === 0 ? 'no other' : names.map((name) => `\`${name}\``).join(', '));

const table = (subject, uses) =>
  [
    `| ${subject} | may use |`,
    '|---|---|',
    ...Object.entries(uses).map(([user, used]) => `| \`${user}\` | ${code(used)} |`),
  ].join('\n');

/** The tables of docs/architecture.md, as Markdown. */
export function architectureTables() {
  const below = Object.fromEntries(tiers.map((tier, index) => [tier, tiers.slice(index + 1)]));
  return [
    table('tier', below),
    table('app', apps),
    table('domain', domains),
    table('room of a domain', rooms),
    `Packages that only calculate, so that core and foundations may use them: ${code(purePackages)}.`,
    `Packages that a browser island may use: ${code(browserPackages)}.`,
  ].join('\n\n');
}

if (import.meta.main) console.log(architectureTables());
