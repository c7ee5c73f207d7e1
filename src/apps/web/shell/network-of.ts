import { BlockList, isIP } from 'node:net';

/** Addresses of a computer itself and of networks behind a door of their own: they tell nothing about where somebody is. */
const inside = new BlockList();
inside.addSubnet('0.0.0.0', 8);
inside.addSubnet('10.0.0.0', 8);
inside.addSubnet('127.0.0.0', 8);
inside.addSubnet('169.254.0.0', 16);
inside.addSubnet('172.16.0.0', 12);
inside.addSubnet('192.168.0.0', 16);
inside.addSubnet('::', 127, 'ipv6');
inside.addSubnet('fc00::', 7, 'ipv6');
inside.addSubnet('fe80::', 10, 'ipv6');

/**
 * The place of the network that a request comes from: an IPv4 address, or the first half of an IPv6 address, of which one household has all. Null where it
 * cannot be told: behind a proxy that nobody told us of. `from` is the other end of the connection, `forwarded` what proxies wrote into
 * X-Forwarded-For, and `proxies` how many of those are ours: what stands further left anybody could have written.
 */
export function networkOf(from: string | null, forwarded: string | null, proxies: number): string | null {
  const passed = forwarded === null ? [] : forwarded.split(',').map((address) => address.trim());
  const address = proxies === 0 ? from : (passed.at(-proxies) ?? null);
  return address === null ? null : placeOf(address.replace(/^::ffff:(?=\d+\.)/i, ''));
}

function placeOf(address: string): string | null {
  if (isIP(address) === 4) return inside.check(address) ? null : address;
  if (isIP(address) === 6) return inside.check(address, 'ipv6') ? null : firstHalf(address);
  return null;
}

/** The first four of eight groups, with those that "::" leaves out. */
function firstHalf(address: string): string {
  const [before = '', after] = address.split('%')[0]?.toLowerCase().split('::') ?? [];
  const [head, tail] = [groupsOf(before), groupsOf(after ?? '')];
  const gap = after === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array.from({ length: gap }, () => '0'), ...tail];
  return groups.slice(0, 4).map(withoutZeros).join(':');
}

const groupsOf = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));
const withoutZeros = (group: string) => group.replace(/^0+(?=.)/, '');
