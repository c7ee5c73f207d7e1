import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Role, roles } from '#domains/desk';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { type DeskBrowser, openDesk } from '../../testing/open-desk.ts';
import { tables } from '../../testing/open-site.ts';
import { type Access, confirmationMilliseconds, type DeskRoute, deskAccess, judge, pageOf } from './access.ts';
import type { DeskHandlers, Handler } from './parts.ts';
import { goTo } from './respond-at-desk.ts';

/** Written out a second time, by hand: opening a route to somebody takes a change in both places. */
const anybodys = [
  'GET /desk/sign-in',
  'POST /desk/sign-in',
  'GET /desk/sign-in/code',
  'POST /desk/sign-in/code',
  'POST /desk/passkey/ask',
  'POST /desk/passkey/enter',
  'GET /desk/welcome/:token',
  'POST /desk/welcome/:token',
  'GET /desk/welcome/:token/code',
  'POST /desk/welcome/:token/code',
  'POST /desk/welcome/:token/passkey/offer',
  'POST /desk/welcome/:token/passkey/keep',
  'GET /desk/recover/:token',
  'POST /desk/recover/:token',
  'GET /desk/recover/:token/code',
  'POST /desk/recover/:token/code',
  'POST /desk/recover/:token/passkey/offer',
  'POST /desk/recover/:token/passkey/keep',
];
const everyStaff = [
  'GET /desk',
  'POST /desk/sign-out',
  'GET /desk/confirm',
  'POST /desk/confirm',
  'POST /desk/confirm/passkey',
  'GET /desk/sessions',
  'POST /desk/sessions/end',
  'POST /desk/sessions/end-all',
  'GET /desk/ways-in',
  'POST /desk/ways-in/passkeys/offer',
  'POST /desk/ways-in/passkeys/keep',
  'POST /desk/ways-in/passkeys/:id/name',
  'POST /desk/ways-in/passkeys/:id/remove',
  'POST /desk/ways-in/password',
  'GET /desk/ways-in/password/code',
  'POST /desk/ways-in/password/code',
  'POST /desk/ways-in/password/remove',
  'POST /desk/own-recovery/cancel',
  'GET /desk/readiness',
  'GET /desk/elections',
  'GET /desk/readiness/:id',
  'GET /desk/readiness/:id/versions/:version',
];
const analysts = [
  'GET /desk/workbench',
  'POST /desk/workbench',
  'GET /desk/workbench/begin',
  'GET /desk/workbench/tables/:table',
  'GET /desk/workbench/:id',
  'GET /desk/workbench/:id/indicators',
  'GET /desk/workbench/:id/indicators/:indicator',
  'GET /desk/workbench/:id/groups/:group',
  'GET /desk/workbench/:id/gaps',
  'GET /desk/workbench/:id/history',
  'GET /desk/workbench/:id/map/:axis',
  'GET /desk/workbench/:id/versions',
  'GET /desk/workbench/:id/add',
  'GET /desk/workbench/:id/add-group',
  'GET /desk/workbench/:id/settings',
  'POST /desk/workbench/:id/what-if',
  'POST /desk/workbench/:id/changes',
  'POST /desk/workbench/:id/moves',
  'POST /desk/workbench/:id/notes',
  'POST /desk/workbench/:id/versions',
];
const stewards = [
  'POST /desk/stopped/:number',
  'GET /desk/people',
  'GET /desk/people/invite',
  'POST /desk/people/invite',
  'POST /desk/people/invitations/:id/withdraw',
  'GET /desk/people/:id',
  'POST /desk/people/:id',
  'POST /desk/people/:id/end',
  'POST /desk/people/:id/recovery',
  'GET /desk/recoveries/:id',
  'POST /desk/recoveries/:id/confirm',
  'POST /desk/recoveries/:id/cancel',
  'POST /desk/elections',
  'POST /desk/readiness/:id/preview',
  'POST /desk/readiness/:id',
  'GET /desk/moderation/escalated',
  'GET /desk/moderation/log.csv',
  'GET /desk/moderation/settings',
  'POST /desk/moderation/settings',
  'POST /desk/moderation/alerts/:id/seen',
];
const organisersAndStewards = [
  'GET /desk/waves',
  'GET /desk/waves/new',
  'POST /desk/waves',
  'GET /desk/waves/:id',
  'GET /desk/waves/:id/edit',
  'POST /desk/waves/:id/edit',
  'GET /desk/waves/:id/preview',
  'GET /desk/waves/:id/card',
  'GET /desk/waves/:id/page',
  'GET /desk/waves/:id/decide',
  'POST /desk/waves/:id/decide',
  'POST /desk/waves/:id/pause',
  'POST /desk/waves/:id/resume',
  'POST /desk/waves/:id/close',
  'POST /desk/waves/:id/forget',
  'GET /desk/waves/:id/endorsers',
  'POST /desk/waves/:id/endorsers',
  'POST /desk/waves/:id/endorsers/:endorser/confirm',
  'POST /desk/waves/:id/endorsers/:endorser/end',
  'GET /desk/waves/:id/numbers',
  'GET /desk/waves/:id/report',
  'POST /desk/waves/:id/report',
  'GET /desk/waves/:id/report/decide',
  'POST /desk/waves/:id/report/decide',
];
const checkersAndStewards = [
  'GET /desk/claims',
  'GET /desk/claims/:id',
  'GET /desk/claims/sources/:sha256',
  'POST /desk/claims/:id/take',
  'POST /desk/claims/:id/leave',
  'POST /desk/claims/:id/confirm',
  'POST /desk/claims/:id/word',
  'POST /desk/claims/:id/private',
  'POST /desk/claims/:id/free',
  'POST /desk/claims/:id/close',
  'POST /desk/claims/:id/reopen',
  'POST /desk/claims/:id/merge',
  'POST /desk/claims/:id/split',
  'POST /desk/claims/:id/take-back',
  'POST /desk/claims/:id/settle',
  'GET /desk/claims/:id/answers/:language',
  'POST /desk/claims/:id/answers/:language',
  'GET /desk/claims/:id/answers/:language/decide',
  'POST /desk/claims/:id/answers/:language/decide',
];
const moderatorsAndStewards = [
  'GET /desk/moderation',
  'GET /desk/moderation/appeals',
  'GET /desk/moderation/held',
  'GET /desk/moderation/mine',
  'GET /desk/moderation/decided',
  'GET /desk/moderation/figures',
  'GET /desk/moderation/rules',
  'GET /desk/moderation/danger',
  'GET /desk/moderation/habits',
  'POST /desk/moderation/habits',
  'POST /desk/moderation/next',
  'POST /desk/moderation/find',
  'GET /desk/moderation/cases/:id',
  'POST /desk/moderation/cases/:id/claim',
  'POST /desk/moderation/cases/:id/give-back',
  'POST /desk/moderation/cases/:id/refuse',
  'POST /desk/moderation/cases/:id/language',
  'POST /desk/moderation/cases/:id/decide',
  'POST /desk/moderation/cases/:id/restore',
  'GET /desk/moderation/cases/:id/alike',
  'POST /desk/moderation/cases/:id/alike',
  'GET /desk/moderation/batches/:id',
  'POST /desk/moderation/batches/:id/undo',
];
const analystsAndStewards = [
  'GET /desk/fieldwork',
  'GET /desk/fieldwork/:id',
  'GET /desk/fieldwork/:id/coverage.svg',
  'GET /desk/fieldwork/:id/plan.ics',
  'GET /desk/fieldwork/:id/partners',
  'GET /desk/fieldwork/:id/questions',
  'GET /desk/fieldwork/:id/figures',
  'GET /desk/fieldwork/:id/indicator.csv',
  'GET /desk/fieldwork/:id/findings',
  'POST /desk/fieldwork',
  'POST /desk/fieldwork/:id/tasks',
  'POST /desk/fieldwork/:id/open',
  'POST /desk/fieldwork/:id/close',
  'POST /desk/fieldwork/:id/partners',
  'POST /desk/fieldwork/:id/partners/:partner/assessors',
  'POST /desk/fieldwork/:id/assessors/:assessor/link',
  'POST /desk/fieldwork/:id/assign',
  'POST /desk/fieldwork/:id/assign/by-hand',
  'POST /desk/fieldwork/:id/questions',
  'POST /desk/fieldwork/:id/settle',
  'POST /desk/fieldwork/:id/settle/agree',
  'POST /desk/fieldwork/:id/workbench',
  'POST /desk/fieldwork/:id/findings',
  'POST /desk/fieldwork/:id/partners/:partner/withdraw',
  'POST /desk/fieldwork/:id/findings/decide',
  'POST /desk/fieldwork/:id/findings/withdraw',
  'GET /desk/interventions',
  'GET /desk/interventions/:id',
  'GET /desk/interventions/:id/map.svg',
  'GET /desk/interventions/:id/allocation.csv',
  'GET /desk/interventions/:id/makings',
  'GET /desk/interventions/:id/why',
  'GET /desk/interventions/:id/compare',
  'POST /desk/interventions/:id/what-if',
  'GET /desk/decisions/:id',
  'GET /desk/decisions/:id/review.ics',
  'GET /desk/interventions/:id/decide',
  'POST /desk/interventions',
  'POST /desk/interventions/:id',
  'POST /desk/interventions/:id/makings',
  'POST /desk/interventions/:id/decide',
  'POST /desk/decisions/:id/deliveries',
  'POST /desk/decisions/:id/decide',
  'POST /desk/decisions/:id/withdraw',
  'GET /desk/imports',
  'POST /desk/imports',
  'GET /desk/imports/new',
  'GET /desk/imports/:id',
  'POST /desk/imports/:id/check',
  'POST /desk/imports/:id/store',
  'POST /desk/imports/:id/stop',
  'POST /desk/imports/:id/remove',
  'GET /desk/maps',
  'GET /desk/maps/:id',
  'GET /desk/maps/:id/areas',
  'GET /desk/maps/:id/map',
  'GET /desk/maps/:id/map/:file',
  'GET /desk/maps/:id/clusters',
  'GET /desk/maps/:id/clusters/:axis',
  'GET /desk/maps/:id/publish',
  'POST /desk/maps/:id/publish',
  'GET /desk/maps/:id/withdraw',
  'POST /desk/maps/:id/withdraw',
  'GET /desk/maps/:id/decide',
  'POST /desk/maps/:id/decide',
  'POST /desk/maps/:id/take-back',
  'GET /desk/maps/:id/compare',
  'GET /desk/maps/:id/intervals',
  'GET /desk/maps/:id/report',
  'GET /desk/maps/:id/report/:file',
  'GET /desk/maps/:id/records',
  'GET /desk/maps/:id/records/:file',
  'GET /desk/stopped',
  'GET /desk/challenges',
  'GET /desk/challenges/:id',
  'POST /desk/challenges/:id',
];
const helpersAndStewards = [
  'GET /desk/coalition',
  'POST /desk/coalition/:id/confirm',
  'POST /desk/coalition/:id/refuse',
  'POST /desk/coalition/:id/take-out',
  'POST /desk/coalition/:id/keep',
  'POST /desk/coalition/:id/agree',
  'GET /desk/intermediaries',
  'GET /desk/intermediaries/organisations/:id',
  'GET /desk/intermediaries/:id',
  'POST /desk/intermediaries/organisations',
  'POST /desk/intermediaries/organisations/:id/nominate',
  'POST /desk/intermediaries/organisations/:id/end',
  'POST /desk/intermediaries/organisations/:id/resume',
  'POST /desk/intermediaries/:id',
  'POST /desk/intermediaries/:id/reference',
  'POST /desk/intermediaries/:id/training',
  'POST /desk/intermediaries/:id/pause',
  'POST /desk/intermediaries/:id/show',
  'POST /desk/intermediaries/:id/remove',
  'POST /desk/intermediaries/:id/keep',
  'POST /desk/intermediaries/:id/assure',
  'POST /desk/intermediaries/:id/agree',
  'GET /desk/facts',
  'GET /desk/facts/register.csv',
  'GET /desk/facts/:id',
  'POST /desk/facts/:id',
  'POST /desk/facts/:id/take-out',
  'POST /desk/facts/:id/check',
  'POST /desk/facts/:id/decide',
];
const confirmedOnly = [
  'POST /desk/coalition/:id/agree',
  'POST /desk/intermediaries/:id/assure',
  'POST /desk/intermediaries/:id/agree',
  'POST /desk/facts/:id/decide',
  'POST /desk/claims/:id/take-back',
  'POST /desk/claims/:id/settle',
  'GET /desk/claims/:id/answers/:language/decide',
  'POST /desk/claims/:id/answers/:language/decide',
  'POST /desk/fieldwork/:id/partners/:partner/withdraw',
  'POST /desk/fieldwork/:id/findings/decide',
  'POST /desk/fieldwork/:id/findings/withdraw',
  'POST /desk/decisions/:id/decide',
  'POST /desk/decisions/:id/withdraw',
  'GET /desk/waves/:id/decide',
  'POST /desk/waves/:id/decide',
  'POST /desk/waves/:id/close',
  'GET /desk/waves/:id/report/decide',
  'POST /desk/waves/:id/report/decide',
  'POST /desk/stopped/:number',
  'GET /desk/maps/:id/publish',
  'POST /desk/maps/:id/publish',
  'GET /desk/maps/:id/withdraw',
  'POST /desk/maps/:id/withdraw',
  'GET /desk/maps/:id/decide',
  'POST /desk/maps/:id/decide',
  'GET /desk/ways-in',
  'POST /desk/ways-in/passkeys/offer',
  'POST /desk/ways-in/passkeys/keep',
  'POST /desk/ways-in/passkeys/:id/name',
  'POST /desk/ways-in/passkeys/:id/remove',
  'POST /desk/ways-in/password',
  'GET /desk/ways-in/password/code',
  'POST /desk/ways-in/password/code',
  'POST /desk/ways-in/password/remove',
  'GET /desk/people/:id',
  'POST /desk/people/:id',
  'POST /desk/people/:id/end',
  'POST /desk/people/:id/recovery',
  'GET /desk/recoveries/:id',
  'POST /desk/recoveries/:id/confirm',
  'POST /desk/recoveries/:id/cancel',
];
/** What acts on the whole country, or leads to a form that does: refused to people limited to own areas. */
const everywhereOnly = [
  'POST /desk/coalition/:id/confirm',
  'POST /desk/coalition/:id/refuse',
  'POST /desk/coalition/:id/take-out',
  'POST /desk/coalition/:id/keep',
  'POST /desk/coalition/:id/agree',
  'POST /desk/intermediaries/organisations',
  'POST /desk/intermediaries/organisations/:id/nominate',
  'POST /desk/intermediaries/organisations/:id/end',
  'POST /desk/intermediaries/organisations/:id/resume',
  'POST /desk/intermediaries/:id',
  'POST /desk/intermediaries/:id/reference',
  'POST /desk/intermediaries/:id/training',
  'POST /desk/intermediaries/:id/pause',
  'POST /desk/intermediaries/:id/show',
  'POST /desk/intermediaries/:id/remove',
  'POST /desk/intermediaries/:id/keep',
  'POST /desk/intermediaries/:id/assure',
  'POST /desk/intermediaries/:id/agree',
  'POST /desk/facts/:id',
  'POST /desk/facts/:id/take-out',
  'POST /desk/facts/:id/check',
  'POST /desk/facts/:id/decide',
  'POST /desk/claims/:id/take',
  'POST /desk/claims/:id/leave',
  'POST /desk/claims/:id/confirm',
  'POST /desk/claims/:id/word',
  'POST /desk/claims/:id/private',
  'POST /desk/claims/:id/free',
  'POST /desk/claims/:id/close',
  'POST /desk/claims/:id/reopen',
  'POST /desk/claims/:id/merge',
  'POST /desk/claims/:id/split',
  'POST /desk/claims/:id/take-back',
  'POST /desk/claims/:id/settle',
  'POST /desk/claims/:id/answers/:language',
  'GET /desk/claims/:id/answers/:language/decide',
  'POST /desk/claims/:id/answers/:language/decide',
  'POST /desk/fieldwork',
  'POST /desk/fieldwork/:id/tasks',
  'POST /desk/fieldwork/:id/open',
  'POST /desk/fieldwork/:id/close',
  'POST /desk/fieldwork/:id/partners',
  'POST /desk/fieldwork/:id/partners/:partner/assessors',
  'POST /desk/fieldwork/:id/assessors/:assessor/link',
  'POST /desk/fieldwork/:id/assign',
  'POST /desk/fieldwork/:id/assign/by-hand',
  'POST /desk/fieldwork/:id/questions',
  'POST /desk/fieldwork/:id/settle',
  'POST /desk/fieldwork/:id/settle/agree',
  'POST /desk/fieldwork/:id/workbench',
  'POST /desk/fieldwork/:id/findings',
  'POST /desk/fieldwork/:id/partners/:partner/withdraw',
  'POST /desk/fieldwork/:id/findings/decide',
  'POST /desk/fieldwork/:id/findings/withdraw',
  'GET /desk/interventions/:id/decide',
  'POST /desk/interventions',
  'POST /desk/interventions/:id',
  'POST /desk/interventions/:id/makings',
  'POST /desk/interventions/:id/decide',
  'POST /desk/decisions/:id/deliveries',
  'POST /desk/decisions/:id/decide',
  'POST /desk/decisions/:id/withdraw',
  'GET /desk/imports',
  'POST /desk/imports',
  'GET /desk/imports/new',
  'GET /desk/imports/:id',
  'POST /desk/imports/:id/check',
  'POST /desk/imports/:id/store',
  'POST /desk/imports/:id/stop',
  'POST /desk/imports/:id/remove',
  'POST /desk/stopped/:number',
  'GET /desk/maps/:id/publish',
  'POST /desk/maps/:id/publish',
  'GET /desk/maps/:id/withdraw',
  'POST /desk/maps/:id/withdraw',
  'GET /desk/maps/:id/decide',
  'POST /desk/maps/:id/decide',
  'POST /desk/maps/:id/take-back',
  'POST /desk/workbench',
  'GET /desk/workbench/begin',
  'GET /desk/workbench/:id/add',
  'GET /desk/workbench/:id/add-group',
  'GET /desk/workbench/:id/settings',
  'POST /desk/workbench/:id/changes',
  'POST /desk/workbench/:id/moves',
  'POST /desk/workbench/:id/notes',
  'POST /desk/workbench/:id/versions',
  'GET /desk/people/invite',
  'POST /desk/people/invite',
  'POST /desk/people/invitations/:id/withdraw',
  'GET /desk/people/:id',
  'POST /desk/people/:id',
  'POST /desk/people/:id/end',
  'POST /desk/people/:id/recovery',
  'GET /desk/recoveries/:id',
  'POST /desk/recoveries/:id/confirm',
  'POST /desk/recoveries/:id/cancel',
  'POST /desk/elections',
  'POST /desk/readiness/:id/preview',
  'POST /desk/readiness/:id',
  'GET /desk/moderation/log.csv',
  'GET /desk/moderation/settings',
  'POST /desk/moderation/settings',
  'POST /desk/moderation/alerts/:id/seen',
];
/** What staff limited to own areas may send all the same: it acts on themselves, or the action behind it looks at the areas. */
const withinOwnAreas = [
  'POST /desk/challenges/:id',
  'POST /desk/waves',
  'POST /desk/waves/:id/edit',
  'POST /desk/waves/:id/decide',
  'POST /desk/waves/:id/pause',
  'POST /desk/waves/:id/resume',
  'POST /desk/waves/:id/close',
  'POST /desk/waves/:id/forget',
  'POST /desk/waves/:id/endorsers',
  'POST /desk/waves/:id/endorsers/:endorser/confirm',
  'POST /desk/waves/:id/endorsers/:endorser/end',
  'POST /desk/waves/:id/report',
  'POST /desk/waves/:id/report/decide',
  'POST /desk/workbench/:id/what-if',
  'POST /desk/interventions/:id/what-if',
  'POST /desk/sign-out',
  'POST /desk/confirm',
  'POST /desk/confirm/passkey',
  'POST /desk/sessions/end',
  'POST /desk/sessions/end-all',
  'POST /desk/ways-in/passkeys/offer',
  'POST /desk/ways-in/passkeys/keep',
  'POST /desk/ways-in/passkeys/:id/name',
  'POST /desk/ways-in/passkeys/:id/remove',
  'POST /desk/ways-in/password',
  'POST /desk/ways-in/password/code',
  'POST /desk/ways-in/password/remove',
  'POST /desk/own-recovery/cancel',
  'POST /desk/moderation/habits',
  'POST /desk/moderation/next',
  'POST /desk/moderation/find',
  'POST /desk/moderation/cases/:id/claim',
  'POST /desk/moderation/cases/:id/give-back',
  'POST /desk/moderation/cases/:id/refuse',
  'POST /desk/moderation/cases/:id/language',
  'POST /desk/moderation/cases/:id/decide',
  'POST /desk/moderation/cases/:id/restore',
  'POST /desk/moderation/cases/:id/alike',
  'POST /desk/moderation/batches/:id/undo',
];

const ownArea = 'E08000035';
const routes = Object.keys(deskAccess) as DeskRoute[];
const somebody = roles.flatMap((role) => [
  { role, areas: [] },
  { role, areas: [ownArea] },
]);
interface Who {
  readonly role: Role;
  readonly areas: readonly string[];
}
const nameOf = (who: Who | null) => (who === null ? 'nobody' : `${who.role}${who.areas.length > 0 ? ' of Leeds' : ''}`);
const everybody: readonly (Who | null)[] = [null, ...somebody];
const hasRole = (route: string, who: Who | null) =>
  anybodys.includes(route) ||
  (who !== null && everyStaff.includes(route)) ||
  (who?.role === 'analyst' && analysts.includes(route)) ||
  (who?.role === 'steward' && stewards.includes(route)) ||
  ((who?.role === 'steward' || who?.role === 'analyst') && analystsAndStewards.includes(route)) ||
  ((who?.role === 'steward' || who?.role === 'organiser') && organisersAndStewards.includes(route)) ||
  ((who?.role === 'steward' || who?.role === 'checker') && checkersAndStewards.includes(route)) ||
  ((who?.role === 'steward' || who?.role === 'intermediary-lead') && helpersAndStewards.includes(route)) ||
  ((who?.role === 'steward' || who?.role === 'moderator') && moderatorsAndStewards.includes(route));
const isTooFar = (route: string, who: Who | null) => (who?.areas.length ?? 0) > 0 && everywhereOnly.includes(route);

describe('the table of access', () => {
  test.each(routes)('%s is open to whom it should be', (route) => {
    const now = new Date();
    const open = everybody.filter((who) => {
      const person = who === null ? null : { roles: [who.role], areas: who.areas };
      return judge(deskAccess[route], person, now, now) === 'allowed';
    });
    const should = everybody.filter((who) => hasRole(route, who) && !isTooFar(route, who));
    expect(open.map(nameOf)).toEqual(should.map(nameOf));
    expect(deskAccess[route].confirm).toBe(confirmedOnly.includes(route));
  });

  test('says of everything that staff can send whether it acts on the whole country', () => {
    const sent = routes.filter((route) => route.startsWith('POST') && !anybodys.includes(route));
    const decided = [...everywhereOnly.filter((route) => route.startsWith('POST')), ...withinOwnAreas];
    expect(decided.toSorted()).toEqual(sent.toSorted());
  });

  test('asks again after five minutes, for what cannot be undone', () => {
    const access = deskAccess['POST /desk/people/:id/end'];
    const now = new Date();
    const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
    const verdict = (held: readonly Role[], provenAt: Date, areas: readonly string[] = []) =>
      judge(access, { roles: held, areas }, provenAt, now);
    expect(verdict(['steward'], ago(confirmationMilliseconds - 1))).toBe('allowed');
    expect(verdict(['steward'], ago(confirmationMilliseconds))).toBe('confirm');
    expect(verdict(['steward'], ago(confirmationMilliseconds), [ownArea])).toBe('limited');
    expect(verdict(['analyst'], ago(0))).toBe('refused');
    expect(verdict([], ago(0))).toBe('refused');
    expect(judge(access, null, null, now)).toBe('sign-in');
  });

  test('a page behind no entry, and an entry behind no page, do not compile', () => {
    const page: Handler = (visit) => goTo(visit, '/desk');
    // @ts-expect-error The table does not know this route.
    const stray: Partial<DeskHandlers> = { 'GET /desk/planted': page };
    const { 'GET /desk': _home, ...others } = {} as DeskHandlers;
    // @ts-expect-error The first page of the desk is missing.
    const lacking: DeskHandlers = others;
    // @ts-expect-error An entry that leaves its reach open.
    const vague: Access = { nobody: false, roles, confirm: false };
    expect([stray, lacking, vague]).toHaveLength(3);
  });
});

test.each<[DeskRoute, string, string]>([
  ['GET /desk/people/:id', '/desk/people/7', '/desk/people/7'],
  ['POST /desk/people/:id/end', '/desk/people/7/end', '/desk/people/7'],
  ['POST /desk/people/invitations/:id/withdraw', '/desk/people/invitations/7/withdraw', '/desk/people'],
  ['POST /desk/sessions/end', '/desk/sessions/end', '/desk/sessions'],
  ['POST /desk/sign-out', '/desk/sign-out', '/desk'],
])('whoever is stopped at %s (%s) comes back to %s', (route, path, page) => {
  expect(pageOf(route, path)).toBe(page);
});

describe('every route as nobody and as every role, limited to own areas or not', () => {
  let db: Database;
  let desk: ReturnType<typeof openDesk>;
  const browsers = new Map<string, DeskBrowser>();

  beforeAll(async () => {
    db = await openTestDatabase(tables);
    await sql`insert into geography.areas (vintage, code, kind, name, origin)
      values ('lad24', ${ownArea}, 'metropolitan-district', 'Leeds', 'example')`.execute(db);
    desk = openDesk(db);
    browsers.set('nobody', desk.browse());
    for (const who of somebody) {
      const email = `${who.role}${who.areas.length}@example.org`;
      browsers.set(nameOf(who), (await desk.staff(email, [who.role], who.areas)).browser);
    }
    return () => db.destroy();
  });

  /** What answers under /desk, in any language, apart from the two middlewares that all of it passes. */
  const servedBy = (app: typeof desk.app) =>
    [
      ...new Set(
        app.routes
          .filter(({ path }) => /^(\/[^/]+)?\/desk(\/|$)/.test(path))
          .map(({ method, path }) => `${method} ${path}`)
          .filter((route) => !['ALL /desk', 'ALL /desk/*'].includes(route)),
      ),
    ].sort();

  test('the site has the routes of the table under /desk, and no others', () => {
    expect(servedBy(desk.app)).toEqual(routes.toSorted());
  });

  test.each(['get', 'all'] as const)('a page added past the table is noticed, also with %s', (how) => {
    const { app } = openDesk(db);
    app[how]('/desk/planted', (context) => context.text('open to all'));
    expect(servedBy(app)).toContain(`${how.toUpperCase()} /desk/planted`);
  });

  const cases = routes
    // These two end the session that the others need; what they do is tested in desk.test.ts.
    .filter((route) => route !== 'POST /desk/sign-out' && route !== 'POST /desk/sessions/end-all')
    .flatMap((route) => everybody.map((who) => [route, nameOf(who), who] as const));

  test.each(cases)('%s as %s', async (route, name, who) => {
    const browser = browsers.get(name);
    if (browser === undefined) throw new Error(`no browser for ${name}`);
    const [method, path = ''] = route.split(' ');
    const address = path.replaceAll(/:\w+/g, 'none');
    const response = method === 'GET' ? await browser.get(address) : await browser.post(address);
    const isSentToSignIn =
      response.status === 303 && response.headers.get('location')?.startsWith('/desk/sign-in') === true;
    const refused = who === null ? isSentToSignIn : response.status === 403;
    expect(refused && !path.endsWith('/:token/code')).toBe(!hasRole(route, who) || isTooFar(route, who));
    const isToldTheLimit = response.status === 403 && (await response.text()).includes(`limited to ${ownArea}`);
    expect(isToldTheLimit).toBe(hasRole(route, who) && isTooFar(route, who));
    expect(response.status).toBeLessThan(500);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-robots-tag')).toBe('noindex, nofollow');
  });

  test('somebody who has lost a role loses what it opened, with the very next click', async () => {
    const { browser, id } = await desk.staff('brief@example.org', ['steward', 'analyst']);
    expect((await browser.get('/desk/people')).status).toBe(200);
    await sql`delete from desk.person_roles where person_id = ${id} and role = 'steward'`.execute(db);
    expect((await browser.get('/desk/people')).status).toBe(403);
  });

  test('a steward limited to own areas sees who works here, and no button that would be refused', async () => {
    const html = (await (await browsers.get('steward of Leeds')?.get('/desk/people'))?.text()) ?? '';
    expect(html).toContain('analyst0@example.org');
    expect(html).not.toMatch(/href="\/desk\/people\/\w/);
    expect(await (await browsers.get('steward')?.get('/desk/people'))?.text()).toMatch(/href="\/desk\/people\/\w/);
  });
});
