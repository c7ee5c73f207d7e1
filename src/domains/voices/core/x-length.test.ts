import { expect, it } from 'vitest';
import reference from '../reference/x-length.json' with { type: 'json' };
import { xLength } from './x-length.ts';

it.each(reference.cases)('$text is as long as X measures it', ({ text, length }) => {
  expect(xLength(text)).toBe(length);
});

it('a link counts 23, however long it is', () => {
  expect(reference.link).toBe(23);
  expect(xLength(`https://example.org/${'a'.repeat(500)}`)).toBe(23);
});
