/**
 * Around the server's picture of small areas. Where the browser can draw it, a map to move in takes the picture's place once that has been seen; the rest of the
 * program is fetched only then. Without WebGL, without script and on paper the picture stays.
 */
export class TrueMap extends HTMLElement {
  connectedCallback(): void {
    const picture = this.querySelector<HTMLImageElement>('.sheet img');
    if (this.dataset.tiles === undefined || picture === null) return;
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watch.disconnect();
      void this.#begin(picture);
    });
    watch.observe(picture);
  }

  async #begin(picture: HTMLImageElement): Promise<void> {
    await whenHere(picture);
    if (document.createElement('canvas').getContext('webgl2') === null) return;
    const bands = fetch(this.dataset.bands ?? '').then((response) => response.arrayBuffer());
    // While the browser draws the picture, the program is fetched and read.
    const program = import('./live-map.ts');
    await picture.decode().catch(() => {});
    const { startLiveMap } = await program;
    await startLiveMap(this, bands);
  }
}

/** Until the bytes of a picture are here, so that nothing keeps them waiting on a slow line. One that did not come is no reason to go without the map. */
async function whenHere(picture: HTMLImageElement): Promise<void> {
  if (picture.complete) return;
  await new Promise((resolve) => {
    picture.addEventListener('load', resolve, { once: true });
    picture.addEventListener('error', resolve, { once: true });
  });
}

customElements.define('true-map', TrueMap);
