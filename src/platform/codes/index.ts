export { readCode, type WrittenCode, writeCode } from './code.ts';
export { type CodePurpose, type Codes, createCodes, type Guess, type NewCode } from './codes.ts';
