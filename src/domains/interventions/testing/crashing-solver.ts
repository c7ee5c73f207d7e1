// In the place of the solver's thread: one that fails.
throw new Error('the solver is broken');
