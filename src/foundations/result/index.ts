export { type Accepted, accept, type Refused, type Result, refuse } from './result.ts';
