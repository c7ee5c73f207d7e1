import { openOf, type Paper } from '#foundations/paper';
import type { Database } from '#platform/database';
import { type FactDefinition, type FactId, factDefinitions } from '../core/fact.ts';
import {
  agreedOf,
  type FactCheck,
  type FactVersion,
  lastCheck,
  type StandingFact,
  standingOf,
} from '../core/standing.ts';
import { readRegister } from '../store/register.ts';

/** A fact as staff see it: what the public sees, every version, and what waits for a second person. */
export interface RegisteredFact {
  readonly definition: FactDefinition<FactId>;
  /** Null where the public sees nothing of it. */
  readonly standing: StandingFact | null;
  /** What was agreed on last, or what the program came with, whether or not the public sees all of it; null where two people took it out. */
  readonly agreed: FactVersion;
  readonly papers: readonly Paper<FactVersion>[];
  readonly open: Paper<FactVersion> | null;
  readonly check: FactCheck | null;
}

/** The whole register on a day (ISO date), in its own order. */
export async function listFacts(db: Database, today: string): Promise<readonly RegisteredFact[]> {
  const register = await readRegister(db);
  return factDefinitions.map((definition) => {
    const papers = register.papers.get(definition.id) ?? [];
    const checks = register.checks.get(definition.id) ?? [];
    return {
      definition,
      standing: standingOf(definition, papers, checks, today),
      agreed: agreedOf(papers, definition.seed),
      papers,
      open: openOf(papers),
      check: lastCheck(papers, checks),
    };
  });
}

/** What pages may show. */
export async function listStandingFacts(db: Database, today: string): Promise<readonly StandingFact[]> {
  return (await listFacts(db, today)).flatMap(({ standing }) => standing ?? []);
}
