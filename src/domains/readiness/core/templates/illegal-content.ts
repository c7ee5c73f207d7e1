/** Online Safety Act 2023, sections 9, 10 and 23; Ofcom's guidance in four steps. */
export const illegalContent = `
# Illegal content risk assessment

Service: [name of the site and its address], run by [name of your organisation].
Responsible for this assessment: [name and role].
Date of the assessment: [day, month, year].
Agreed by: [the board, committee or director that it was put before, and when].

# 1. What the service is and who uses it

People read about areas and about campaigns, and write short statements in their own words. Statements can be seen by others, so this is a user-to-user service under the Online Safety Act 2023, however small it is.

- Readers in a usual month: [number, and how you know]
- Statements in a usual month: [number]
- Languages in which people write: [languages]
- Ages of the people we write for: [ages]
- What people can do: write a statement; read those that have been let through; share a link to one. They cannot upload pictures or films, write to each other, find each other, follow anybody, or broadcast.
- Who can see a statement: nobody but our moderators until one of them has let it through; then everybody.

We consulted Ofcom's Risk Profiles for user-to-user services. The risk factors that apply to this service are: [the factors, such as user comments, anonymous posts, a younger audience].

# 2. How likely harm is, kind by kind

For each kind of priority illegal content say how likely it is that somebody meets it here, how badly it would hurt, which evidence you have, and the level: negligible, low, medium or high. Every statement is read before it is shown, so that what gets through by mistake, and what moderators have to read, are what counts.

- Terrorism: [level, and why]
- Threats, harassment, stalking and abuse: [level, and why]
- Hate on grounds of race, religion, disability, sexual orientation or being transgender: [level, and why]
- Child sexual exploitation and abuse, grooming, images and links each: [level, and why]
- Encouraging or assisting suicide or serious self-harm: [level, and why]
- Foreign interference: [level, and why]
- Fraud and financial offences: [level, and why]
- Intimate image abuse: [level, and why]
- Extreme pornography: [level, and why]
- Sexual exploitation of adults: [level, and why]
- Controlling or coercive behaviour: [level, and why]
- Human trafficking: [level, and why]
- Unlawful immigration: [level, and why]
- Drugs and psychoactive substances: [level, and why]
- Firearms, knives and other weapons: [level, and why]
- Proceeds of crime: [level, and why]
- Animal cruelty: [level, and why]
- Other illegal content that we know of or expect: [kinds and levels, or "none", and why]
- Could the service be used to commit or help one of these offences: [answer, and why]

# 3. What we do about it

- Nothing that anybody writes is shown before a trained moderator has read it.
- Each statement has a way to report it, which needs no account, and reports come first in the queue.
- Illegal content is taken down within [hours] of our knowing of it; who does that on holidays and at night: [names or rota].
- Moderators are trained in [what, how often], and are looked after by [how: breaks, supervision, somebody to talk to].
- Who decides in doubt: [name and role]. When we call the police: [when, and who does it].
- Terms of service say in plain words what is not allowed and how to complain: see the moderation policy and the complaints page.
- Accountable for all of this to the highest body of the organisation: [name and role].

Measures of Ofcom's Codes of Practice that apply to us and how we meet each: [list, or where the list is kept]. Those that we meet in another way, and why that protects people as well: [list, or "none"].

# 4. What remains, and when we look again

Risk that remains when all this is in place: [level, and why].
Signs that would make us look at once: [such as a rise in reports, a new feature, an attack elsewhere, a change of the law].
A significant change of the service is assessed before it is made. Otherwise we review this at least every twelve months, and keep earlier versions.
`;
