import type { InviteProblem } from '#domains/desk';

export function explainInvite(problem: InviteProblem, email: string): string {
  switch (problem.kind) {
    case 'not-an-address':
      return `"${email}" is no e-mail address: it looks like name@example.org.`;
    case 'already-here':
      return `Somebody with the address ${email} works here already; a steward can change their roles under People.`;
    case 'unknown-area':
      return `No area with the code ${problem.code} is known here.`;
  }
}
