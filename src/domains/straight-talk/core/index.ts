export { findMatches, type KnownText, type Match, suggestedFrom } from './matching/find-matches.ts';
export { type KeptShape, type KeptSide, keptShapeOf, leastWords, type Shape, shapeOf } from './matching/shape.ts';
