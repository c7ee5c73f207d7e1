import type { DatabaseProblem } from '#platform/database';

export function explainDatabase(problem: DatabaseProblem): string {
  switch (problem.kind) {
    case 'data-folder-in-use':
      return `The data in ${problem.folder} is in use by ${holderOf(problem)}: stop that one first, or choose another folder with --data.`;
    case 'data-folder-unusable':
      return `The data folder ${problem.folder} cannot be used (${problem.reason}): make it writable, or choose another with --data.`;
    case 'data-folder-of-other-version':
      return `The data in ${problem.folder} was written by PostgreSQL ${problem.found}, and this version of Outspoken needs ${problem.needed}: start the version that wrote it, make a backup there and restore it here.`;
    case 'data-folder-damaged':
      return `The data in ${problem.folder} cannot be opened (${problem.reason}): restore a backup into another folder with --data, and keep this one until that has worked.`;
    case 'no-database-there':
      return `There is no database in ${problem.folder}: check --data, or start one there with "outspoken serve".`;
    case 'cannot-connect':
      return `The database at ${problem.address} does not answer (${problem.reason}): check that it runs and that DATABASE_URL is right.`;
    case 'server-too-old':
      return `The database at ${problem.address} is PostgreSQL ${problem.found}: Outspoken needs ${problem.needed} or newer.`;
    case 'database-newer-than-program':
      return `The database was changed by a newer Outspoken than this one (it holds ${problem.unknown.join(', ')}): start the newer version, or restore a backup from before.`;
  }
}

type InUse = Extract<DatabaseProblem, { kind: 'data-folder-in-use' }>;

function holderOf({ process, host, since }: InUse): string {
  if (process === null) return 'another Outspoken that is just starting';
  const where = host === null ? '' : ` on ${host}`;
  return since === null ? `process ${process}${where}` : `process ${process}${where}, started ${since}`;
}
