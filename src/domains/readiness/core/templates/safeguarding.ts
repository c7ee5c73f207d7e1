/** Working together to safeguard children; Care Act 2014; the duties of charity trustees. */
export const safeguarding = `
If anybody is in danger now, use the emergency number at the foot of this page. Do not wait for us: this site is not watched around the clock, and nothing here is a way to report a crime.

# Who looks after safety here

Our safeguarding lead is [name]. You reach them at [e-mail address and telephone], [on which days and at which hours].
When they are away: [name and contact of the deputy].
At the head of the organisation, responsible for safeguarding: [name and role].

# If you are worried about a child or an adult

- In danger: the emergency number.
- A child: the children's social care team of the council where the child lives. Ours is [council and where its contact is found].
- An adult who needs care or support: the adult social care team of the council. Ours is [council and where its contact is found].
- Somebody drawn to violence or hatred: see "somebody to ask" on this site, which says what happens when you call, who answers, and what is written down.
- Something on this site: report it, or write to the safeguarding lead.

# What we do

- Everybody who reads what people send us, or meets them, is checked as the law allows ([which checks]), trained in safeguarding ([what, how often]), and knows whom to tell.
- What a moderator reads that sounds like danger goes to the safeguarding lead on the same day. They decide whom to tell, write down what and why, and tell the person concerned where that is safe.
- We ask for no report about anybody, keep no list of people, and pass nothing on without a reason that we can name.
- Children are never asked to write. What comes from a child is treated as [how; see the children's access assessment].
- Worries about our own people go to [name], who did not hire them, or from outside to [the council's designated officer, or another].

# If something goes wrong

We tell those concerned, the authorities who must know, and the trustees or members; we look at what happened with somebody from outside; and we publish what we change.

Last changed: [day, month, year].
`;
