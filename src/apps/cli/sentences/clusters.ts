import type { ClusterProblem } from '#domains/mapping';
import type { ClusterWarning } from '#domains/mapping/core';
import { explainGeography } from '../../worker/sentences/geography.ts';
import { explainMapping, topics } from '../../worker/sentences/mapping.ts';

const polygonFaults = {
  'no-polygon': 'has no Polygon or MultiPolygon',
  'not-a-position': 'has a position that is not two numbers',
  'short-ring': 'has a ring of fewer than 4 positions',
  'open-ring': 'has a ring that does not end where it begins',
} as const;

/** Why no clusters were sought, and what to do about it, in one sentence. */
export function explainClusters(problem: ClusterProblem): string {
  switch (problem.kind) {
    case 'missing-file':
      return `There is no file ${problem.file}.`;
    case 'no-value':
      return `${problem.file}, row ${problem.row}, column ${problem.column}: ${problem.code} has no value; leave the area out, or fill it in.`;
    case 'protected-value':
      return `The column ${JSON.stringify(problem.column)} describes who people are ("${problem.word}"), and ${topics[problem.topic]} is never mapped for clusters; no option changes that.`;
    case 'too-few-to-compare':
      return `${problem.file} has ${problem.areas === 1 ? 'one area' : `${problem.areas} areas`}, and fewer than 3 cannot be compared.`;
    case 'nothing-differs':
      return `${problem.file}, column ${problem.column}: every area has the same value (${problem.value}), so there is nothing to find.`;
    case 'polygon-file':
      return explainGeography(problem.problem);
    case 'no-such-property':
      return `${problem.file}, feature ${problem.feature}: it has no property "${problem.property}" that is a text or a number; it has ${problem.known.length === 0 ? 'none at all' : problem.known.slice(0, 12).join(', ')}.`;
    case 'polygon-twice':
      return `${problem.file}, feature ${problem.feature}: the code ${problem.code} is there already, in feature ${problem.firstFeature}; put its polygons together in one MultiPolygon.`;
    case 'bad-polygon':
      return `${problem.file}, feature ${problem.feature}: ${problem.code} ${polygonFaults[problem.because]}.`;
    case 'area-without-polygon':
      return `${problem.file}, row ${problem.row}, column ${problem.column}: ${problem.code} has no polygon in ${problem.polygons}; leave the area out, or take the boundaries of the same edition.`;
    case 'no-shared-point':
      return `No two areas of ${problem.file} share a point, so that there are no neighbours: its outlines were drawn or simplified one by one; take the nearest with --points and --knn.`;
    case 'unknown-link-end':
      return `${problem.file}, row ${problem.row}, column ${problem.column}: ${problem.code === '' ? 'the code is blank' : `${problem.code} is not in ${problem.values}`}.`;
    case 'link-to-itself':
      return `${problem.file}, row ${problem.row}: ${problem.code} is linked to itself, and an area is no neighbour of its own.`;
    case 'link-twice':
      return `${problem.file}, row ${problem.row}: the link from ${problem.code} to ${problem.to} is there already, in row ${problem.firstRow}.`;
    case 'no-place':
      return `${problem.file}, row ${problem.row}, column ${problem.column}: ${problem.code} has no place.`;
    case 'not-a-degree':
      return `${problem.file}, row ${problem.row}, column ${problem.column}: ${problem.value} of ${problem.code} is not between -${problem.most} and ${problem.most} degrees; for eastings and northings say --distance plane.`;
    case 'too-many-nearest':
      return `There are ${problem.areas} areas, so that each has at most ${problem.areas - 1} others: --knn ${problem.nearest} is too many.`;
    case 'permutations-cancelled':
      return 'Stopped before the draws were done; nothing was written.';
    case 'permutation-thread-stopped':
      return `A thread that drew neighbours stopped (${problem.message}): is there enough memory?`;
    default:
      return explainMapping(problem);
  }
}

export function describeClusterWarning(warning: ClusterWarning): string {
  switch (warning.kind) {
    case 'skewed':
      return `the values are skewed (${warning.skewness.toFixed(2)}, and beyond 0.5 z-values find clusters in noise): ${warning.isPermuted ? 'the z-values in the file are such; its p-values, by permutation, are not' : 'take --transform normal-scores, or --permutations'}.`;
    case 'too-few-permutations':
      return `${number(warning.permutations)} permutations are few for ${number(warning.areas)} areas: the smallest p is ${(2 / (warning.permutations + 1)).toPrecision(2)}, so that nothing is found unless ${number(warning.needed)} areas or more reach it together; ${number(warning.enough)} would do for one alone.`;
    case 'islands':
      return `${warning.codes.length === 1 ? '1 area has' : `${number(warning.codes.length)} areas have`} no neighbours and ${warning.codes.length === 1 ? 'is' : 'are'} not assessed: ${warning.codes.slice(0, 5).join(', ')}${warning.codes.length > 5 ? ' and others' : ''}.`;
    case 'other-polygons':
      return `${number(warning.count)} ${warning.count === 1 ? 'polygon of an area without a value was' : 'polygons of areas without a value were'} left out.`;
  }
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
