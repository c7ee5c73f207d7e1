import type { Driver } from '../catalogue/catalogue.ts';

/** Words by which an indicator is taken to tell of a driver, the first that is found. People may say otherwise in a plan. */
const words: readonly (readonly [RegExp, Driver])[] = [
  [/hostil|tension|hate|conflict/u, 'tension'],
  [/extrem|recruit|online reach/u, 'reach'],
  [/isolat|lonel|alone/u, 'isolation'],
  [/trust|confidence in/u, 'trust'],
  [/sport|facilit|within a .*walk|venue|green space|youth club/u, 'places'],
  [/engag|particip|visit|volunt|civic|member|vote|turnout/u, 'ties'],
  [/employ|work|job|claimant/u, 'work'],
  [/income|povert|deprived of money|benefit|hardship/u, 'income'],
  [/school|skill|qualif|educat|attain|absence/u, 'education'],
  [/health|death|disab|mental|illness/u, 'health'],
];

/** The driver that an indicator tells of, by the words of its id and title; null where they say nothing. */
export function driverOf({ id, title }: { readonly id: string; readonly title: string }): Driver | null {
  const text = `${id} ${title}`.toLowerCase();
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
