export { doubleEdit, greetings, type Material, type MechanicalEdit, mechanicalEdits } from './mechanical-edits.ts';
