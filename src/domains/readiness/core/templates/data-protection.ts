/** UK GDPR, articles 9, 35 and 36; Data Protection Act 2018, Schedule 1. */
export const dataProtection = `
# Data protection impact assessment

Controller: [name of your organisation, address, registration number with the Information Commissioner].
Other controllers or processors involved: [names and what each does, such as the company that hosts the server].
Responsible for this assessment: [name and role].
Date: [day, month, year].

# 1. Why we assess

A statement against extremism may reveal a person's religion, belief, political opinion or ethnic origin. These are special categories of data. People may be young or afraid, and may be attacked for what they say. That is a high risk, so we assess before we begin.

# 2. What happens to personal data

- Statements: the words, the name or initials that somebody chose to show, the place if they chose one, the date, and a code by which they can delete it. No e-mail address, no age, no address of a computer.
- Staff: name, e-mail address, passkeys or password, roles, sessions with the kind of browser, and an audit log with ids.
- Reminders, where somebody asks for them: [what is kept, where and how long].
- Maps: published official statistics about areas, and no data about people. Religion, ethnicity, nationality and language are never used as inputs.
- Letters and complaints that reach us in other ways: [where they are kept and who reads them].

Where it is: [country and company of the server]. Who can see it: [roles]. Transfers outside the United Kingdom: [none, or which, and on what ground].
How long: statements until their author deletes them or [number] months after a campaign ends; backups [number] days; audit log [number] years; complaints [number] years.

# 3. Whom we asked

- People who would write: [who, how, what they said]
- Our data protection officer or adviser: [name, date, advice]
- Others, such as partners, a union, a security adviser: [who, what they said]

# 4. Why it is lawful, needed and proportionate

- Purpose: [the purpose in one sentence]
- Lawful ground, article 6: [such as consent, or a task in the public interest, with its basis in law]
- Condition for special categories, article 9 and Schedule 1: [such as explicit consent, or having been made public by the person themselves, or substantial public interest with the appropriate policy document]
- Why it would not work with less: [answer]
- How people are told: the privacy notice, and one sentence beside each form.
- How people use their rights: each can delete a statement with its code, at any time and without giving a reason; for everything else: [contact].
- Children: [how their data is treated; see the children's access assessment]

# 5. Risks and what we do about each

For each say how likely and how bad it is, what we do, and what remains: low, medium or high.

- Somebody is recognised by what they wrote and is threatened: [likelihood, harm]. Moderators take out what points at a person; names are optional; small numbers are never shown. Remains: [level]
- The database is stolen or published: [likelihood, harm]. Little is kept, access by passkey, updates within [days], encrypted backups. Remains: [level]
- A deleted statement comes back from a backup: [likelihood, harm]. Deletions are repeated after each restore. Remains: [level]
- A moderator misuses what they read: [likelihood, harm]. Agreements, training, audit log, two people for what cannot be undone. Remains: [level]
- Figures about an area are read as figures about a group: [likelihood, harm]. Who people are is never an input; areas are shown in bands, with what is not known. Remains: [level]
- Police or others ask for data: [likelihood, harm]. We hold no more than the above; requests are answered by [name] after advice. Remains: [level]
- Other: [risk, likelihood, harm, measures, what remains]

# 6. Decision

A high risk that remains means that the Information Commissioner must be consulted first: [yes, when; or no].
Advice of the data protection officer was [followed, or not, and why].
Decided by [name and role] on [date]. Reviewed with every change of what is kept, and at least every twelve months.
`;
