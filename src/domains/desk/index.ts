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
export type { Invitation } from './core/invitation.ts';
export { type AssignmentProblem, parseAssignment } from './core/parse-assignment.ts';
export { type Assignment, mayActIn, type Person } from './core/person.ts';
export { isRole, type Role, roles } from './core/role.ts';
export { migrations } from './store/migrations.ts';
