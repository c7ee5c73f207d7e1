/** Online Safety Act 2023, sections 35 to 37; Ofcom's guidance in two stages. */
export const childrensAccess = `
# Children's access assessment

Service: [name of the site and its address], run by [name of your organisation].
Responsible for this assessment: [name and role].
Date of the assessment: [day, month, year].
A child is anybody under 18.

# Stage 1. Can children use the service?

Anybody can read the pages and write a statement without an account. We do not ask for an age and check none.

- Highly effective age assurance in use: [none, or which, and since when]
- Therefore children can normally use: [all of the service, or which parts]

[Where you have none, go on with stage 2. Where age assurance keeps children out of the whole service, write here what shows that it works, and end with the conclusion.]

# Stage 2. Do children use it, or is it likely to draw them?

Children who use it now:

- What we know from schools, youth groups and partners: [what, and how many]
- What we know from surveys, letters and complaints: [what]
- What others have found for services like ours: [sources]
- A significant number, for a service of our size: [yes or no, and why]

Whether it is of a kind that draws children:

- It helps with something that children care about or have to do: [yes or no, and why: school work, friends, bullying, faith, identity]
- Its words, looks or campaigns speak to children: [yes or no, and why]
- It is promoted where children are: [yes or no, and where]
- Our plans for the coming year change that: [yes or no, and how]

# Conclusion

The service is [likely, or not likely] to be accessed by children, because [the reasons in two or three sentences].

Where it is likely: a children's risk assessment is made by [date, within three months of this one] by [name], and until then we treat every page as one that children read.

Where it is not: we do this assessment again within twelve months, and before any change that could draw more children.

# What we do in either case

- Every statement is read before it is shown, and we show none from somebody who says that they are under [age] without [what: a guardian's agreement, first name only, nothing].
- Statements show no contact details, and people cannot write to each other.
- Who looks after children's safety: see the safeguarding page.
`;
