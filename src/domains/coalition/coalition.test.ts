import { beforeEach, expect, it } from 'vitest';
import { attemptsMigrations } from '#platform/attempts';
import { auditMigrations, verifyAudit } from '#platform/audit';
import { createCodes } from '#platform/codes';
import type { Database, Transaction } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import {
  askToSign,
  askToTakeOut,
  confirmSignature,
  findSignatureByCode,
  leaveCoalition,
  listSignatures,
  listSigned,
  migrations,
  renewSignature,
  settleTakingOut,
} from './index.ts';

const codes = createCodes('a secret of these tests, long enough for all');
const by = (actor: string, day = '2026-11-27') => ({ actor, now: new Date(`${day}T12:00:00Z`) });

describeOnEachDatabase('the coalition', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open([...attemptsMigrations, ...auditMigrations, ...migrations]);
  });
  const run = <Value>(act: (trx: Transaction) => Promise<Value>) => db.transaction().execute(act);
  async function signed() {
    const asked = await run((trx) => askToSign(trx, codes, { name: 'Hope', website: 'https://hope.example' }));
    if (!asked.ok) throw new Error('not asked');
    const { id } = (await findSignatureByCode(db, asked.value.hash))!;
    expect(await listSigned(db, '2026-11-27')).toEqual([]);
    expect(await run((trx) => confirmSignature(trx, id, by('staff:a')))).toMatchObject({ ok: true });
    return id;
  }

  it('shows an organisation once a steward has made sure of it, for a year', async () => {
    await signed();
    expect(await listSigned(db, '2027-11-27')).toMatchObject([
      { name: 'Hope', signedOn: '2026-11-27', until: '2027-11-27' },
    ]);
    expect(await listSigned(db, '2027-11-28')).toEqual([]);
    expect((await verifyAudit(db)).ok).toBe(true);
  });

  it('is renewed near its end for another whole year, and after it from that day on', async () => {
    const id = await signed();
    expect(await run((trx) => renewSignature(trx, id, by('organisation', '2027-01-01')))).toEqual({
      ...{ ok: false, problem: 'not-so' },
    });
    await run((trx) => renewSignature(trx, id, by('organisation', '2027-10-01')));
    expect((await listSignatures(db))[0]?.until).toBe('2028-11-26');
    await run((trx) => renewSignature(trx, id, by('organisation', '2029-01-01')));
    expect((await listSignatures(db))[0]?.until).toBe('2030-01-01');
  });

  it('is hidden when somebody asks to take it out, and gone when a second agrees', async () => {
    const id = await signed();
    await run((trx) => askToTakeOut(trx, id, by('staff:a')));
    expect(await listSigned(db, '2026-11-27')).toEqual([]);
    expect(await run((trx) => settleTakingOut(trx, id, true, by('staff:a')))).toMatchObject({ problem: 'same-person' });
    await run((trx) => settleTakingOut(trx, id, false, by('staff:b')));
    expect(await listSigned(db, '2026-11-27')).toHaveLength(1);
    await run((trx) => askToTakeOut(trx, id, by('staff:a')));
    await run((trx) => settleTakingOut(trx, id, true, by('staff:b')));
    expect(await listSignatures(db)).toEqual([]);
  });

  it('can be left at any time', async () => {
    const id = await signed();
    await run((trx) => leaveCoalition(trx, id, 'left', by('organisation')));
    expect(await listSignatures(db)).toEqual([]);
  });

  it.each([
    [{ name: ' ', website: 'https://hope.example' }, 'name missing'],
    [{ name: 'x'.repeat(81), website: 'https://hope.example' }, 'name too-long'],
    [{ name: 'Hope', website: '' }, 'website missing'],
    [{ name: 'Hope', website: 'http://hope.example' }, 'website malformed'],
    [{ name: 'Hope', website: 'javascript:alert(1)' }, 'website malformed'],
  ])('does not take %j: %s', async (said, expected) => {
    const asked = await run((trx) => askToSign(trx, codes, said));
    expect(asked.ok ? [] : asked.problem.map(({ field, kind }) => `${field} ${kind}`)).toEqual([expected]);
  });
});
