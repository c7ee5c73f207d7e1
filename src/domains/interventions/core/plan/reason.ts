import type { ChosenPair } from './explain.ts';

interface Names {
  readonly region: string;
  readonly instead: readonly { readonly code: string; readonly intervention: string }[];
}

/** Why a pair is in the plan and what would take it out, in one sentence. */
export function reasonOf({ timesPrice, isOwed, flipsAt }: ChosenPair, { region, instead }: Names): string {
  const why = isOwed
    ? `${region} is owed it`
    : timesPrice === null
      ? 'nothing that it uses is short'
      : `its benefit is ${timesPrice.toFixed(timesPrice < 10 ? 2 : 0)} times what its money and place are worth elsewhere`;
  const next = instead.map(({ code, intervention }) => `${intervention} in ${code}`).join(' and ');
  if (flipsAt === null) return `${why}.`;
  if (next === '') return `${why}; nothing would come in its place.`;
  const percent = Math.ceil(flipsAt * 100);
  return percent >= 100
    ? `${why}; nothing would make up for it.`
    : `${why}; with ${percent < 1 ? 'less than 1' : percent}% less benefit, ${next} would do as well.`;
}
