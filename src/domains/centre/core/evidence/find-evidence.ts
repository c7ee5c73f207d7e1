import { evidence } from './entries.ts';
import type { Evidence, Source } from './evidence.ts';
import { sources } from './sources.ts';

export function listEvidence(): readonly Evidence[] {
  return evidence;
}

export function findEvidence(id: string): Evidence | null {
  return evidence.find((one) => one.id === id) ?? null;
}

/** The source of an id that evidence names. Throws for one that is not there. */
export function sourceOf(id: string): Source {
  const found = (sources as Readonly<Record<string, Source>>)[id];
  if (found === undefined) throw new Error(`evidence names the source ${id}, which is not there`);
  return found;
}
