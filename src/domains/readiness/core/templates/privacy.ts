/** UK GDPR, articles 12 to 14. */
export const privacy = `
This site is run by [name of your organisation], [address]. We decide what happens to personal data here. Write to us at [e-mail address or postal address]. Our data protection officer is [name and contact, or take this sentence out].

# If you only read

You need no account. These pages set no cookies and load nothing from other companies. We keep no address of your computer and count nobody. [What the company that hosts the server logs, and for how long.]

# If you write a statement

We keep your words, the name or initials you choose to show, the place if you choose one, and the date. We ask for no e-mail address. What you write may show your religion, your beliefs or your politics, so decide with care what you say about yourself and others.

- Why: to show your words beside those of others who speak up.
- On what ground: [your consent, given when you send it; for what shows your beliefs, your explicit consent].
- Who sees it: our moderators first. Once they let it through, everybody.
- How long: until you delete it, or [number] months after the campaign ends.
- How to take it back: use the delete code that you get when you send it. It goes at once and for good, from the pages within a minute and from backups within [number] days.

# If you ask us for reminders or write to us

[What you keep, why, on what ground, and for how long.]

# If you work here

We keep your name, your e-mail address, how you sign in, what you may do, where you are signed in, and a log of what was decided by whom. [On what ground, and for how long.]

# The maps

They are made from published statistics about areas, with the sources named. They say nothing about any person, and we never use religion, ethnicity, nationality or language to make them.

# Who else gets data

[The company that hosts the server, in which country.] Nobody else, unless the law obliges us. We sell nothing. No decision about you is made by a computer alone.

# Your rights

You may ask what we hold about you, have it corrected or deleted, object, have its use limited, take it with you, and withdraw your consent whenever you like. Write to [contact]; we answer within one month. If you are not content, complain to us first: see the complaints page. You may also complain to the Information Commissioner's Office, ico.org.uk.

Last changed: [day, month, year].
`;
