import { solveProgram } from '#platform/solver';
import { approximate } from '../core/allocation/approximate.ts';
import { wholeProgram } from '../core/allocation/whole-program.ts';
import { syntheticProblem } from '../testing/synthetic-problem.ts';
import { allocate } from './allocate.ts';

const solver = { seconds: 120 };

/** The benefit of what a contestant brought, and the bound above it where it has one. */
interface Outcome {
  readonly benefit: number;
  readonly bound: number;
}

async function whole(areas: number): Promise<Outcome> {
  const answer = await solveProgram(wholeProgram(syntheticProblem(areas).problem).program, solver);
  if (!answer.ok || answer.value.kind !== 'optimal') throw new Error('HiGHS alone found no proof');
  return { benefit: answer.value.bound, bound: answer.value.bound };
}

async function ours(areas: number): Promise<Outcome> {
  const solved = await allocate(syntheticProblem(areas).problem, solver);
  if (!solved.ok) throw new Error(solved.problem.kind);
  return solved.value;
}

/** What is reached of the bound. */
const reachedOf = ([first]: readonly Outcome[]): number => (first ? first.benefit / first.bound : 0);

export const benches = [
  {
    title:
      'A plan for England: 33,755 areas x 8 kinds of help, every limit (agreement is what is reached of the proved bound)',
    target: 'a gap of at most 0.05% within 3 s, under 500 MB',
    rounds: 5,
    contestants: () => [
      {
        name: 'prices, exchanges, bound',
        run: () => approximate(syntheticProblem(33_755).problem),
        result: (outcome: Outcome) => outcome,
        measuresMemory: true,
      },
    ],
    agree: reachedOf,
  },
  {
    title: 'The same for 317 areas, exactly',
    target: 'the optimum, in less time than HiGHS alone',
    rounds: 5,
    contestants: () => [
      { name: 'the bound first, then HiGHS', run: () => ours(317), result: (outcome: Outcome) => outcome },
      { name: 'HiGHS alone', run: () => whole(317), result: (outcome: Outcome) => outcome },
    ],
    agree: ([one, other]: readonly Outcome[]) => (one && other ? 1 - Math.abs(one.benefit / other.benefit - 1) : 0),
  },
  {
    title: 'One move of the budget: 296 areas x 8 kinds of help',
    target: 'under 300 ms with the page around it',
    rounds: 20,
    contestants: () => [
      {
        name: 'prices, exchanges, bound',
        run: () => approximate(syntheticProblem(296).problem, { passes: 200 }),
      },
    ],
  },
];
