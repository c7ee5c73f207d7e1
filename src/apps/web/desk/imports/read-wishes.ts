import type { ImportKind } from '#domains/imports/core';
import { accept, type Result, refuse } from '#foundations/result';
import { type ImportWishes, importWishes } from '../../../worker/flows/import-wishes.ts';

type Form = ReadonlyMap<string, readonly string[]>;

/** What a form says of the columns of a file; refused with the fields that cannot be so. */
export function readWishes(kind: ImportKind, form: Form): Result<ImportWishes, readonly string[]> {
  const said = Object.fromEntries(
    [...form].flatMap(([name, [value = '']]) => (name === 'figures' || value.trim() === '' ? [] : [[name, value]])),
  );
  const parsed = importWishes.safeParse({
    ...said,
    kind,
    ...(kind === 'table' && { figures: form.get('figures') ?? [] }),
  });
  if (parsed.success) return accept(parsed.data);
  return refuse([...new Set(parsed.error.issues.map(({ path }) => String(path[0])))]);
}
