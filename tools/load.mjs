// `npm run load`: what a wave answers under load, on a PostgreSQL and servers of its own, all on this computer. `--seconds 60 --submissions 50 --views 500
// --servers 1` are what is asked of it. Ends with 1 when an answer was wrong, somebody was lost or counted twice, or the target was missed.
import { readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openDatabase } from '#platform/database';
import { startOutspoken, temporaryFolder } from '../journeys/harness/outspoken.ts';
import { startPostgres } from './postgres-for-tests.ts';
import { prepareLoad, runLoad } from './wave-load.ts';

const target = 500;
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    submissions: { type: 'string', default: '50' },
    views: { type: 'string', default: '500' },
    servers: { type: 'string', default: '1' },
  },
});
const load = {
  seconds: Number(values.seconds),
  submissions: Number(values.submissions),
  views: Number(values.views),
};

/** Seconds of a core that a process has used so far; a measure that other work on the computer hardly touches. Linux. */
function coreSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const folder = temporaryFolder();
const postgres = await startPostgres();
const servers = [];
const env = { DATABASE_URL: `${postgres.url}/postgres`, AUTH_SECRET: 'a secret for measuring, long enough for it' };
try {
  for (let at = 0; at < Number(values.servers); at++) servers.push(await startOutspoken(folder, '127.0.0.1', env));
  const opened = await openDatabase({ dataDir: '', databaseUrl: env.DATABASE_URL });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const db = opened.value;
  await prepareLoad(db);
  const origins = servers.map(({ origin }) => origin);
  console.log(
    `${cpus()[0].model.trim()}, ${cpus().length} cores, Node ${process.version}, ${servers.length} server(s)`,
  );
  console.log(`Load of the machine before: ${loadavg()[0].toFixed(1)}`);
  const used = () => servers.reduce((sum, { pid }) => sum + coreSeconds(pid), 0);
  const before = used();
  const { views, forms, submissions, wrong, people, statements, prepared } = await runLoad(db, origins, load);
  const each = (1000 * (used() - before)) / (views.count + forms.count + submissions.count);
  console.log(`Servers used ${(used() - before).toFixed(1)} s of a core, ${each.toFixed(2)} ms for each answer`);
  console.log(`Load of the machine after: ${loadavg()[0].toFixed(1)}`);
  console.table({ views, forms, submissions });
  console.log(`${people} people, ${statements} statements, ${prepared} counted; ${wrong.length} wrong answers`);
  for (const answer of wrong.slice(0, 5)) console.log(answer);
  const said = servers.flatMap((server) => server.said().split('\n'));
  for (const line of said.filter((one) => one.includes('"level":"error"')).slice(0, 5)) console.log(line);
  await db.destroy();
  const isRight = wrong.length === 0 && statements === people && prepared === people;
  const isQuick = [views, forms, submissions].every(({ p95 }) => p95 < target);
  if (!isRight || !isQuick) process.exitCode = 1;
} finally {
  await Promise.all(servers.map(({ stop }) => stop()));
  await postgres.stop();
  rmSync(folder, { recursive: true });
}
