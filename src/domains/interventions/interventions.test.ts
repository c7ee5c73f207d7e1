import { beforeEach, expect, it } from 'vitest';
import { auditMigrations, verifyAudit } from '#platform/audit';
import type { Database, Transaction } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { type DecisionRecord, firstSettings, type PlanSettings } from './core/index.ts';
import {
  beginPlan,
  changePlan,
  decideDecision,
  findDecision,
  findPlan,
  listDeliveries,
  listPublicDecisions,
  migrations,
  noteDelivery,
  offerDecision,
  remindOfReviews,
  withdrawDecision,
} from './index.ts';

const now = new Date('2026-11-28T12:00:00Z');
const ann = { actor: 'staff:ann', now };
const ben = { actor: 'staff:ben', now };
const first = firstSettings('Autumn', { versionId: 'england-v1', axis: 'vulnerability', areas: 10 });
const sourced: PlanSettings = {
  ...first,
  help: first.help.map((one) => ({ ...one, costSource: 'A budget', effectSource: 'A study' })),
};

/** A decision on one choice. */
function recordOf(settings: PlanSettings, reviewOn = '2027-05-01'): DecisionRecord {
  const choice = {
    code: 'E06000001',
    area: 'Hartlepool',
    region: 'North East',
    help: 'sport',
    places: 100,
    cost: 35_000,
    benefit: 4,
  };
  return {
    ...{ title: settings.title, settings, spent: 35_000, benefit: 4, gap: 0, isExact: true, draws: 200, audit: null },
    basedOn: {
      versionId: settings.versionId,
      mapTitle: 'England',
      axis: settings.axis,
      inputs: [],
      programVersion: '0',
    },
    chosen: [{ ...choice, selectedShare: 1, replacementCost: 1, flipsAt: 0.25, instead: [] }],
    options: [{ kind: 'plan', benefit: 4, spent: 35_000, areas: 1 }],
    missed: { areas: 9, shareOfPeople: null, shareOfNeed: 0.9, regions: [] },
    words: { reasons: 'So.', rejected: 'Not so.', dissent: '', owner: 'The head', reviewOn },
  };
}

describeOnEachDatabase('plans and decisions', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open([...auditMigrations, ...migrations]);
  });
  const within = <Value>(work: (trx: Transaction) => Promise<Value>) => db.transaction().execute(work);
  const begin = (settings = sourced) => within((trx) => beginPlan(trx, settings, ann));
  const offer = (plan: string, record = recordOf(sourced), slug = 'autumn') =>
    within((trx) => offerDecision(trx, plan, { slug, record }, ann));
  const decide = (id: string, verdict: 'public' | 'sent-back' = 'public', { by = ben, isReady = true } = {}) =>
    within((trx) => decideDecision(trx, id, { verdict, isReady }, by));
  async function decided(plan: string, record = recordOf(sourced), slug = 'autumn'): Promise<string> {
    const offered = await offer(plan, record, slug);
    if (!offered.ok) throw new Error(offered.problem);
    expect(await decide(offered.value)).toMatchObject({ ok: true });
    return offered.value;
  }

  it('keep a plan as it was changed last', async () => {
    const id = await begin();
    const changed = await within((trx) =>
      changePlan(trx, id, (settings) => ({ ok: true, value: { ...settings, budget: 7 } }), ben),
    );
    expect(changed.ok).toBe(true);
    expect(await findPlan(db, id)).toMatchObject({
      settings: { ...sourced, budget: 7 },
      createdBy: 'staff:ann',
      changedBy: 'staff:ben',
    });
    expect(
      await within((trx) => changePlan(trx, 'nowhere', (settings) => ({ ok: true, value: settings }), ben)),
    ).toMatchObject({ problem: 'gone' });
  });

  it('take an offer from one person and a decision from another, once', async () => {
    const plan = await begin();
    const offered = await offer(plan);
    if (!offered.ok) throw new Error(offered.problem);
    expect(await offer(plan)).toMatchObject({ problem: 'waits' });
    expect(await decide(offered.value, 'public', { by: ann })).toMatchObject({ problem: 'same-person' });
    expect(await decide(offered.value, 'public', { isReady: false })).toMatchObject({ problem: 'not-ready' });
    expect(await listPublicDecisions(db)).toEqual([]);
    expect(await decide(offered.value)).toMatchObject({ ok: true });
    expect(await decide(offered.value)).toMatchObject({ problem: 'not-offered' });
    expect(await listPublicDecisions(db)).toMatchObject([
      { id: offered.value, slug: 'autumn', record: recordOf(sourced) },
    ]);
  });

  it('refuse what rests on a number without a source, of what is chosen alone', async () => {
    expect(await offer(await begin(first), recordOf(first))).toMatchObject({ problem: 'illustrative' });
    const sportAlone = {
      ...first,
      help: first.help.map((one) => (one.id === 'sport' ? { ...one, costSource: 'A', effectSource: 'B' } : one)),
    };
    expect(await offer(await begin(sportAlone), recordOf(sportAlone))).toMatchObject({ ok: true });
  });

  it('make room: a plan has one public decision, and an address one plan', async () => {
    const plan = await begin();
    const old = await decided(plan);
    const fresh = await decided(plan);
    expect((await findDecision(db, old))?.state).toBe('withdrawn');
    expect((await listPublicDecisions(db)).map(({ id }) => id)).toEqual([fresh]);
    const other = await offer(await begin());
    if (!other.ok) throw new Error(other.problem);
    expect(await decide(other.value)).toMatchObject({ problem: 'taken' });
    expect(await decide(other.value, 'sent-back')).toMatchObject({ ok: true });
  });

  it('of two who decide at once, one is too late', async () => {
    const offered = await offer(await begin());
    if (!offered.ok) throw new Error(offered.problem);
    const cleo = { actor: 'staff:cleo', now };
    const both = await Promise.all([decide(offered.value), decide(offered.value, 'sent-back', { by: cleo })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('note what was delivered, of what was chosen and is public, the last word counting', async () => {
    const id = await decided(await begin());
    const note = (areaCode: string, help: string, delivered: number) =>
      within((trx) => noteDelivery(trx, id, { areaCode, help, delivered, today: '2027-01-01' }, ben));
    expect(await note('E06000002', 'sport', 5)).toMatchObject({ problem: 'not-planned' });
    expect(await note('E06000001', 'mentoring', 5)).toMatchObject({ problem: 'not-planned' });
    expect(await note('E06000001', 'sport', 40)).toMatchObject({ ok: true });
    expect(await note('E06000001', 'sport', 60)).toMatchObject({ ok: true });
    expect(await listDeliveries(db, id)).toEqual([
      { areaCode: 'E06000001', help: 'sport', delivered: 60, notedOn: '2027-01-01' },
    ]);
    expect(await within((trx) => withdrawDecision(trx, id, ann))).toMatchObject({ ok: true });
    expect(await note('E06000001', 'sport', 70)).toMatchObject({ problem: 'not-public' });
    expect(await within((trx) => withdrawDecision(trx, id, ann))).toMatchObject({ problem: 'not-public' });
  });

  it('remind of a review once, and not of what was taken back', async () => {
    await decided(await begin(), recordOf(sourced, '2027-05-01'));
    const gone = await decided(await begin(), recordOf(sourced, '2027-05-01'), 'winter');
    await within((trx) => withdrawDecision(trx, gone, ann));
    const reminded: string[] = [];
    const remind = (today: string) => remindOfReviews(db, today, async ({ slug }) => void reminded.push(slug));
    await remind('2027-04-30');
    expect(reminded).toEqual([]);
    await Promise.all([remind('2027-05-01'), remind('2027-05-01')]);
    await remind('2027-06-01');
    expect(reminded).toEqual(['autumn']);
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
  });
});
