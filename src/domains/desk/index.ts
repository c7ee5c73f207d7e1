export {
  type Invite,
  type InviteProblem,
  invitePerson,
  type NewLink,
  openFirstLink,
  withdrawInvitation,
} from './actions/invite.ts';
export { beginJoining, findOpenInvitation, finishJoining, type Joining, type JoinProblem } from './actions/join.ts';
export { listInvitations } from './actions/list-invitations.ts';
export {
  changeAssignment,
  endOwnSessions,
  endPerson,
  findPerson,
  listPeople,
  type PersonProblem,
} from './actions/people.ts';
export {
  beginRecovery,
  cancelRecovery,
  confirmRecovery,
  findUsableRecovery,
  finishRecovery,
  listRecoveries,
  openRecovery,
  type WaitingRecovery,
} from './actions/recover.ts';
export {
  type AtOwnWays,
  addPasskey,
  beginPassword,
  changePassword,
  finishPassword,
  namePasskey,
  removePasskey,
  removePassword,
} from './actions/ways-in.ts';
export type { Invitation } from './core/invitation.ts';
export { type AssignmentProblem, parseAssignment } from './core/parse-assignment.ts';
export { type Assignment, looksAfterAll, mayActIn, type Person } from './core/person.ts';
export { type ConfirmingProblem, type OpeningProblem, type Recovery, whyNotConfirm } from './core/recovery.ts';
export { isRole, type Role, roles } from './core/role.ts';
export { countWays } from './core/ways-in.ts';
export { migrations } from './store/migrations.ts';
export { findNames } from './store/people.ts';
