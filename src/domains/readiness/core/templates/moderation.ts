/** Online Safety Act 2023, section 10 (5) to (8): terms of service in clear words. */
export const moderation = `
Everything that is sent to [name of the site] is read by a person before anybody else sees it. Machines may warn; they never decide.

# What we show

Your own words, in any language, about what you stand for. You may be angry, religious, not religious, funny or unsure. You may disagree with us, with the government and with each other. We change nothing in what you wrote: we show it or we do not.

# What we do not show

- What is against the law: support for terrorist groups, threats, stirring up hatred, and anything else that the law forbids.
- Attacks on people for who they are: their religion, race, nationality, sex, disability or whom they love.
- Suspicions about a person, a family, a mosque, a school or a shop. If you are worried about somebody, this is the wrong place: see "somebody to ask", and in danger use the number at the foot of the page.
- Names, pictures, addresses or numbers by which somebody can be found, your own too.
- Advertising, and the same text over and over.
- What somebody else or a machine wrote for you to put your name to.
- [Anything else that you do not show, and why.]

# Who decides, and how soon

- Moderators are [staff, volunteers, or both], trained in [what], and known to us by name. They decide within [hours or days].
- Nobody decides about their own words, or about those of people close to them.
- What was not shown gets a reason from the list above, which whoever has the code of the statement can read.
- A decision can be undone for [time], and is written down with who took it.

# If you think that we are wrong

You wrote it: ask us to look again, with the code you got when you sent it. Somebody decides who did not decide before, within [days].
You read it: report it, with the link beside it. It is looked at within [hours]; what looks unlawful is hidden at once, until somebody has decided.
Many reports of one statement decide nothing; what it says does.

# What we keep

Of a decision: what, when, who and why, for [number] months. Words that are not shown are deleted after [number] days, unless the law obliges us to keep them.

# How we are doing

Every [quarter or half-year] we publish how many statements came in, were shown, were not, and were looked at again.

Responsible: [name and role]. Last changed: [day, month, year].
`;
