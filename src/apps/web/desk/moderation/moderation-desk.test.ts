import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { kinds, partsOf } from '#domains/moderation';
import {
  type NewNote,
  notesAs,
  notesMigrations,
  shownNotes,
  takeBackNote,
  writeNote,
} from '#domains/moderation/testing';
import { slurListWith } from '#domains/voices/core';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { contentPartsWith } from '../../../worker/flows/decide-case.ts';
import { type DeskBrowser, openDesk } from '../../testing/open-desk.ts';
import { tables, wordsOf } from '../../testing/open-site.ts';

const parts = partsOf([...contentPartsWith(slurListWith()).values(), notesAs(kinds.note), notesAs(kinds.claim)]);
const secret = 'My neighbour Zahra Quill is a liar';

let db: Database;
let desk: ReturnType<typeof openDesk>;
let amina: Staff;
let sam: Staff;
let ines: Staff;
interface Staff {
  readonly id: string;
  readonly browser: DeskBrowser;
}

beforeAll(async () => {
  db = await openTestDatabase([...tables, ...notesMigrations]);
  await sql`insert into geography.areas (vintage, code, kind, name, origin)
    values ('lad24', 'E08000035', 'metropolitan-district', 'Leeds', 'example')`.execute(db);
  desk = openDesk(db, null, parts);
  amina = await desk.staff('amina@example.org', ['steward']);
  sam = await desk.staff('sam@example.org', ['moderator']);
  ines = await desk.staff('ines@example.org', ['moderator']);
  return () => db.destroy();
});
beforeEach(async () => {
  await sql`truncate moderation.cases, moderation.batches, moderation.alerts, moderation.people, platform.attempts cascade`.execute(
    db,
  );
  await sql`delete from testing.notes`.execute(db);
  await sql`update moderation.settings set restore_right = 'another-person', takes_reports = true, procedure = ''`.execute(
    db,
  );
});

const write = (id: string, note: Partial<NewNote> = {}) =>
  writeNote(db, desk.codes, { id, kind: kinds.note, now: new Date(), ...note });
const page = async ({ browser }: Staff, address: string, status = 200) => {
  const response = await browser.get(address);
  expect(response.status, address).toBe(status);
  return response.text();
};
const at = (caseId: string) => `/desk/moderation/cases/${caseId}`;
const take = ({ browser }: Staff, caseId: string) => browser.post(`${at(caseId)}/claim`);

/** The fields of a form as they stand on the page of a case. */
async function decisionOf(staff: Staff, caseId: string, verdict: string, reason: string) {
  const html = await page(staff, at(caseId));
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  return { verdict, reason, seen: field('seen'), content: field('content') };
}
async function decide(staff: Staff, caseId: string, verdict: string, reason: string) {
  await take(staff, caseId);
  return staff.browser.post(`${at(caseId)}/decide`, await decisionOf(staff, caseId, verdict, reason));
}
const batchOf = (response: Response) => {
  expect(response.status).toBe(303);
  return response.headers.get('location') ?? '';
};

describe('words', () => {
  test('are read by whoever has taken the case and by nobody else, on no list and in no file', async () => {
    const { caseId } = await write('n1', { words: secret });
    await take(sam, caseId);
    expect(await page(sam, at(caseId))).toContain('Zahra Quill');
    expect(await page(ines, at(caseId))).not.toContain('Zahra');
    expect(await page(amina, at(caseId))).not.toContain('Zahra');
    const batch = batchOf(await decide(sam, caseId, 'reject', 'names-somebody'));
    for (const staff of [sam, amina])
      for (const address of ['', '/mine', '/appeals', '/held', '/decided', '/figures', '/rules', '/danger', '/habits'])
        expect(await page(staff, `/desk/moderation${address}`), address).not.toContain('Zahra');
    expect(await page(sam, batch)).not.toContain('Zahra');
    expect(await page(sam, at(caseId))).not.toContain('Zahra');
    expect(await page(amina, '/desk/moderation/log.csv')).not.toContain('Zahra');
  });

  test('are gone from the page at once when their author takes them back', async () => {
    const { caseId } = await write('n1', { words: secret });
    await take(sam, caseId);
    const decision = await decisionOf(sam, caseId, 'publish', 'within-rules');
    await takeBackNote(db, 'n1', kinds.note);
    expect(await page(sam, at(caseId))).not.toContain('Zahra');
    const response = await sam.browser.post(`${at(caseId)}/decide`, decision);
    expect([response.status, wordsOf(await response.text()).includes('Its author has taken it back')]).toEqual([
      422,
      true,
    ]);
    expect(await shownNotes(db)).toEqual([]);
  });

  test('cannot break out of their element, whatever they are made of', async () => {
    const tricks = [
      '</blockquote><script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '\u202Ereversed',
      'a\u0301'.repeat(500),
      '\uD800lone',
      '&amp;#60;',
      '😀'.repeat(200),
    ];
    for (const [at_, words] of tricks.entries()) {
      const { caseId } = await write(`n${at_}`, { words });
      await take(sam, caseId);
      const html = await page(sam, at(caseId));
      expect(html).not.toMatch(/<script>|<img|\u202E|\uD800/u);
      expect(html.match(/<blockquote class="words"/g)).toHaveLength(1);
      expect(html.match(/<\/blockquote>/g)).toHaveLength(1);
    }
  });

  test('are left out of what is sent when they are ways to reach somebody', async () => {
    const words = 'Ring 07700 900123 now';
    const { caseId } = await write('n1', { words, spans: [{ from: 5, to: 17, kind: 'contact' }] });
    await take(sam, caseId);
    const html = await page(sam, at(caseId));
    expect(html).not.toContain('07700');
    expect(wordsOf(html)).toContain('contact details, 12 characters');
  });
});

describe('deciding', () => {
  test('takes a case, a verdict and a reason, and says what was wrong beside what was chosen', async () => {
    const { caseId } = await write('n1');
    await take(sam, caseId);
    const decision = await decisionOf(sam, caseId, 'reject', 'hate');
    for (const [wrong, problem] of [
      [{ reason: '' }, 'Choose a reason.'],
      [{ reason: 'within-rules' }, 'Choose a reason.'],
      [{ reason: 'because I say so' }, 'Choose a reason.'],
      [{ verdict: 'keep', reason: 'within-rules' }, 'cannot be decided about it'],
      [{ verdict: 'nonsense' }, 'cannot be decided about it'],
      [{ seen: '99' }, 'Something has changed'],
      [{ seen: 'x' }, 'Something has changed'],
      [{ content: 'other' }, 'Something has changed'],
    ] as const) {
      const response = await sam.browser.post(`${at(caseId)}/decide`, { ...decision, ...wrong });
      expect(response.status).toBe(422);
      expect(wordsOf(await response.text())).toContain(problem);
    }
    const kept = await sam.browser.post(`${at(caseId)}/decide`, { ...decision, seen: '99' });
    expect(await kept.text()).toMatch(/<details class="verdict" open><summary>Reject/);
    batchOf(await sam.browser.post(`${at(caseId)}/decide`, decision));
  });

  test('is not lost with a session: the case is still theirs, nothing is half done, and they come back to it', async () => {
    const late = await desk.staff('late@example.org', ['moderator']);
    const { caseId } = await write('n1');
    await take(late, caseId);
    const decision = await decisionOf(late, caseId, 'publish', 'within-rules');
    const held = new Map(late.browser.cookies);
    late.browser.cookies.clear();
    const response = await late.browser.post(`${at(caseId)}/decide`, decision, { token: 'gone' });
    expect(response.headers.get('location')).toBe(`/desk/sign-in?next=${encodeURIComponent(at(caseId))}`);
    expect(await shownNotes(db)).toEqual([]);
    for (const [name, value] of held) late.browser.cookies.set(name, value);
    batchOf(await late.browser.post(`${at(caseId)}/decide`, decision));
    expect(await shownNotes(db)).toEqual(['n1']);
  });

  test('is told who was quicker, and nothing of one’s own is done', async () => {
    const { caseId } = await write('n1');
    await take(sam, caseId);
    const decision = await decisionOf(sam, caseId, 'publish', 'within-rules');
    await sql`update moderation.cases set claimed_until = claimed_at where id = ${caseId}`.execute(db);
    await take(ines, caseId);
    const response = await sam.browser.post(`${at(caseId)}/decide`, decision);
    expect(wordsOf(await response.text())).toContain('A colleague has taken it meanwhile.');
    expect(await page(sam, '/desk/moderation')).toContain('Person ines@example.org has it until');
  });

  test('leads to taking it back, which the page offers for as long as it is possible and to whom it is', async () => {
    const { caseId } = await write('n1');
    const batch = batchOf(await decide(sam, caseId, 'publish', 'within-rules'));
    expect(await page(sam, batch)).toContain('Take it back');
    expect(await page(ines, batch)).not.toContain('Take it back');
    expect(await page(amina, batch)).toContain('Take it back');
    expect((await ines.browser.post(`${batch}/undo`)).status).toBe(422);
    expect(wordsOf(await (await sam.browser.post(`${batch}/undo`)).text())).toContain('1 decision was taken back');
    expect(await shownNotes(db)).toEqual([]);
  });

  test('“take the next one” takes the most urgent that nobody has, and says when nothing is left', async () => {
    await write('calm');
    const { caseId } = await write('urgent', { submission: { labels: ['threat'] } });
    const next = await sam.browser.post('/desk/moderation/next');
    expect(next.headers.get('location')).toBe(at(caseId));
    const other = await ines.browser.post('/desk/moderation/next');
    expect(other.headers.get('location')).not.toBe(at(caseId));
    const none = await amina.browser.post('/desk/moderation/next');
    expect([none.status, wordsOf(await none.text()).includes('Nothing is left that you could take')]).toEqual([
      422,
      true,
    ]);
  });

  test('somebody refuses themselves, or gives a case back, and it is free for others', async () => {
    const { caseId } = await write('n1');
    await take(sam, caseId);
    await sam.browser.post(`${at(caseId)}/refuse`);
    expect(await page(sam, at(caseId))).toContain('You said that it is not for you to decide.');
    await take(ines, caseId);
    await ines.browser.post(`${at(caseId)}/give-back`);
    expect(await page(amina, '/desk/moderation')).toContain('Take it');
  });
});

describe('rights', () => {
  test('a page goes with two people, the second of whom is shown the reason of the first', async () => {
    const { caseId } = await write('w1', { kind: kinds.claim });
    batchOf(await decide(ines, caseId, 'publish', 'within-rules'));
    await desk.app.request('/report', {
      method: 'POST',
      body: new URLSearchParams({ kind: 'claim', subject: 'w1', reason: 'hate' }),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    batchOf(await decide(sam, caseId, 'take-down', 'hate'));
    expect(await shownNotes(db)).toEqual(['w1']);
    expect(await page(sam, at(caseId))).toContain('It takes another person now.');
    await take(ines, caseId);
    expect(wordsOf(await page(ines, at(caseId)))).toContain('A colleague wants it gone for this reason.');
    batchOf(await decide(ines, caseId, 'agree', 'hate'));
    expect(await shownNotes(db)).toEqual([]);
  });

  test('who hid something does not bring it back; who may otherwise is a switch that works both ways', async () => {
    const { caseId } = await write('n1');
    batchOf(await decide(sam, caseId, 'reject', 'spam'));
    const restore = async (staff: Staff) => {
      const html = await page(staff, at(caseId));
      const seen = /name="seen" value="(\d+)"/.exec(html)?.[1] ?? '';
      return staff.browser.post(`${at(caseId)}/restore`, { reason: 'mistake', seen });
    };
    const settings = (restoreRight: string) =>
      amina.browser.post('/desk/moderation/settings', { restore: restoreRight, reports: 'yes', procedure: '' });
    expect((await restore(sam)).status).toBe(422);
    expect((await settings('stewards')).status).toBe(303);
    expect(wordsOf(await (await restore(ines)).text())).toContain('stewards alone bring back');
    expect((await settings('another-person')).status).toBe(303);
    batchOf(await restore(ines));
    expect(await shownNotes(db)).toEqual(['n1']);
  });

  test('somebody limited to an area sees and takes what is about it, and nothing else', async () => {
    const local = await desk.staff('local@example.org', ['moderator'], ['E08000035']);
    const inside = await write('inside', { submission: { places: ['E08000035', 'E12000003'] } });
    const outside = await write('outside');
    const queue = await page(local, '/desk/moderation');
    expect([queue.includes(inside.caseId), queue.includes(outside.caseId)]).toEqual([true, false]);
    expect(wordsOf(await (await take(local, outside.caseId)).text())).toContain('limited to certain areas');
    expect((await take(local, inside.caseId)).status).toBe(303);
  });

  test('what stewards have is theirs alone', async () => {
    const { caseId } = await write('n1');
    batchOf(await decide(sam, caseId, 'escalate', 'legal'));
    expect(await page(sam, '/desk/moderation')).not.toContain(caseId);
    expect((await take(sam, caseId)).status).toBe(422);
    expect(await page(amina, '/desk/moderation/escalated')).toContain(caseId);
  });

  test('stewards are told of a colleague at their limit, moderators are not', async () => {
    await sql`insert into moderation.alerts (id, kind, person_id, at) values (${'a'.repeat(32)}, 'bulk', ${sam.id}, now())`.execute(
      db,
    );
    expect(wordsOf(await page(amina, '/desk/moderation'))).toContain('Person sam@example.org reached the limit');
    expect(await page(ines, '/desk/moderation')).not.toContain('reached the limit');
    await amina.browser.post(`/desk/moderation/alerts/${'a'.repeat(32)}/seen`);
    expect(await page(amina, '/desk/moderation')).not.toContain('reached the limit');
  });
});

describe('groups', () => {
  const group = async (count: number) => {
    const made: string[] = [];
    for (let n = 0; n < count; n++) made.push((await write(`g${n}`, { submission: { groupKey: 'group-7' } })).caseId);
    return made;
  };

  test('are shown and counted before the button that decides them, which decides those and no others', async () => {
    const [first = '', ...others] = await group(3);
    await take(sam, first);
    const html = await page(sam, `${at(first)}/alike?choice=reject.spam`);
    expect(html).toContain('It would meet 3 texts:');
    const digest = /name="digest" value="(\w+)"/.exec(html)?.[1] ?? '';
    await takeBackNote(db, 'g1', kinds.note);
    const late = await sam.browser.post(`${at(first)}/alike`, { choice: 'reject.spam', digest });
    expect([late.status, wordsOf(await late.text()).includes('It is not the group that you saw')]).toEqual([422, true]);
    const again = await page(sam, `${at(first)}/alike?choice=reject.spam`);
    const fresh = /name="digest" value="(\w+)"/.exec(again)?.[1] ?? '';
    batchOf(await sam.browser.post(`${at(first)}/alike`, { choice: 'reject.spam', digest: fresh }));
    expect(await page(sam, at(others[1] ?? ''))).toContain('Reject');
  });

  test('cannot be passed to stewards, agreed to or decided for a reason that is none', async () => {
    const [first = ''] = await group(2);
    await take(sam, first);
    for (const choice of ['escalate.legal', 'agree.hate', 'restore.mistake', 'reject.within-rules', 'nonsense', '']) {
      const response = await sam.browser.post(`${at(first)}/alike`, { choice, digest: 'x' });
      expect([choice, response.status]).toEqual([choice, 422]);
    }
  });
});

describe('habits and settings', () => {
  test('single keys are off until somebody asks for them, and off again when they ask for that', async () => {
    const { caseId } = await write('n1');
    await take(sam, caseId);
    const hasKeys = async () => {
      const html = await page(sam, at(caseId));
      return [
        html.includes('<single-keys>'),
        html.includes('data-key='),
        html.includes('<kbd>'),
        html.includes('desk-islands'),
      ];
    };
    expect(await hasKeys()).toEqual([false, false, false, false]);
    await sam.browser.post('/desk/moderation/habits', { keys: 'yes' });
    expect(await hasKeys()).toEqual([true, true, true, true]);
    await sam.browser.post('/desk/moderation/habits', {});
    expect(await hasKeys()).toEqual([false, false, false, false]);
  });

  test('languages narrow the queue while some are chosen, and do not otherwise', async () => {
    const { caseId } = await write('n1', { submission: { language: 'ur' } });
    const sees = async () => (await page(sam, '/desk/moderation')).includes(caseId);
    expect(await sees()).toBe(true);
    await sam.browser.post('/desk/moderation/habits', { language: ['en', 'bn', 'nonsense'] });
    expect(await sees()).toBe(false);
    expect(wordsOf(await (await take(sam, caseId)).text())).toContain('a language that you did not say you read');
    await sam.browser.post('/desk/moderation/habits', { language: ['en', 'ur'] });
    expect(await sees()).toBe(true);
  });

  test('a wrong language is corrected by whoever has the case', async () => {
    const { caseId } = await write('n1', { submission: { language: 'en' } });
    expect((await sam.browser.post(`${at(caseId)}/language`, { language: 'bn' })).status).toBe(422);
    await take(sam, caseId);
    expect((await sam.browser.post(`${at(caseId)}/language`, { language: 'bn' })).status).toBe(303);
    expect(await page(sam, at(caseId))).toContain('Bangla');
    await sam.browser.post(`${at(caseId)}/language`, { language: 'my neighbour' });
    const { rows } = await sql<{ language: string | null }>`select language from moderation.cases`.execute(db);
    expect(rows).toEqual([{ language: null }]);
  });

  test('the card for danger has the numbers of the facts, and the stewards’ procedure once there is one', async () => {
    const before = wordsOf(await page(sam, '/desk/moderation/danger'));
    expect(before).toContain('0800 789 321');
    expect(before).toContain('No steward has written one yet.');
    const procedure = 'First ring 999.\r\nThen ring Amina.';
    await amina.browser.post('/desk/moderation/settings', { restore: 'stewards', procedure });
    const after = await page(sam, '/desk/moderation/danger');
    expect(after).toContain('First ring 999.\nThen ring Amina.');
    expect(wordsOf(after)).toContain('Written by Person amina@example.org');
    const long = await amina.browser.post('/desk/moderation/settings', {
      restore: 'stewards',
      procedure: 'x'.repeat(4001),
    });
    expect([long.status, wordsOf(await long.text()).includes('too long')]).toEqual([422, true]);
  });

  test('a case of danger leads to the card', async () => {
    const { caseId } = await write('n1');
    const batch = batchOf(await decide(sam, caseId, 'escalate', 'immediate-danger'));
    expect(await page(sam, batch)).toContain('<a class="button" href="/desk/moderation/danger">');
  });

  test('whoever has been at it for long is told to have a break, and not before', async () => {
    expect(await page(sam, '/desk/moderation')).not.toContain('id="break"');
    await sql`update moderation.people set began_at = now() - interval '50 minutes', last_at = now() - interval '1 minute'`.execute(
      db,
    );
    expect(await page(sam, '/desk/moderation')).toContain('for 50 minutes');
    await sql`update moderation.people set last_at = now() - interval '16 minutes'`.execute(db);
    expect(await page(sam, '/desk/moderation')).not.toContain('id="break"');
  });
});

describe('finding and writing down', () => {
  test('a case is found by the code that its author reads out, and by no other', async () => {
    const { caseId, code } = await write('n1');
    const found = await sam.browser.post('/desk/moderation/find', { code: code?.words ?? '' });
    expect(found.headers.get('location')).toBe(at(caseId));
    const none = await sam.browser.post('/desk/moderation/find', { code: '000 000 000 000 000 000' });
    expect([none.status, wordsOf(await none.text()).includes('There is nothing for this code.')]).toEqual([422, true]);
  });

  test('the log is a file of ids that no spreadsheet takes for formulas', async () => {
    const { caseId } = await write('n1');
    batchOf(await decide(sam, caseId, 'reject', 'spam'));
    const text = await page(amina, '/desk/moderation/log.csv');
    const rows: readonly Readonly<Record<string, string>>[] = parse(text, { columns: true });
    expect(rows[0]).toMatchObject({
      by: sam.id,
      verdict: 'reject',
      reason: 'spam',
      outcome: 'hidden',
      case: caseId,
      undone_at: '',
    });
    expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  test('nothing that is sent reaches the log, the audit or a table as it was written', async () => {
    const { caseId } = await write('n1');
    const injected = 'x\n{"level":"error","msg":"forged"}\u0000';
    for (const [path, fields] of [
      [`${at(caseId)}/decide`, { verdict: injected, reason: injected, seen: injected, content: injected }],
      [`${at(caseId)}/language`, { language: injected }],
      ['/desk/moderation/find', { code: injected }],
      ['/desk/moderation/habits', { language: injected, keys: injected }],
      [`${at(caseId)}/alike`, { choice: injected, digest: injected }],
    ] as const)
      expect((await sam.browser.post(path, fields)).status, path).toBeLessThan(500);
    const { rows } = await sql`select action, subject, detail from platform.audit_entries`.execute(db);
    expect(JSON.stringify(rows)).not.toContain('forged');
  });

  test('what is not there is told so', async () => {
    for (const address of ['/cases/none', '/batches/none', '/cases/none/alike'])
      expect(wordsOf(await page(sam, `/desk/moderation${address}`, 404))).toContain(
        'There is no such case or decision here.',
      );
  });
});
