import type { Atlas } from './atlas.ts';

/** The key of words that differ between a map of authorities on hexagons and one of small areas: "map.lead", "map.lead.outlines". */
export function layoutKey({ layout }: Pick<Atlas, 'layout'>, key: string): string {
  return layout === 'hexagons' ? key : `${key}.${layout}`;
}
