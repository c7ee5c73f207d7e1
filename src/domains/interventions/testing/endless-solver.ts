// In the place of the solver's thread: one that never answers.
for (;;);
