/** The parts of the page that speak of one axis. */
const PARTS = ['#axis', '.axes', '.key-box', '.about', '.tools'];

/**
 * Puts the server's own words on another axis in the place of those of this page, in the reader's language. Throws where that page does not come: then the browser goes
 * there itself.
 */
export async function takeParts(address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const picture = page.querySelector<HTMLImageElement>('.sheet img');
  const shown = document.querySelector<HTMLImageElement>('.sheet img');
  // The picture is what is printed.
  if (picture !== null && shown !== null) {
    shown.src = picture.getAttribute('src') ?? shown.src;
    shown.alt = picture.alt;
  }
  for (const part of PARTS) {
    const [here, there] = [document.querySelector(part), page.querySelector(part)];
    const hadFocus = here?.contains(document.activeElement) === true;
    if (here === null || there === null) continue;
    here.replaceWith(there);
    if (hadFocus) there.querySelector<HTMLElement>('[aria-current]')?.focus();
  }
}
