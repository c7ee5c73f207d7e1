import {
  type AssignmentProblem,
  changeAssignment,
  endPerson,
  findPerson,
  type InviteProblem,
  invitePerson,
  listInvitations,
  listPeople,
  type PersonProblem,
  parseAssignment,
  withdrawInvitation,
} from '#domains/desk';
import type { Reader } from '../shell/reader.ts';
import { type DeskHandlers, type DeskParts, forStaff } from './parts.ts';
import { InvitedPage, InvitePage, PeoplePage, type PeopleProblem, PersonPage } from './people-page.tsx';
import { RefusalPage } from './refusal-page.tsx';
import { goTo, respondAtDesk } from './respond-at-desk.ts';
import { field, type StaffVisit } from './visit.ts';

type PeopleRoutes = Pick<DeskHandlers, Extract<keyof DeskHandlers, `${string} /desk/people${string}`>>;

/** What stewards do: ask people in, change what they may do, and end them. */
export function peopleHandlers({ db, assets, publicUrl, now }: DeskParts): PeopleRoutes {
  const doing = ({ person }: StaffVisit) => ({ actor: `staff:${person.id}`, now: now() });
  const idOf = ({ context }: StaffVisit) => context.req.param('id') ?? '';
  const nobody = (visit: StaffVisit) =>
    respondAtDesk(visit, <RefusalPage visit={visit} assets={assets} refusal="nobody" />, 404);

  return {
    'GET /desk/people': forStaff(async (visit) => {
      const [people, invitations] = [await listPeople(db), await listInvitations(db, now())];
      const page = <PeoplePage visit={visit} assets={assets} people={people} invitations={invitations} />;
      return respondAtDesk(visit, page);
    }),

    'GET /desk/people/invite': forStaff((visit) => respondAtDesk(visit, <InvitePage visit={visit} assets={assets} />)),

    'POST /desk/people/invite': forStaff(async (visit) => {
      const [email, areas, given] = [field(visit, 'email'), field(visit, 'areas'), visit.form.get('role') ?? []];
      const assignment = parseAssignment(given, areas);
      const invited = assignment.ok
        ? await invitePerson(db, { email, assignment: assignment.value, ...doing(visit) })
        : assignment;
      if (!invited.ok) {
        const problem = explain(visit.reader, invited.problem);
        const page = (
          <InvitePage visit={visit} assets={assets} email={email} given={given} areas={areas} problem={problem} />
        );
        return respondAtDesk(visit, page, 422);
      }
      const { token, expiresAt } = invited.value;
      const link = `${publicUrl}/desk/welcome/${token}`;
      return respondAtDesk(
        visit,
        <InvitedPage visit={visit} assets={assets} email={email.trim()} link={link} expiresAt={expiresAt} />,
      );
    }),

    'POST /desk/people/invitations/:id/withdraw': forStaff(async (visit) => {
      await withdrawInvitation(db, idOf(visit), doing(visit).actor, now());
      return goTo(visit, '/desk/people');
    }),

    'GET /desk/people/:id': forStaff(async (visit) => {
      const person = await findPerson(db, idOf(visit));
      if (person === null) return nobody(visit);
      return respondAtDesk(visit, <PersonPage visit={visit} assets={assets} person={person} />);
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
      const problem = explain(visit.reader, changed.problem);
      const page = (
        <PersonPage visit={visit} assets={assets} person={person} given={given} areas={areas} problem={problem} />
      );
      return respondAtDesk(visit, page, 422);
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
      return respondAtDesk(visit, <PersonPage visit={visit} assets={assets} person={person} problem={problem} />, 422);
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
