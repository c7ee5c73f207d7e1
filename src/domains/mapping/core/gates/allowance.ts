import type { Recipe } from '../recipe/recipe.ts';
import type { Candidate, DisguisedInput } from './association-gate.ts';

/**
 * What one recipe makes of one thing: an indicator by its columns, a group by its members. An allowance holds for this and nothing else, so that an id
 * cannot come to stand for other figures.
 */
export interface GateSubject {
  readonly recipeId: string;
  readonly of: Candidate['of'];
  readonly id: string;
  readonly content: string;
}

/** An input that was stopped by association, and what a steward wrote of it; `null` as long as none did. */
export interface StoppedInput {
  readonly number: number;
  readonly subject: GateSubject;
  /** As it was first found. */
  readonly found: DisguisedInput;
  readonly stoppedAt: Date;
  readonly allowed: Allowance | null;
}

/** Why it counts all the same: under the name of whoever decided it, and shown with every map that it is part of. */
export interface Allowance {
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** What was let in by a steward, as it is kept with a version and shown. */
export interface AllowedInput {
  readonly of: Candidate['of'];
  readonly id: string;
  /** How closely it goes with protected shares in this version: the share where one alone does, and R squared or Spearman. */
  readonly share: string | null;
  readonly association: number;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

export function subjectOf(recipe: Recipe, of: Candidate['of'], id: string): GateSubject {
  const indicator = recipe.indicators.find((one) => one.id === id);
  const group = recipe.groups.find((one) => one.id === id);
  const content =
    of === 'indicator' ? { value: indicator?.value } : { aggregate: group?.aggregate, members: group?.members };
  return { recipeId: recipe.id, of, id, content: JSON.stringify(content) };
}

export function isSameSubject(one: GateSubject, other: GateSubject): boolean {
  return one.recipeId === other.recipeId && one.of === other.of && one.id === other.id && one.content === other.content;
}

export function allowedInput(found: DisguisedInput, { reason, by, at }: Allowance): AllowedInput {
  const { of, id } = found;
  const [share, association] = found.by === 'one-share' ? [found.share, found.spearman] : [null, found.rSquared];
  return { of, id, share, association, reason, by, at: at.toISOString() };
}
