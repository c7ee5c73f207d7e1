import { expect, it } from 'vitest';
import { publicLog } from './publication-log.ts';
import type { Decision, PublicationRequest } from './publication-request.ts';

const day = (date: number) => new Date(Date.UTC(2026, 10, date));
const request = (
  id: number,
  kind: PublicationRequest['kind'],
  versionId: string,
  asked: number,
  decision: Decision | null,
): PublicationRequest => ({ id, kind, versionId, askedBy: 'amina', askedAt: day(asked), note: `note ${id}`, decision });
const decided = (outcome: 'confirmed' | 'declined', date: number, superseded: string | null = null): Decision => ({
  ...{ outcome, by: 'sam', at: day(date), note: `${outcome} on ${date}`, superseded },
});

it('tells what happened in public, the newest first, by whom and why', () => {
  const log = publicLog([
    request(1, 'publish', 'need-v1', 1, decided('confirmed', 2)),
    request(2, 'publish', 'need-v2', 3, decided('confirmed', 4, 'need-v1')),
    request(3, 'withdraw', 'need-v2', 5, decided('declined', 6)),
    request(4, 'withdraw', 'need-v2', 7, decided('confirmed', 8)),
    request(5, 'withdraw', 'other-v1', 9, null),
  ]);
  expect(
    log.map(({ kind, versionId, at, by, notes, superseded }) => [kind, versionId, at, by, notes, superseded]),
  ).toEqual([
    ['hidden', 'other-v1', day(9), ['amina'], ['note 5'], null],
    ['withdrawn', 'need-v2', day(8), ['sam'], ['confirmed on 8'], null],
    ['hidden', 'need-v2', day(7), ['amina'], ['note 4'], null],
    ['brought-back', 'need-v2', day(6), ['sam'], ['declined on 6'], null],
    ['hidden', 'need-v2', day(5), ['amina'], ['note 3'], null],
    ['published', 'need-v2', day(4), ['amina', 'sam'], ['note 2', 'confirmed on 4'], 'need-v1'],
    ['published', 'need-v1', day(2), ['amina', 'sam'], ['note 1', 'confirmed on 2'], null],
  ]);
});

it('tells nothing of what was only asked for, declined or taken back', () => {
  expect(
    publicLog([
      request(1, 'publish', 'need-v1', 1, null),
      request(2, 'publish', 'need-v2', 1, decided('declined', 2)),
      request(3, 'publish', 'need-v3', 1, { outcome: 'taken-back', by: 'amina', at: day(2) }),
    ]),
  ).toEqual([]);
});
