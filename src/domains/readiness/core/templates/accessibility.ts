/** The model statement of the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. */
export const accessibility = `
This accessibility statement applies to [name of the site and its address]. It is run by [name of your organisation]. We want as many people as possible to be able to use it. You should be able to:

- read and do everything with a keyboard, or with a screen reader
- zoom in up to 400% without text running off the screen
- use it on an old phone, on a slow line and with script switched off
- read it in the languages named at the head of each page; a translation that nobody has reviewed yet says so

# How accessible it is

We know of these parts that are not fully accessible: [each part, what does not work and for whom; or "none that we know of", and how you looked].

# If you need it in another way

Tell us what you need: large print, easy read, a recording, British Sign Language, another language. Write to [e-mail address or postal address], or call [number and hours]. We answer within [number] days.

# If you find a problem

Write to [e-mail address]. Say which page it was and what you tried to do; that is enough.

# Enforcement procedure

The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the "accessibility regulations"). If you are not happy with how we respond to your complaint, contact the Equality Advisory and Support Service (EASS), equalityadvisoryservice.com. [In Northern Ireland: the Equality Commission for Northern Ireland. Take this out elsewhere. If you are no public body, say here that you keep to the standard of your own accord and under the Equality Act 2010.]

# Technical information

[Name of your organisation] is committed to making its website accessible, in accordance with the accessibility regulations.

This website is [fully, partially or not] compliant with the Web Content Accessibility Guidelines version 2.2 AA standard[, due to the non-compliances listed below].

Non-accessible content: [each problem, the success criterion it fails, and when it will be mended; or "none"].
Disproportionate burden: [what, and why; or "none claimed"].
Content that is not within the scope of the regulations: [what; or "none"].

# What we do to improve

[What is planned, and by when.]

# Preparation of this statement

This statement was prepared on [date]. It was last reviewed on [date].
The website was last tested on [date] by [whom], by [how: which pages, with which tools, with which people].
`;
