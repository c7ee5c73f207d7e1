export type { SolverAnswer } from './answer.ts';
export { type SolveOptions, type SolverProblem, solveProgram } from './solve-program.ts';
