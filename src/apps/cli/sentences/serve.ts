import type { ListenProblem } from '../http-server.ts';

export function explainListen(problem: ListenProblem): string {
  switch (problem.kind) {
    case 'port-in-use':
      return `Port ${problem.port} is taken by another program: stop that one, or choose another, for example --port ${problem.port + 1}.`;
    case 'port-not-allowed':
      return `Port ${problem.port} may not be used without special rights: choose one from 1024 up, for example --port 3000.`;
    case 'no-such-address':
      return `HOST is "${problem.host}", which is no address of this computer (${problem.reason}): leave it out, or use 0.0.0.0 to be reached from elsewhere.`;
  }
}
