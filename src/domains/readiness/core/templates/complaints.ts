/** Online Safety Act 2023, sections 20 and 21; data protection complaints under the Data (Use and Access) Act 2025. */
export const complaints = `
You may complain about anything here: a statement, a map, a decision, a page that does not work for you, or how somebody of [name of your organisation] treated you. You need no account and no lawyer.

# Where

- On paper: [postal address]
- By e-mail: [e-mail address]
- By telephone: [when somebody answers, and how to reach them; take this line out if nobody does]
- About one statement: use "report" beside it. That is the quickest.
- In your own language: write as you like. We have it translated.

If you want, somebody can help you or write for you. Tell us how to reach you if you want an answer; you need not.

# What you may complain about, among other things

- Something here is against the law, or harms children.
- We did not show what you wrote, took it down, or limit what you can do here.
- We do not keep to our own rules, to the Online Safety Act, or to people's right to speak freely and to privacy.
- We used data about you wrongly.
- A figure or a map is wrong or unfair.
- You cannot use a page because of a disability.

# What happens then

1. We write back within [number, at most 30] days to say that we have it and who looks after it.
2. Somebody looks at it who took no part in what you complain about.
3. You get an answer with reasons within [number] working days. What looks unlawful is hidden meanwhile.
4. If we were wrong we say so, put it right, and say what we have changed.
5. If you are not content, [name and role, or the body above] looks at it once more, within [number] working days.

Nobody is treated worse for complaining. What you tell us is read only by those who deal with it and kept for [number] years.

# Others you can go to

- About data: the Information Commissioner's Office, ico.org.uk
- About safety online: Ofcom, ofcom.org.uk, which collects complaints but decides no single case
- About accessibility: the Equality Advisory and Support Service, equalityadvisoryservice.com
- About a charity: [the Charity Commission, or take this line out]
- About a council: [the Local Government and Social Care Ombudsman, or take this line out]

Responsible: [name and role]. Last changed: [day, month, year].
`;
