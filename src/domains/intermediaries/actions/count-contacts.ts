import { accept, type Result, refuse } from '#foundations/result';
import type { Transaction } from '#platform/database';
import { type Contacts, contactKnew, contactOutcomes, contactTopics, isOpenMonth } from '../core/contacts.ts';
import type { Listing } from '../core/listing.ts';
import { addContacts } from '../store/contacts.ts';

/** Nobody has more talks in a month. */
const MOST_AT_ONCE = 100;

export type CountProblem = 'month' | 'area' | 'choice' | 'count';

/** Counts talks of somebody who is listed, in one of her own areas. Only the sum is kept: not whose talks they were, nor when within the month. */
export async function countContacts(
  trx: Transaction,
  { fields }: Listing,
  said: Readonly<Record<'month' | 'area' | 'topic' | 'outcome' | 'knew', string>> & { readonly count: number },
  today: string,
): Promise<Result<null, CountProblem>> {
  if (!isOpenMonth(said.month, today)) return refuse('month');
  if (!fields.areas.includes(said.area)) return refuse('area');
  const topic = contactTopics.find((one) => one === said.topic);
  const outcome = contactOutcomes.find((one) => one === said.outcome);
  const knew = contactKnew.find((one) => one === said.knew);
  if (topic === undefined || outcome === undefined || knew === undefined) return refuse('choice');
  if (!Number.isInteger(said.count) || said.count < 1 || said.count > MOST_AT_ONCE) return refuse('count');
  const contacts: Contacts = { month: said.month, area: said.area, topic, outcome, knew, count: said.count };
  await addContacts(trx, contacts);
  return accept(null);
}
