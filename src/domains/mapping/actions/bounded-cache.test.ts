import { describe, expect, it } from 'vitest';
import { BoundedCache, bytesOf } from './bounded-cache.ts';

describe('a bounded cache', () => {
  it('lets go of what was not asked for longest, and never holds more than its limit but for one thing alone', () => {
    const cache = new BoundedCache(100);
    for (const key of ['a', 'b', 'c']) cache.keep(key, { value: key, bytes: 30 });
    expect(cache.find('a')).toBe('a');
    cache.keep('d', { value: 'd', bytes: 30 });
    expect(['a', 'b', 'c', 'd'].map((key) => cache.find(key))).toEqual(['a', undefined, 'c', 'd']);
    expect(cache.bytes).toBe(90);
    cache.keep('huge', { value: 'huge', bytes: 1000 });
    expect(['a', 'c', 'd', 'huge'].map((key) => cache.find(key))).toEqual([undefined, undefined, undefined, 'huge']);
    cache.keep('small', { value: 'small', bytes: 1 });
    expect([cache.find('huge'), cache.find('small'), cache.bytes]).toEqual([undefined, 'small', 1]);
  });

  it('counts what replaces something once', () => {
    const cache = new BoundedCache(100);
    cache.keep('a', { value: 1, bytes: 60 });
    cache.keep('a', { value: 2, bytes: 80 });
    expect([cache.find('a'), cache.bytes]).toEqual([2, 80]);
  });

  it('lets everybody who asks at the same time wait for one answer, and asks again after a failure', async () => {
    const cache = new BoundedCache(100);
    let made = 0;
    const make = async () => {
      made++;
      await Promise.resolve();
      if (made === 1) throw new Error('not yet');
      return made;
    };
    const first = await Promise.allSettled([cache.share('a', make), cache.share('a', make)]);
    expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await Promise.all([cache.share('a', make), cache.share('a', make)])).toEqual([2, 2]);
  });

  it('counts a buffer that several arrays share once', () => {
    const buffer = new ArrayBuffer(80);
    expect(bytesOf([new Float64Array(buffer), new Uint8Array(buffer), new Float64Array(2)])).toBe(96);
  });
});
