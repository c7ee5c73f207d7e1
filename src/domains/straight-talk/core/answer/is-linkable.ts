/**
 * Whether an address may stand on a page as a link: a name in the open network, over http or https, with no user or password in it. Numbers of machines, names without
 * a dot and those that only a network within a house knows are none. We never ask any address ourselves.
 */
export function isLinkable(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return false;
  const name = url.hostname.replace(/\.$/, '');
  const isNumber = name.startsWith('[') || /^[\d.]+$/.test(name);
  return !isNumber && name.includes('.') && !ofOwnNetwork.test(name);
}

const ofOwnNetwork = /\.(?:local|localhost|internal|intranet|lan|home|corp|home\.arpa|test|invalid|onion)$/;
