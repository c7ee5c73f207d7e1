import type { Move } from '#domains/mapping';
import type { Change, Working } from '#domains/mapping/core';
import { field, type StaffVisit } from '../frame/visit.ts';
import { type Fields, idFor } from './read-change.ts';
import { addressOf } from './working-frame.tsx';

/** Where somebody is sent after a change: to what it was about. */
export function pageAfter(working: Working, change: Change | null, form: Fields): string {
  switch (change?.kind ?? form.get('kind')?.[0]) {
    case 'indicator':
      return addressOf(working, 'indicators', form.get('indicator')?.[0] ?? '');
    case 'add-indicator':
      return addressOf(working, 'indicators', form.get('id')?.[0] ?? '');
    case 'drop-indicator':
      return addressOf(working, 'indicators');
    case 'group':
      return addressOf(working, 'groups', form.get('group')?.[0] ?? '');
    default:
      return addressOf(working);
  }
}

/** A form that names something new without an id gets one made of its title. */
export function withIds(form: Fields, { state }: Working): Fields {
  const kind = form.get('kind')?.[0];
  if ((kind !== 'add-indicator' && kind !== 'add-group') || form.get('id')?.[0]?.trim()) return form;
  const taken = [...state.recipe.indicators, ...state.recipe.groups].map(({ id }) => id);
  return new Map([...form, ['id', [idFor(form.get('title')?.[0] ?? '', [...taken, 'code'])]]]);
}

/** The step that a form was made from; 0 for none. */
export const seenIn = (visit: StaffVisit): number => {
  const seen = Number(field(visit, 'seen'));
  return Number.isSafeInteger(seen) && seen > 0 ? seen : 0;
};

/** Undo, redo, or back to a step; null for none of them. */
export function moveOf(visit: StaffVisit): Move | null {
  const kind = field(visit, 'move');
  if (kind === 'return') return { kind, to: Number(field(visit, 'to')) };
  return kind === 'undo' || kind === 'redo' ? { kind } : null;
}

/** What the island sends: the fields of the form as they stand, and whether to ask the gate as well. */
export function whatIfOf(json: unknown): { readonly fields: Fields; readonly gate: boolean } {
  const sent = typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  const given = typeof sent.fields === 'object' && sent.fields !== null ? Object.entries(sent.fields) : [];
  const fields = new Map(given.map(([name, value]) => [name, [String(value)]]));
  return { fields, gate: sent.gate === true };
}
