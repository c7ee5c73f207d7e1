import type { SyncOutcome } from '#domains/fieldwork/core';
import { answered, type FormRecord, formOf } from './form-record.ts';
import type { Vault } from './vault.ts';

/** So many forms go at once: a connection that breaks loses little time. */
const AT_ONCE = 5;

/** no-signal: nothing is known of what happened, and everything waits on. */
export type Sending = 'sent' | 'no-signal' | 'no-link' | 'crowded';

/**
 * Sends what waits, a few at a time. A form leaves the queue only by an answer for it; one whose answer was lost is sent again under the same id, by which
 * the server knows it. One page of ours sends at a time.
 */
export async function sendWaiting(vault: Vault, address: string, told: () => Promise<void>): Promise<Sending> {
  const send = async (): Promise<Sending> => {
    for (;;) {
      const waiting = (await vault.readAll<FormRecord>('form ')).filter(({ state }) => state === 'waiting');
      if (waiting.length === 0) return 'sent';
      const answer = await post(address, waiting.slice(0, AT_ONCE));
      if (typeof answer === 'string') return answer;
      for (const outcome of answer) {
        const sent = waiting.find(({ submissionId }) => submissionId === outcome.submissionId);
        const now = sent === undefined ? null : await vault.read<FormRecord>(`form ${sent.name}`);
        if (now !== null) await vault.keep(`form ${now.name}`, answered(now, outcome));
      }
      await told();
      // An answer for none of them would have us ask for ever.
      if (!answer.some(({ submissionId }) => waiting.some((one) => one.submissionId === submissionId)))
        return 'no-signal';
    }
  };
  if (navigator.locks === undefined) return send();
  return navigator.locks.request('outspoken-field', send);
}

async function post(
  address: string,
  records: readonly FormRecord[],
): Promise<readonly SyncOutcome[] | Exclude<Sending, 'sent'>> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ forms: records.map(formOf) }),
      signal: AbortSignal.timeout(30_000),
    });
    if (response.status === 401 || response.status === 403) return 'no-link';
    if (response.status === 429) return 'crowded';
    if (!response.ok) return 'no-signal';
    return ((await response.json()) as { results: readonly SyncOutcome[] }).results;
  } catch {
    return 'no-signal';
  }
}
