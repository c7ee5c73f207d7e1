/** A text in which nobody opens an address by mistake, by a tap or by copying: "hxxps://bad[.]example/x". */
export const defanged = (text: string): string =>
  text.replace(/(?:https?:\/\/|www\.)\S+/giu, (address) => address.replace(/^http/i, 'hxxp').replaceAll('.', '[.]'));
