export { type Invitation, isOpen } from './invitation.ts';
export { type AssignmentProblem, parseAssignment } from './parse-assignment.ts';
export { type Assignment, mayActIn, type Person } from './person.ts';
export { isRole, type Role, roles } from './role.ts';
