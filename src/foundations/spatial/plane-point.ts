/** A point on a plane. Which way y runs is for the function that takes it to say. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}
