import { parentPort, workerData } from 'node:worker_threads';
import loadHighs, { type Highs, type Model } from 'highs';
import type { LinearProgram } from '#foundations/linear-program';
import type { SolverAnswer } from './answer.ts';

// The entry of a thread that solves one program and ends.
const { program, seconds } = workerData as { readonly program: LinearProgram; readonly seconds: number }; // what solveProgram passes
const highs = await loadHighs();
parentPort?.postMessage(highs.withModel((model) => solve(highs, model)));

function solve({ constants, infinity }: Highs, model: Model): SolverAnswer {
  const { objective, rowLower, starts, indices, values, isWhole, known } = program;
  model.options.set({
    output_flag: false,
    time_limit: seconds,
    random_seed: 0,
    mip_rel_gap: 0,
    mip_abs_gap: 1e-9,
    mip_feasibility_tolerance: 1e-9,
    primal_feasibility_tolerance: 1e-9,
  });
  const endless = (limits: Float64Array) =>
    limits.map((limit) => (Number.isFinite(limit) ? limit : Math.sign(limit) * infinity));
  model.passModel({
    numCols: objective.length,
    numRows: rowLower.length,
    sense: constants.objectiveSense.maximize,
    colCost: objective,
    colLower: endless(program.columnLower),
    colUpper: endless(program.columnUpper),
    rowLower: endless(rowLower),
    rowUpper: endless(program.rowUpper),
    integrality: Int32Array.from(isWhole),
    matrix: { format: 'csr', numRows: rowLower.length, numCols: objective.length, starts, indices, values },
  });
  if (known) model.setSolution({ colValue: known });
  const { modelStatus } = model.run();
  const { modelStatus: is } = constants;
  if (modelStatus === is.infeasible || modelStatus === is.unboundedOrInfeasible) return { kind: 'infeasible' };
  const isOptimal = modelStatus === is.optimal || modelStatus === is.empty;
  if (!isOptimal && modelStatus !== is.timeLimit) throw new Error(`the solver ended with status ${modelStatus}`);
  const hasPoint = Number(model.info.get('primal_solution_status')) === 2;
  const bound = isOptimal ? model.getObjectiveValue() : Number(model.info.get('mip_dual_bound'));
  return {
    kind: isOptimal ? 'optimal' : 'stopped-early',
    values: hasPoint ? model.getSolution().colValue : null,
    bound: Math.abs(bound) < 1e300 ? bound : Infinity,
  };
}
