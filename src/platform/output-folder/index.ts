export {
  checkOutputFolder,
  type OutputContents,
  type OutputProblem,
  writeOutputFolder,
} from './write-output-folder.ts';
