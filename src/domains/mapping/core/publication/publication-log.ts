import type { PublicationRequest } from './publication-request.ts';

/** One thing that happened in public. Whatever was only asked for, declined or taken back is nobody's business. */
export interface PublicEvent {
  readonly kind: 'published' | 'hidden' | 'withdrawn' | 'brought-back';
  readonly versionId: string;
  readonly at: Date;
  /** Ids of staff: who asked and who decided, or the one who did it alone. */
  readonly by: readonly string[];
  /** Why, in the words of each. */
  readonly notes: readonly string[];
  /** The version whose place it took. */
  readonly superseded: string | null;
}

/** What was published, hidden, withdrawn for good and brought back, the newest first. */
export function publicLog(requests: readonly PublicationRequest[]): readonly PublicEvent[] {
  return requests
    .flatMap(eventsOf)
    .map((event, order) => ({ event, order }))
    .sort((one, other) => other.event.at.getTime() - one.event.at.getTime() || other.order - one.order)
    .map(({ event }) => event);
}

function eventsOf({ kind, versionId, askedBy, askedAt, note, decision }: PublicationRequest): readonly PublicEvent[] {
  const decided = decision?.outcome === 'taken-back' ? null : decision;
  if (kind === 'publish') {
    if (decided?.outcome !== 'confirmed') return [];
    const { by, at, superseded } = decided;
    return [{ kind: 'published', versionId, at, by: [askedBy, by], notes: [note, decided.note], superseded }];
  }
  const asked = { versionId, at: askedAt, by: [askedBy], notes: [note], superseded: null };
  if (decided === null) return [{ kind: 'hidden', ...asked }];
  const ended = { versionId, at: decided.at, by: [decided.by], notes: [decided.note], superseded: null };
  return [
    { kind: 'hidden', ...asked },
    { kind: decided.outcome === 'confirmed' ? 'withdrawn' : 'brought-back', ...ended },
  ];
}
