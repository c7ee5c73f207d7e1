export { type Column, type LinearProgram, linearProgram, type Row } from './linear-program.ts';
