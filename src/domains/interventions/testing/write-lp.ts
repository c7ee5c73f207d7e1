// Writes the synthetic problem of 317 areas in the LP format of CPLEX, for solvers of other houses: node src/domains/interventions/testing/write-lp.ts > 317.lp
import { syntheticProblem } from './synthetic-problem.ts';

const { problem } = syntheticProblem(317);
const { areas, interventions, regions, benefit, cost, budget, room, capacity, regionOf, regionMinimum } = problem;
const pairs = Array.from(benefit.keys());
const areaOf = (pair: number) => Math.floor(pair / interventions);
const sum = (of: readonly number[], factor?: Float64Array) =>
  of.map((pair) => `+ ${factor ? `${factor[pair]} ` : ''}x${pair}`).join('\n ');
const rows = [
  `budget: ${sum(pairs, cost)} <= ${budget}`,
  ...Array.from({ length: areas }, (_, a) => `area${a}: ${sum(pairs.filter((p) => areaOf(p) === a))} <= ${room[a]}`),
  ...Array.from(
    { length: interventions },
    (_, i) => `capacity${i}: ${sum(pairs.filter((p) => p % interventions === i))} <= ${capacity[i]}`,
  ),
  ...Array.from(
    { length: regions },
    (_, r) => `region${r}: ${sum(pairs.filter((p) => regionOf[areaOf(p)] === r))} >= ${regionMinimum[r]}`,
  ),
];
console.log(
  `Maximize\n obj: ${sum(pairs, benefit)}\nSubject To\n ${rows.join('\n ')}\nBinary\n ${pairs.map((p) => `x${p}`).join('\n ')}\nEnd`,
);
