import { parentPort, workerData } from 'node:worker_threads';
import { type Boundary, partsOfDegree } from '#domains/geography/core';
import { BorderNet, type MercatorFrame, ringsInFrame } from '#foundations/spatial';
import { drawBands, type Look } from './draw-bands.ts';

/** What the thread is told: more areas, or that all have come and how they look in each frame; it answers the last with the pictures. */
export type PictureTask =
  | { readonly boundaries: readonly Boundary[] }
  | { readonly looks: readonly (readonly Look[])[] };

/** For each frame, the picture of each look. */
export type PictureAnswer = readonly (readonly string[])[];

// The entry of a thread that draws: a country takes a second or two, in which pages have to be answered.
const frames = workerData as readonly MercatorFrame[]; // what draw-pictures.ts passes
const sheets = frames.map((frame) => ({ frame, net: new BorderNet() }));
parentPort?.on('message', (task: PictureTask) => {
  if ('looks' in task) {
    const answer: PictureAnswer = sheets.map(({ net }, at) =>
      (task.looks[at] ?? []).map((look) => drawBands(net, look)),
    );
    parentPort?.postMessage(answer);
    return;
  }
  for (const { frame, net } of sheets)
    for (const { polygons } of task.boundaries) net.addArea(ringsInFrame(frame, polygons, partsOfDegree));
});
