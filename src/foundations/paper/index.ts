export {
  approvedOf,
  judgePaper,
  LONGEST_NOTE,
  openOf,
  type Paper,
  type PaperDecision,
  type PaperProblem,
  writersOf,
} from './paper.ts';
