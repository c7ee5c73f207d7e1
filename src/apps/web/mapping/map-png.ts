import type { Sharp } from '../shell/sharp.ts';

/** Draws an SVG as a PNG at twice its size. */
export type Painter = (svg: string) => Promise<Uint8Array<ArrayBuffer>>;

const DENSITY = 144;

/** A painter that writes with the fonts of the package. */
export function createPainter(loadSharp: () => Promise<Sharp>): Painter {
  return async (svg) => {
    const sharp = await loadSharp();
    return new Uint8Array(await sharp(Buffer.from(svg), { density: DENSITY }).png({ palette: true }).toBuffer());
  };
}
