// In the place of the solver's thread: one that takes memory until there is none.
const kept: number[][] = [];
for (;;) kept.push(Array.from({ length: 100_000 }, (_, i) => i + Math.random()));
