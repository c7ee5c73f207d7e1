const link =
  /\b(?:h(?:tt|xx)ps?:\/\/|www\.)[^\s<>"”»]+|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|org|net|info|uk|co|io|me|ly|tv|gl|app|link|news|live|pk|bd|tr|so|sa|eg|de|fr)(?:\/[^\s<>"”»]*|(?![\w.@-]))/giu;

/** The links of a text, with the names of sites that were written without what a browser would put before them. Addresses of e-mail are none. */
export function linksIn(text: string): readonly { readonly from: number; readonly to: number }[] {
  return Array.from(text.matchAll(link), ({ 0: found, index }) => ({
    from: index,
    to: index + found.replace(/[.,;:!?)\]’'،۔।]+$/u, '').length,
  }));
}
