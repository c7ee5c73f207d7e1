import {
  type AssignmentProblem,
  changeAssignment,
  endPerson,
  findPerson,
  type InviteProblem,
  invitePerson,
  listInvitations,
  listPeople,
  listRecoveries,
  type Person,
  type PersonProblem,
  parseAssignment,
  withdrawInvitation,
} from '#domains/desk';
import type { Reader } from '../../shell/reader.ts';
import { deliver } from '../frame/deliver.ts';
import { moment } from '../frame/moment.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { RefusalPage } from '../frame/refusal-page.tsx';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import { invitationLetter } from './invitation-letter.ts';
import { LinkPage } from './link-page.tsx';
import { InvitePage, PeoplePage, type PeopleProblem, PersonPage } from './people-page.tsx';
import { readRecoveryChoice } from './read-recovery-choice.ts';

type PeopleRoutes = Omit<
  Pick<DeskHandlers, Extract<keyof DeskHandlers, `${string} /desk/people${string}`>>,
  `${string}/recovery`
>;

/** What stewards do: ask people in, change what they may do, and end them. */
export function peopleHandlers({ db, assets, mailer, publicUrl, now }: DeskParts): PeopleRoutes {
  const doing = ({ person }: StaffVisit) => ({ actor: `staff:${person.id}`, now: now() });
  const idOf = ({ context }: StaffVisit) => context.req.param('id') ?? '';
  const nobody = (visit: StaffVisit) =>
    respondAtDesk(visit, <RefusalPage visit={visit} assets={assets} refusal="nobody" />, 404);
  const showPerson = async (
    visit: StaffVisit,
    person: Person,
    wrong: { given?: readonly string[]; areas?: string; problem?: PeopleProblem } = {},
  ) => {
    const recovery = await readRecoveryChoice(db, visit.person, person, now());
    const page = <PersonPage visit={visit} assets={assets} person={person} recovery={recovery} {...wrong} />;
    return respondAtDesk(visit, page, wrong.problem === undefined ? 200 : 422);
  };

  return {
    'GET /desk/people': forStaff(async (visit) => {
      const shown = {
        people: await listPeople(db),
        invitations: await listInvitations(db, now()),
        recoveries: await listRecoveries(db, now()),
      };
      return respondAtDesk(visit, <PeoplePage visit={visit} assets={assets} {...shown} />);
    }),

    'GET /desk/people/invite': forStaff((visit) =>
      respondAtDesk(visit, <InvitePage visit={visit} assets={assets} isMailed={mailer !== null} />),
    ),

    'POST /desk/people/invite': forStaff(async (visit) => {
      const [email, areas, given] = [field(visit, 'email'), field(visit, 'areas'), visit.form.get('role') ?? []];
      const refuse = (reason: AssignmentProblem | InviteProblem) => {
        const problem = explain(visit.reader, reason);
        const typed = { email, given, areas, problem };
        return respondAtDesk(
          visit,
          <InvitePage visit={visit} assets={assets} isMailed={mailer !== null} {...typed} />,
          422,
        );
      };
      const assignment = parseAssignment(given, areas);
      if (!assignment.ok) return refuse(assignment.problem);
      const invited = await invitePerson(db, { email, assignment: assignment.value, ...doing(visit) });
      if (!invited.ok) return refuse(invited.problem);
      const { token, expiresAt } = invited.value;
      const to = email.trim();
      const link = `${publicUrl}/desk/welcome/${token}`;
      const letter = { to, assignment: assignment.value, link, expiresAt, from: visit.person.name };
      const delivery = await deliver(mailer, invitationLetter(visit.reader, letter));
      const note = visit.reader.t('desk.invited.until', { moment: moment(visit.reader, expiresAt) });
      const shown = { email: to, link, delivery, note };
      return respondAtDesk(visit, <LinkPage visit={visit} assets={assets} {...shown} />);
    }),

    'POST /desk/people/invitations/:id/withdraw': forStaff(async (visit) => {
      await withdrawInvitation(db, idOf(visit), doing(visit).actor, now());
      return goTo(visit, '/desk/people');
    }),

    'GET /desk/people/:id': forStaff(async (visit) => {
      const person = await findPerson(db, idOf(visit));
      if (person === null) return nobody(visit);
      return showPerson(visit, person);
    }),

    'POST /desk/people/:id': forStaff(async (visit) => {
      const person = await findPerson(db, idOf(visit));
      if (person === null) return nobody(visit);
      const [areas, given] = [field(visit, 'areas'), visit.form.get('role') ?? []];
      const assignment = parseAssignment(given, areas);
      const changed = assignment.ok
        ? await changeAssignment(db, person.id, assignment.value, doing(visit))
        : assignment;
      if (changed.ok) return goTo(visit, '/desk/people');
      return showPerson(visit, person, { given, areas, problem: explain(visit.reader, changed.problem) });
    }),

    'POST /desk/people/:id/end': forStaff(async (visit) => {
      const person = await findPerson(db, idOf(visit));
      if (person === null) return nobody(visit);
      const isSure = field(visit, 'sure') === 'yes';
      const ended = isSure ? await endPerson(db, person.id, doing(visit)) : null;
      if (ended?.ok === true) return goTo(visit, '/desk/people');
      const problem: PeopleProblem =
        ended === null
          ? { field: 'all', text: visit.reader.t('desk.person.end.not-sure') }
          : explain(visit.reader, ended.problem);
      return showPerson(visit, person, { problem });
    }),
  };
}

function explain({ t }: Reader, problem: AssignmentProblem | InviteProblem | PersonProblem): PeopleProblem {
  switch (problem.kind) {
    case 'not-an-address':
    case 'already-here':
      return { field: 'email', text: t(`desk.problem.${problem.kind}`) };
    case 'not-an-area-code':
    case 'unknown-area':
      return { field: 'areas', text: t(`desk.problem.${problem.kind}`, { code: problem.code }) };
    case 'no-role':
    case 'unknown-role':
      return { field: 'roles', text: t(`desk.problem.${problem.kind}`) };
    case 'nobody':
    case 'last-steward':
      return { field: 'all', text: t(`desk.problem.${problem.kind}`) };
  }
}
