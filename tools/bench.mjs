// Runs the benchmarks: contestants in turn, A B A B, in one process tree, and their results compared. `npm run bench -- uncertainty` runs those
// whose file name holds a word. Figures mean something beside each other, on one machine, in one run: the machine is named with them.
import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');

async function benchesOf(file) {
  return (await import(pathToFileURL(join(root, file)).href)).benches;
}

function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function milliseconds(value) {
  if (value === undefined) return '';
  return value < 10
    ? `${value.toFixed(2)} ms`
    : value < 10_000
      ? `${value.toFixed(0)} ms`
      : `${(value / 1000).toFixed(1)} s`;
}

/** Each contestant once per round, the first round apart: it holds what the engine learns about the code. */
async function race(bench) {
  const contestants = bench.contestants();
  const times = contestants.map(() => []);
  const results = [];
  for (let round = 0; round < bench.rounds; round++)
    for (const [i, contestant] of contestants.entries()) {
      const start = performance.now();
      const outcome = await contestant.run();
      times[i].push(performance.now() - start);
      results[i] = contestant.result && round === bench.rounds - 1 ? await contestant.result(outcome) : outcome;
    }
  return { contestants, times, agreement: bench.agree && bench.rounds > 0 ? bench.agree(results) : null };
}

/** Once more in a process of its own, for the largest memory that it held. */
function peakMegabytes(file, title, name) {
  const output = execFileSync(process.execPath, [import.meta.filename, '--alone', file, title, name], {
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

async function runAlone(file, title, name) {
  const bench = (await benchesOf(file)).find((one) => one.title === title);
  const contestant = bench.contestants().find((one) => one.name === name);
  const start = performance.now();
  await contestant.run();
  const time = performance.now() - start;
  console.log(JSON.stringify({ time, megabytes: process.resourceUsage().maxRSS / 1024 }));
}

function rowsOf(file, bench, { contestants, times }) {
  const warm = times.map((all) => (all.length > 1 ? all.slice(1) : all));
  return contestants.map((contestant, i) => {
    const alone = contestant.measuresMemory ? peakMegabytes(file, bench.title, contestant.name) : null;
    const typical = warm[i].length ? median(warm[i]) : alone?.time;
    const ratios = warm[i].map((time, round) => time / warm[0][round]);
    return {
      '': contestant.name,
      first: milliseconds(times[i][0] ?? alone?.time),
      warm: milliseconds(warm[i].length ? typical : undefined),
      ratio: contestants.length > 1 && !contestant.per ? `${median(ratios).toFixed(2)}` : '',
      each: contestant.per ? `${milliseconds(typical / contestant.per)} per ${contestant.unit}` : '',
      'peak memory': alone ? `${alone.megabytes.toFixed(0)} MB` : '',
    };
  });
}

function printTable(rows) {
  const columns = Object.keys(rows[0]).filter((column) => column === '' || rows.some((row) => row[column]));
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => row[column].length)));
  const line = (cells) =>
    `  ${cells.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ')}`;
  console.log(line(columns));
  for (const row of rows) console.log(line(columns.map((column) => row[column])));
}

async function runAll(words) {
  const [{ model }] = cpus();
  console.log(
    `${model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
  );
  console.log(
    `Load at the start: ${loadavg()[0].toFixed(1)}. Ratios are to the first line, pair by pair; medians without the first round.`,
  );
  const files = globSync('{src,tools}/**/*.bench.ts', { cwd: root }).sort();
  for (const file of files.filter((name) => words.every((word) => name.includes(word))))
    for (const bench of await benchesOf(file)) {
      console.log(`\n${bench.title}`);
      const notes = [bench.target && `target: ${bench.target}`, await bench.prepare?.()].filter(Boolean);
      if (notes.length) console.log(`  (${notes.join('; ')})`);
      const raced = await race(bench);
      printTable(rowsOf(file, bench, raced));
      if (raced.agreement !== null) {
        console.log(`  results agree: ${(100 * raced.agreement).toFixed(raced.agreement === 1 ? 0 : 4)}%`);
        if (raced.agreement < 0.9999) process.exitCode = 1;
      }
      await bench.close?.();
    }
}

const [first, ...rest] = process.argv.slice(2);
if (first === '--alone') await runAlone(...rest);
else await runAll(process.argv.slice(2));
