import { expect, it } from 'vitest';
import { networkOf } from './network-of.ts';

it.each([
  ['203.0.113.7', null, 0, '203.0.113.7'],
  ['203.0.113.7', '198.51.100.1', 0, '203.0.113.7'],
  ['::ffff:203.0.113.7', null, 0, '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', null, 0, '2001:db8:1:2'],
  ['2001:DB8::6', null, 0, '2001:db8:0:0'],
  ['2001:db8:0001::5:6', null, 0, '2001:db8:1:0'],
  ['127.0.0.1', 'made up, 203.0.113.7', 1, '203.0.113.7'],
  ['127.0.0.1', '203.0.113.7, 198.51.100.1', 2, '203.0.113.7'],
  ['10.0.0.1', '2001:db8:1:2:3:4:5:6', 1, '2001:db8:1:2'],
])('the place of %s, forwarded for %s by %i proxies of ours, is %s', (from, forwarded, proxies, place) => {
  expect(networkOf(from, forwarded, proxies)).toBe(place);
});

it.each([
  [null, null, 0],
  ['127.0.0.1', '203.0.113.7', 0],
  ['10.1.2.3', null, 0],
  ['172.31.0.1', null, 0],
  ['192.168.1.1', null, 0],
  ['169.254.0.1', null, 0],
  ['::1', null, 0],
  ['fe80::1%eth0', null, 0],
  ['fd00::1', null, 0],
  ['203.0.113.7', null, 1],
  ['203.0.113.7', '198.51.100.1', 2],
  ['203.0.113.7', 'unknown', 1],
  ['203.0.113.7', "'; drop table", 1],
])('of %s, forwarded for %s by %i proxies of ours, nothing can be told', (from, forwarded, proxies) => {
  expect(networkOf(from, forwarded, proxies)).toBeNull();
});
