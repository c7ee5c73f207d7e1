import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonPieces } from './json-pieces.ts';

const limits = { elementBytes: 1000, otherBytes: 1000 };

/** Reads a text in pieces of so many bytes. */
function read(text: string | Uint8Array, size = 3, more: Partial<typeof limits> & { stopAt?: number } = {}) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const elements: unknown[] = [];
  const pieces = new JsonPieces<'enough'>({
    ...limits,
    ...more,
    streamed: 'features',
    take: (element) => (elements.push(element) === more.stopAt ? 'enough' : null),
  });
  for (let at = 0; at < bytes.length; at += size) {
    const stopped = pieces.push(bytes.slice(at, at + size));
    if (stopped !== null) return { elements, stopped };
  }
  const finished = pieces.finish();
  return finished.ok
    ? { elements, members: Object.fromEntries(finished.value) }
    : { elements, stopped: finished.problem };
}

describe('JSON in pieces', () => {
  it.each([1, 2, 7, 1000])('is read alike in pieces of %i bytes', (size) => {
    const text = `\uFEFF{ "type" : "A\\"]}", "features":[ {"a":[1,{"b":"]"}]} , 2,"x", null,[ ]],"n":-1.5e3 , "é":{"ü":"ﷺ"}}\n`;
    expect(read(text, size)).toEqual({
      elements: [{ a: [1, { b: ']' }] }, 2, 'x', null, []],
      members: { type: 'A"]}', features: 5, n: -1500, é: { ü: 'ﷺ' } },
    });
  });

  it('may have nothing in it, or something else where the long array is looked for', () => {
    expect(read('{}')).toEqual({ elements: [], members: {} });
    expect(read('{"features":[]}')).toEqual({ elements: [], members: { features: 0 } });
    expect(read('{"features":"none"}')).toEqual({ elements: [], members: { features: 'none' } });
    expect(read('{"a":{"features":[1]}}')).toEqual({ elements: [], members: { a: { features: [1] } } });
  });

  it('stops where its reader wants no more', () => {
    expect(read('{"features":[1,2,3', 1, { stopAt: 2 })).toEqual({
      elements: [1, 2],
      stopped: { kind: 'stopped', by: 'enough' },
    });
  });

  it.each([
    ['', 'cut-short'],
    ['  ', 'cut-short'],
    ['{"features":[{"a":1},{"b"', 'cut-short'],
    ['{"features":[1]', 'cut-short'],
    ['[1]', 'not-json'],
    ['code,name\nE01,A\n', 'not-json'],
    ['{"a":1}{"a":2}', 'not-json'],
    ['{"a":1,}', 'not-json'],
    ['{"a" 1}', 'not-json'],
    ['{"a":}', 'not-json'],
    ['{"a":nul}', 'not-json'],
    ['{"features":[1,]}', 'not-json'],
    ['{"features":[1 2]}', 'not-json'],
    ['{"features":[{"a":1]]}', 'not-json'],
    ["{'a':1}", 'not-json'],
  ])('refuses %j as %s', (text, kind) => {
    for (const size of [1, 5, 100]) expect(read(text, size)).toMatchObject({ stopped: { kind } });
  });

  it('names the element that is no JSON', () => {
    expect(read('{"features":[{"a":1},{"a":}]}')).toMatchObject({ stopped: { kind: 'not-json', element: 2 } });
    expect(read('{"a":[1,]}')).toMatchObject({ stopped: { kind: 'not-json', element: null } });
  });

  it('refuses bytes that are no UTF-8', () => {
    const bytes = new TextEncoder().encode('{"features":["?"]}');
    bytes[14] = 0xe9;
    expect(read(bytes)).toMatchObject({ stopped: { kind: 'not-utf8' } });
  });

  it('holds no more than it was allowed to', () => {
    const long = JSON.stringify('x'.repeat(2000));
    expect(read(`{"features":[1,${long}]}`)).toMatchObject({ stopped: { kind: 'value-too-long', element: 2 } });
    expect(read(`{"a":${long}}`)).toMatchObject({ stopped: { kind: 'value-too-long', element: null } });
    const many = JSON.stringify({ features: Array.from({ length: 2000 }, () => 'x') });
    expect(read(many)).toMatchObject({ members: { features: 2000 } });
  });

  it('means what JSON.parse says it means', () => {
    const value = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(value, fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 20 }), (members, features, size) => {
        const text = JSON.stringify({ ...members, features }, null, size % 3);
        const got = read(text, size, { elementBytes: 1e6, otherBytes: 1e6 });
        expect(got.elements).toEqual(JSON.parse(text).features);
        const expected = new Map(Object.entries<unknown>({ ...JSON.parse(text), features: features.length }));
        expect(new Map(Object.entries(got.members ?? {}))).toEqual(expected);
      }),
    );
  });

  it('is JSON wherever it is accepted', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'{}[]",:1\\ fa'), maxLength: 12 });
    fc.assert(
      fc.property(noise, (middle) => {
        const text = `{"features":[${middle}]}`;
        if ('members' in read(text, 1)) expect(() => JSON.parse(text)).not.toThrow();
        else expect(() => JSON.parse(text)).toThrow();
      }),
      { numRuns: 3000 },
    );
  });
});
