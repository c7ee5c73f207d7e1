/** An expected outcome: a value, or a named problem. Bugs are thrown instead. */
export type Result<Value, Problem> = Accepted<Value> | Refused<Problem>;

export interface Accepted<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Refused<Problem> {
  readonly ok: false;
  readonly problem: Problem;
}

export function accept<Value>(value: Value): Accepted<Value> {
  return { ok: true, value };
}

export function refuse<Problem>(problem: Problem): Refused<Problem> {
  return { ok: false, problem };
}
