export { comparable } from './comparable.ts';
export { type Direction, directionOf } from './direction-of.ts';
export { editsBetween } from './edits-between.ts';
export { graphemeCount } from './grapheme-count.ts';
export { type HashKey, keyedHash, openKey } from './keyed-hash.ts';
export { presentable } from './presentable.ts';
export { jaccard, type Shingles, sharedShingles, shingles } from './shingles.ts';
export { type Banding, bandHashes, estimateJaccard, signature, sketchOf } from './signature.ts';
export { type Word, wordsOf } from './words.ts';
