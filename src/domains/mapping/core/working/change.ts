import { z } from 'zod';
import { accept, type Result, refuse } from '#foundations/result';

const id = z.string();
/** What the parser of recipes judges afterwards: whatever somebody typed. `null` takes a key away. */
const keys = z.record(z.string(), z.json());

const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('weights'),
    weights: z.record(id, z.record(id, z.json())).describe('By group, then by member.'),
  }),
  z.strictObject({ kind: z.literal('indicator'), indicator: id, set: keys }),
  z.strictObject({ kind: z.literal('group'), group: id, set: keys }),
  z.strictObject({ kind: z.literal('recipe'), set: keys }),
  z.strictObject({
    kind: z.literal('add-indicator'),
    table: id.describe('The stored table that has its columns.'),
    indicator: keys,
    group: id.nullable(),
    weight: z.json(),
  }),
  z.strictObject({ kind: z.literal('drop-indicator'), indicator: id }),
  z.strictObject({ kind: z.literal('add-group'), group: keys, within: id.nullable(), weight: z.json() }),
  z.strictObject({ kind: z.literal('drop-group'), group: id }),
  z.strictObject({
    kind: z.literal('move'),
    member: id,
    from: id.nullable().describe('The group that holds it; null for one that none holds.'),
    to: id.nullable(),
    weight: z.json(),
  }),
]);

/**
 * One thing that somebody does to a recipe, as it is sent, kept and read in the history. It says what is to be otherwise, not what the whole is to be, so
 * that it can be done to a recipe that somebody else has changed meanwhile.
 */
export type Change = z.infer<typeof changeSchema>;

export type ChangeKind = Change['kind'];

/** Reads a change that a program or a browser sent. What a recipe may hold is judged when it is applied. */
export function parseChange(sent: unknown): Result<Change, 'not-a-change'> {
  const parsed = changeSchema.safeParse(sent);
  return parsed.success ? accept(parsed.data) : refuse('not-a-change');
}
