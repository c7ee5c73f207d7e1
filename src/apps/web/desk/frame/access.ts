import { type Assignment, type Role, roles } from '#domains/desk';

/** Who may use a route of the desk. */
export interface Access {
  /** Whether somebody who is not signed in may. */
  readonly nobody: boolean;
  readonly roles: readonly Role[];
  /** Whether they must have proved in the last five minutes who they are: for what cannot be undone. */
  readonly confirm: boolean;
  /** "everywhere" for what acts on the whole country: people limited to own areas are refused. They may look, and act in their areas. */
  readonly reach: 'any' | 'everywhere';
}

const anybody: Access = { nobody: true, roles, confirm: false, reach: 'any' };
const staff: Access = { ...anybody, nobody: false };
const only = (...held: readonly Role[]): Access => ({ ...staff, roles: held });
const confirmed = (access: Access): Access => ({ ...access, confirm: true });
const everywhere = (access: Access): Access => ({ ...access, reach: 'everywhere' });

const bringing = everywhere(only('steward', 'analyst'));
/** A round is about areas of its own choosing, and its figures about all of them. */
const fieldwork = everywhere(only('steward', 'analyst'));
/** A plan shares one budget out among all areas of a map. */
const planning = everywhere(only('steward', 'analyst'));
const moderation = only('moderator', 'steward');
const checkers = only('checker', 'steward');
/** A rumour goes around in the whole country. */
const checking = everywhere(checkers);
/** Numbers that the whole country may call. */
const helpers = only('intermediary-lead', 'steward');
const helping = everywhere(helpers);
/** Their areas are looked at by the action behind each route: a wave has areas of its own. */
const organisers = only('organiser', 'steward');

/** Every route of the desk, and who may use it. The router is made from this table: what has no entry does not exist. */
export const deskAccess = {
  'GET /desk': staff,
  'GET /desk/sign-in': anybody,
  'POST /desk/sign-in': anybody,
  'GET /desk/sign-in/code': anybody,
  'POST /desk/sign-in/code': anybody,
  'POST /desk/passkey/ask': anybody,
  'POST /desk/passkey/enter': anybody,
  'POST /desk/sign-out': staff,
  'GET /desk/welcome/:token': anybody,
  'POST /desk/welcome/:token': anybody,
  'GET /desk/welcome/:token/code': anybody,
  'POST /desk/welcome/:token/code': anybody,
  'POST /desk/welcome/:token/passkey/offer': anybody,
  'POST /desk/welcome/:token/passkey/keep': anybody,
  'GET /desk/recover/:token': anybody,
  'POST /desk/recover/:token': anybody,
  'GET /desk/recover/:token/code': anybody,
  'POST /desk/recover/:token/code': anybody,
  'POST /desk/recover/:token/passkey/offer': anybody,
  'POST /desk/recover/:token/passkey/keep': anybody,
  'GET /desk/confirm': staff,
  'POST /desk/confirm': staff,
  'POST /desk/confirm/passkey': staff,
  'GET /desk/sessions': staff,
  'POST /desk/sessions/end': staff,
  'POST /desk/sessions/end-all': staff,
  'GET /desk/ways-in': confirmed(staff),
  'POST /desk/ways-in/passkeys/offer': confirmed(staff),
  'POST /desk/ways-in/passkeys/keep': confirmed(staff),
  'POST /desk/ways-in/passkeys/:id/name': confirmed(staff),
  'POST /desk/ways-in/passkeys/:id/remove': confirmed(staff),
  'POST /desk/ways-in/password': confirmed(staff),
  'GET /desk/ways-in/password/code': confirmed(staff),
  'POST /desk/ways-in/password/code': confirmed(staff),
  'POST /desk/ways-in/password/remove': confirmed(staff),
  'GET /desk/maps': only('steward', 'analyst'),
  'GET /desk/maps/:id': only('steward', 'analyst'),
  'GET /desk/maps/:id/areas': only('steward', 'analyst'),
  'GET /desk/maps/:id/map': only('steward', 'analyst'),
  'GET /desk/maps/:id/map/:file': only('steward', 'analyst'),
  'GET /desk/maps/:id/clusters': only('steward', 'analyst'),
  'GET /desk/maps/:id/clusters/:axis': only('steward', 'analyst'),
  'GET /desk/maps/:id/publish': confirmed(everywhere(only('steward', 'analyst'))),
  'POST /desk/maps/:id/publish': confirmed(everywhere(only('steward', 'analyst'))),
  'GET /desk/maps/:id/withdraw': confirmed(everywhere(only('steward', 'analyst'))),
  'POST /desk/maps/:id/withdraw': confirmed(everywhere(only('steward', 'analyst'))),
  'GET /desk/maps/:id/decide': confirmed(everywhere(only('steward', 'analyst'))),
  'POST /desk/maps/:id/decide': confirmed(everywhere(only('steward', 'analyst'))),
  'POST /desk/maps/:id/take-back': everywhere(only('steward', 'analyst')),
  'GET /desk/imports': bringing,
  'POST /desk/imports': bringing,
  'GET /desk/imports/new': bringing,
  'GET /desk/imports/:id': bringing,
  'POST /desk/imports/:id/check': bringing,
  'POST /desk/imports/:id/store': bringing,
  'POST /desk/imports/:id/stop': bringing,
  'POST /desk/imports/:id/remove': bringing,
  'GET /desk/maps/:id/compare': only('steward', 'analyst'),
  'GET /desk/maps/:id/intervals': only('steward', 'analyst'),
  'GET /desk/maps/:id/report': only('steward', 'analyst'),
  'GET /desk/maps/:id/report/:file': only('steward', 'analyst'),
  'GET /desk/maps/:id/records': only('steward', 'analyst'),
  'GET /desk/maps/:id/records/:file': only('steward', 'analyst'),
  'GET /desk/stopped': only('steward', 'analyst'),
  'POST /desk/stopped/:number': confirmed(everywhere(only('steward'))),
  'GET /desk/challenges': only('steward', 'analyst'),
  'GET /desk/challenges/:id': only('steward', 'analyst'),
  'POST /desk/challenges/:id': only('steward', 'analyst'),
  'GET /desk/workbench': only('analyst'),
  'POST /desk/workbench': everywhere(only('analyst')),
  'GET /desk/workbench/begin': everywhere(only('analyst')),
  'GET /desk/workbench/tables/:table': only('analyst'),
  'GET /desk/workbench/:id': only('analyst'),
  'GET /desk/workbench/:id/indicators': only('analyst'),
  'GET /desk/workbench/:id/indicators/:indicator': only('analyst'),
  'GET /desk/workbench/:id/groups/:group': only('analyst'),
  'GET /desk/workbench/:id/gaps': only('analyst'),
  'GET /desk/workbench/:id/history': only('analyst'),
  'GET /desk/workbench/:id/map/:axis': only('analyst'),
  'GET /desk/workbench/:id/versions': only('analyst'),
  'GET /desk/workbench/:id/add': everywhere(only('analyst')),
  'GET /desk/workbench/:id/add-group': everywhere(only('analyst')),
  'GET /desk/workbench/:id/settings': everywhere(only('analyst')),
  'POST /desk/workbench/:id/what-if': only('analyst'),
  'POST /desk/workbench/:id/changes': everywhere(only('analyst')),
  'POST /desk/workbench/:id/moves': everywhere(only('analyst')),
  'POST /desk/workbench/:id/notes': everywhere(only('analyst')),
  'POST /desk/workbench/:id/versions': everywhere(only('analyst')),
  'GET /desk/fieldwork': only('steward', 'analyst'),
  'GET /desk/fieldwork/:id': only('steward', 'analyst'),
  'GET /desk/fieldwork/:id/coverage.svg': only('steward', 'analyst'),
  'GET /desk/fieldwork/:id/plan.ics': only('steward', 'analyst'),
  'GET /desk/fieldwork/:id/partners': only('steward', 'analyst'),
  'GET /desk/fieldwork/:id/questions': only('steward', 'analyst'),
  'GET /desk/fieldwork/:id/figures': only('steward', 'analyst'),
  'GET /desk/fieldwork/:id/indicator.csv': only('steward', 'analyst'),
  'GET /desk/fieldwork/:id/findings': only('steward', 'analyst'),
  'POST /desk/fieldwork': fieldwork,
  'POST /desk/fieldwork/:id/tasks': fieldwork,
  'POST /desk/fieldwork/:id/open': fieldwork,
  'POST /desk/fieldwork/:id/close': fieldwork,
  'POST /desk/fieldwork/:id/partners': fieldwork,
  'POST /desk/fieldwork/:id/partners/:partner/assessors': fieldwork,
  'POST /desk/fieldwork/:id/assessors/:assessor/link': fieldwork,
  'POST /desk/fieldwork/:id/assign': fieldwork,
  'POST /desk/fieldwork/:id/assign/by-hand': fieldwork,
  'POST /desk/fieldwork/:id/questions': fieldwork,
  'POST /desk/fieldwork/:id/settle': fieldwork,
  'POST /desk/fieldwork/:id/settle/agree': fieldwork,
  'POST /desk/fieldwork/:id/workbench': fieldwork,
  'POST /desk/fieldwork/:id/findings': fieldwork,
  'POST /desk/fieldwork/:id/partners/:partner/withdraw': confirmed(fieldwork),
  'POST /desk/fieldwork/:id/findings/decide': confirmed(fieldwork),
  'POST /desk/fieldwork/:id/findings/withdraw': confirmed(fieldwork),
  'GET /desk/interventions': only('steward', 'analyst'),
  'GET /desk/interventions/:id': only('steward', 'analyst'),
  'GET /desk/interventions/:id/map.svg': only('steward', 'analyst'),
  'GET /desk/interventions/:id/allocation.csv': only('steward', 'analyst'),
  'GET /desk/interventions/:id/makings': only('steward', 'analyst'),
  'GET /desk/interventions/:id/why': only('steward', 'analyst'),
  'GET /desk/interventions/:id/compare': only('steward', 'analyst'),
  'GET /desk/interventions/:id/decide': planning,
  'POST /desk/interventions': planning,
  'POST /desk/interventions/:id': planning,
  'POST /desk/interventions/:id/what-if': only('steward', 'analyst'),
  'POST /desk/interventions/:id/makings': planning,
  'POST /desk/interventions/:id/decide': planning,
  'GET /desk/decisions/:id': only('steward', 'analyst'),
  'GET /desk/decisions/:id/review.ics': only('steward', 'analyst'),
  'POST /desk/decisions/:id/decide': confirmed(planning),
  'POST /desk/decisions/:id/withdraw': confirmed(planning),
  'POST /desk/decisions/:id/deliveries': planning,
  'GET /desk/people': only('steward'),
  'GET /desk/people/invite': everywhere(only('steward')),
  'POST /desk/people/invite': everywhere(only('steward')),
  'POST /desk/people/invitations/:id/withdraw': everywhere(only('steward')),
  'GET /desk/people/:id': confirmed(everywhere(only('steward'))),
  'POST /desk/people/:id': confirmed(everywhere(only('steward'))),
  'POST /desk/people/:id/end': confirmed(everywhere(only('steward'))),
  'POST /desk/people/:id/recovery': confirmed(everywhere(only('steward'))),
  'GET /desk/recoveries/:id': confirmed(everywhere(only('steward'))),
  'POST /desk/recoveries/:id/confirm': confirmed(everywhere(only('steward'))),
  'POST /desk/recoveries/:id/cancel': confirmed(everywhere(only('steward'))),
  'POST /desk/own-recovery/cancel': staff,
  'GET /desk/readiness': staff,
  'GET /desk/readiness/:id': staff,
  'GET /desk/readiness/:id/versions/:version': staff,
  'POST /desk/readiness/:id/preview': everywhere(only('steward')),
  'POST /desk/readiness/:id': everywhere(only('steward')),
  'GET /desk/elections': staff,
  'POST /desk/elections': everywhere(only('steward')),
  'GET /desk/waves': organisers,
  'GET /desk/waves/new': organisers,
  'POST /desk/waves': organisers,
  'GET /desk/waves/:id': organisers,
  'GET /desk/waves/:id/edit': organisers,
  'POST /desk/waves/:id/edit': organisers,
  'GET /desk/waves/:id/preview': organisers,
  'GET /desk/waves/:id/card': organisers,
  'GET /desk/waves/:id/page': organisers,
  'GET /desk/waves/:id/decide': confirmed(organisers),
  'POST /desk/waves/:id/decide': confirmed(organisers),
  'POST /desk/waves/:id/pause': organisers,
  'POST /desk/waves/:id/resume': organisers,
  'POST /desk/waves/:id/close': confirmed(organisers),
  'POST /desk/waves/:id/forget': organisers,
  'GET /desk/waves/:id/endorsers': organisers,
  'POST /desk/waves/:id/endorsers': organisers,
  'POST /desk/waves/:id/endorsers/:endorser/confirm': organisers,
  'POST /desk/waves/:id/endorsers/:endorser/end': organisers,
  'GET /desk/waves/:id/numbers': organisers,
  'GET /desk/waves/:id/report': organisers,
  'POST /desk/waves/:id/report': organisers,
  'GET /desk/waves/:id/report/decide': confirmed(organisers),
  'POST /desk/waves/:id/report/decide': confirmed(organisers),
  'GET /desk/moderation': moderation,
  'GET /desk/moderation/appeals': moderation,
  'GET /desk/moderation/held': moderation,
  'GET /desk/moderation/mine': moderation,
  'GET /desk/moderation/decided': moderation,
  'GET /desk/moderation/figures': moderation,
  'GET /desk/moderation/rules': moderation,
  'GET /desk/moderation/danger': moderation,
  'GET /desk/moderation/habits': moderation,
  'POST /desk/moderation/habits': moderation,
  'POST /desk/moderation/next': moderation,
  'POST /desk/moderation/find': moderation,
  'GET /desk/moderation/cases/:id': moderation,
  'POST /desk/moderation/cases/:id/claim': moderation,
  'POST /desk/moderation/cases/:id/give-back': moderation,
  'POST /desk/moderation/cases/:id/refuse': moderation,
  'POST /desk/moderation/cases/:id/language': moderation,
  'POST /desk/moderation/cases/:id/decide': moderation,
  'POST /desk/moderation/cases/:id/restore': moderation,
  'GET /desk/moderation/cases/:id/alike': moderation,
  'POST /desk/moderation/cases/:id/alike': moderation,
  'GET /desk/moderation/batches/:id': moderation,
  'POST /desk/moderation/batches/:id/undo': moderation,
  'GET /desk/moderation/escalated': only('steward'),
  'GET /desk/moderation/log.csv': everywhere(only('steward')),
  'GET /desk/moderation/settings': everywhere(only('steward')),
  'POST /desk/moderation/settings': everywhere(only('steward')),
  'POST /desk/moderation/alerts/:id/seen': everywhere(only('steward')),
  'GET /desk/claims': checkers,
  'GET /desk/claims/:id': checkers,
  'GET /desk/claims/sources/:sha256': checkers,
  'POST /desk/claims/:id/take': checking,
  'POST /desk/claims/:id/leave': checking,
  'POST /desk/claims/:id/confirm': checking,
  'POST /desk/claims/:id/word': checking,
  'POST /desk/claims/:id/private': checking,
  'POST /desk/claims/:id/free': checking,
  'POST /desk/claims/:id/close': checking,
  'POST /desk/claims/:id/reopen': checking,
  'POST /desk/claims/:id/merge': checking,
  'POST /desk/claims/:id/split': checking,
  'POST /desk/claims/:id/take-back': confirmed(checking),
  'POST /desk/claims/:id/settle': confirmed(checking),
  'GET /desk/claims/:id/answers/:language': checkers,
  'POST /desk/claims/:id/answers/:language': checking,
  'GET /desk/claims/:id/answers/:language/decide': confirmed(checking),
  'POST /desk/claims/:id/answers/:language/decide': confirmed(checking),
  'GET /desk/facts': helpers,
  'GET /desk/facts/register.csv': helpers,
  'GET /desk/facts/:id': helpers,
  'POST /desk/facts/:id': helping,
  'POST /desk/facts/:id/take-out': helping,
  'POST /desk/facts/:id/check': helping,
  'POST /desk/facts/:id/decide': confirmed(helping),
  'GET /desk/intermediaries': helpers,
  'GET /desk/intermediaries/organisations/:id': helpers,
  'GET /desk/intermediaries/:id': helpers,
  'POST /desk/intermediaries/organisations': helping,
  'POST /desk/intermediaries/organisations/:id/nominate': helping,
  'POST /desk/intermediaries/organisations/:id/end': helping,
  'POST /desk/intermediaries/organisations/:id/resume': helping,
  'POST /desk/intermediaries/:id': helping,
  'POST /desk/intermediaries/:id/reference': helping,
  'POST /desk/intermediaries/:id/training': helping,
  'POST /desk/intermediaries/:id/pause': helping,
  'POST /desk/intermediaries/:id/show': helping,
  'POST /desk/intermediaries/:id/remove': helping,
  'POST /desk/intermediaries/:id/keep': helping,
  'POST /desk/intermediaries/:id/assure': confirmed(helping),
  'POST /desk/intermediaries/:id/agree': confirmed(helping),
  'GET /desk/coalition': helpers,
  'POST /desk/coalition/:id/confirm': helping,
  'POST /desk/coalition/:id/refuse': helping,
  'POST /desk/coalition/:id/take-out': helping,
  'POST /desk/coalition/:id/keep': helping,
  'POST /desk/coalition/:id/agree': confirmed(helping),
} as const satisfies Record<`${'GET' | 'POST'} /desk${string}`, Access>;

export type DeskRoute = keyof typeof deskAccess;

/** For how long a proof of who somebody is is good enough for what cannot be undone. */
export const confirmationMilliseconds = 5 * 60 * 1000;

export type Verdict = 'allowed' | 'sign-in' | 'refused' | 'limited' | 'confirm';

/** What to do with somebody who asks: null for nobody. */
export function judge(access: Access, person: Assignment | null, provenAt: Date | null, now: Date): Verdict {
  if (access.nobody) return 'allowed';
  if (person === null) return 'sign-in';
  if (!person.roles.some((role) => access.roles.includes(role))) return 'refused';
  if (access.reach === 'everywhere' && person.areas.length > 0) return 'limited';
  if (!access.confirm) return 'allowed';
  return provenAt !== null && now.getTime() - provenAt.getTime() < confirmationMilliseconds ? 'allowed' : 'confirm';
}

/** The page that a form stands on, for whoever has to come back to it: the nearest address above its own that has one. */
export function pageOf(route: DeskRoute, path: string): string {
  const [pattern, asked] = [(route.split(' ')[1] ?? '').split('/'), path.split('/')];
  while (pattern.length > 2 && !(`GET ${pattern.join('/')}` in deskAccess)) pattern.pop();
  return asked.slice(0, pattern.length).join('/');
}

/** Whether a menu or a page should lead somebody to a route: whether it opens to them, at most after a confirmation. */
export function opensTo(route: DeskRoute, person: Assignment | null): boolean {
  return judge({ ...deskAccess[route], confirm: false }, person, null, new Date(0)) === 'allowed';
}
