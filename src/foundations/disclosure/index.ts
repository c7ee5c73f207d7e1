export { discloseCount } from './disclose-count.ts';
export { discloseShare } from './disclose-share.ts';
export { discloseTable } from './disclose-table.ts';
export { type CountTree, type DisclosedTree, discloseTree } from './disclose-tree.ts';
export { type DisclosedTwoWay, discloseTwoWay } from './disclose-two-way.ts';
export { type Disclosed, type Interval, ROUNDING, THRESHOLD } from './disclosed.ts';
export { pinnedInterval } from './pinned-interval.ts';
export type { Reader } from './reader.ts';
