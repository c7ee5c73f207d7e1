import { MARK_LINES, MARK_SHAPE } from './brand-mark.ts';
import type { Reader } from './reader.ts';
import type { Sharp } from './sharp.ts';

/** Sides of the icons in pixels, as launchers of phones want them. */
export const ICON_SIZES = [192, 512] as const;

/**
 * The web app manifest (w3.org/TR/appmanifest) with a share target (w3c.github.io/web-share-target): once somebody has put the site on her phone, WhatsApp offers it where
 * it forwards. What is shared comes by POST, so that no word of it stands in an address.
 */
export function manifestOf(reader: Reader): string {
  const { t, language, href } = reader;
  return JSON.stringify({
    id: '/',
    name: t('site.name'),
    short_name: t('site.name'),
    description: t('claims.description'),
    lang: language.tag,
    dir: language.dir,
    start_url: href('/'),
    scope: '/',
    display: 'browser',
    background_color: '#fbf7ef',
    theme_color: '#fbf7ef',
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      ...ICON_SIZES.map((side) => ({
        src: `/icon-${side}.png`,
        type: 'image/png',
        sizes: `${side}x${side}`,
        purpose: 'any maskable',
      })),
    ],
    share_target: {
      action: href('/claims/shared'),
      method: 'POST',
      enctype: 'application/x-www-form-urlencoded',
      params: { title: 'title', text: 'text', url: 'url' },
    },
  });
}

/** The mark on paper, with the room around it that a launcher may cut away. */
export async function drawIcon(sharp: Sharp, side: number): Promise<Uint8Array<ArrayBuffer>> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -11 48 48" width="${side}" height="${side}">
    <rect x="-12" y="-11" width="48" height="48" fill="#fbf7ef"/><path fill="#0b5a5c" d="${MARK_SHAPE}"/>
    <path fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" d="${MARK_LINES}"/></svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer());
}
