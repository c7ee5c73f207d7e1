import { run } from './program.ts';

// Whoever reads our output may stop early, as `head` does: that is no mistake of anybody's.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  now: () => new Date(),
  stopSignal,
});

/**
 * Aborts at the first Ctrl-C or SIGTERM. A later one ends the process at once; one that comes with the first does not, as a terminal
 * and whatever started us may both pass on the same Ctrl-C.
 */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let askedAt = Number.POSITIVE_INFINITY;
  const ask = () => {
    if (performance.now() - askedAt > 500) process.exit(130);
    askedAt = Math.min(askedAt, performance.now());
    controller.abort();
  };
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  return controller.signal;
}
