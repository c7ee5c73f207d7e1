// Runs every test once and ends with the line "N passed, N failed". `npm test -- src/foundations` runs a part,
// `--no-build` leaves dist/ as it is.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isBuildStale } from './build-is-stale.mjs';

const root = join(import.meta.dirname, '..');
const wanted = process.argv.slice(2).filter((word) => word !== '--no-build');
const mayBuild = wanted.length === process.argv.length - 2;
let running;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => running?.kill(signal));

function run(script, parameters = []) {
  return new Promise((resolve) => {
    running = spawn(process.execPath, [join(root, script), ...parameters], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    running.on('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
    running.on('error', () => resolve(1));
  });
}

/** What the report says, counting a file that crashed before its tests as one failure; null where there is no report. */
function read(reportFile) {
  try {
    const report = JSON.parse(readFileSync(reportFile, 'utf8'));
    const crashed = report.testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    );
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + crashed.length,
      skipped: report.numPendingTests + report.numTodoTests,
      files: report.testResults,
    };
  } catch {
    return null;
  }
}

function printSlowest(files) {
  const slowest = files
    .map(({ name, startTime, endTime }) => ({
      name: name.replace(`${root}/`, ''),
      seconds: (endTime - startTime) / 1000,
    }))
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, 10);
  console.log('Slowest files:');
  for (const { name, seconds } of slowest) console.log(`  ${seconds.toFixed(1).padStart(6)} s  ${name}`);
}

function finish({ passed, failed, skipped }) {
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}

async function main() {
  if (mayBuild && isBuildStale(root) && (await run('tools/build.mjs')) !== 0) {
    console.error('The build failed, so no test was run.');
    return finish({ passed: 0, failed: 1, skipped: 0 });
  }
  const folder = mkdtempSync(join(tmpdir(), 'outspoken-tests-'));
  try {
    const reportFile = join(folder, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
    const code = await run('node_modules/vitest/vitest.mjs', ['run', ...reporters, ...wanted]);
    const result = read(reportFile);
    if (!result) {
      console.error('The test runner ended without a report.');
      return finish({ passed: 0, failed: 1, skipped: 0 });
    }
    if (process.env.CI) printSlowest(result.files);
    if (code !== 0 && result.failed === 0) {
      console.error(
        `The test runner ended with ${code} though no test failed: an error outside the tests, or no tests.`,
      );
      result.failed = 1;
    }
    return finish(result);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await main();
