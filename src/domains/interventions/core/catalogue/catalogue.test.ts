import { describe, expect, it } from 'vitest';
import { findEvidence, sourceOf } from '#domains/centre/core';
import { catalogue, catalogueEntry, DRIVERS } from './catalogue.ts';

describe('the catalogue', () => {
  it('rests every kind of help on evidence, and every sourced number on a source', () => {
    for (const { id, evidence, costPerPlace, effect } of catalogue) {
      expect(findEvidence(evidence)?.id, id).toBe(evidence);
      for (const { source } of [costPerPlace, effect]) if (source !== null) expect(sourceOf(source).cite).not.toBe('');
    }
  });

  it('says of numbers without a source that they are illustrative', () => {
    expect(catalogueEntry('mentoring')?.costPerPlace.source).toBeNull();
    expect(catalogueEntry('family-support')?.costPerPlace).toEqual({ value: 2285, source: 'cary-2013' });
    expect(catalogueEntry('nothing')).toBeNull();
  });

  it('leaves no driver without help', () => {
    const addressed = new Set(catalogue.flatMap(({ drivers }) => drivers));
    expect(DRIVERS.filter((driver) => !addressed.has(driver))).toEqual([]);
  });
});
