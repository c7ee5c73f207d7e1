export { approvedWave, changeContent, counting, draftOf, newWords, speak, waveNow } from './voice-in.ts';
