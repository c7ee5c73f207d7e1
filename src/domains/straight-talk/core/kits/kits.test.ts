import { describe, expect, it } from 'vitest';
import { dialogueIds, dialogueShape, evidenceOf, kitIds, kitLanguages, kitTexts, placeIn, practiceOf } from './kits.ts';

/** A text with every word taken out: what is left is its structure. */
function structureOf(value: unknown): unknown {
  if (typeof value === 'string') return 'text';
  if (Array.isArray(value)) return value.map(structureOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, structureOf(of)]));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const scripts: Readonly<Record<string, RegExp>> = {
  ur: /\p{Script=Arabic}/u,
  ar: /\p{Script=Arabic}/u,
  bn: /\p{Script=Bengali}/u,
};

describe.each(kitLanguages)('the kits in %s', (language) => {
  it('have everything that the English ones have, in the same order', () => {
    expect(structureOf(kitTexts(language))).toEqual(structureOf(kitTexts('en')));
  });

  it('say something everywhere, in their own letters, and nothing that was left in English', () => {
    const english = new Set(textsIn(kitTexts('en')));
    for (const text of textsIn(kitTexts(language))) {
      expect(text.trim()).not.toBe('');
      if (language !== 'en') expect(english.has(text), text).toBe(false);
      expect(text).toMatch(scripts[language] ?? /\p{Script=Latin}/u);
    }
  });

  it('name no number to call: those come from the register of facts', () => {
    for (const text of textsIn(kitTexts(language))) expect(text).not.toMatch(/\b(?:999|112|101|0800)\b|\d{5,}/);
  });
});

describe.each(dialogueIds)('the practice talk %s', (id) => {
  const { start, nodes, endings } = dialogueShape(id);

  it('leads from its beginning to everywhere, and from everywhere to an end', () => {
    const reached = new Set<string>();
    const walk = (node: string, path: readonly string[]) => {
      expect(path, 'goes round for ever').not.toContain(node);
      reached.add(node);
      for (const { to } of nodes[node] ?? []) walk(to, [...path, node]);
    };
    walk(start, []);
    expect([...reached].toSorted()).toEqual([...Object.keys(nodes), ...endings].toSorted());
  });

  it('lets somebody choose what opens the talk at every turn, and what closes it', () => {
    for (const [node, turns] of Object.entries(nodes))
      expect(new Set(turns.map(({ effect }) => effect)), node).toEqual(new Set(['opens', 'closes']));
  });

  it.each(kitLanguages)('has words for every place in %s, one for each way on', (language) => {
    for (const [node, turns] of Object.entries(nodes))
      expect(placeIn(id, node, language)).toMatchObject({ kind: 'turn', choices: turns.map((turn) => ({ turn })) });
    for (const ending of endings) expect(placeIn(id, ending, language)?.kind).toBe('ending');
    for (const nowhere of ['nowhere', 'constructor', '__proto__']) expect(placeIn(id, nowhere, language)).toBeNull();
  });
});

describe.each(kitIds)('the kit for %s', (id) => {
  it('rests on findings with their limits and where they stand, and has a talk to practise', () => {
    const evidence = evidenceOf(id, 'en');
    expect(evidence.length).toBeGreaterThan(1);
    for (const { shows, limits, cite, url } of evidence) {
      expect([shows, limits, cite].every((text) => text !== undefined && text !== '')).toBe(true);
      expect(url ?? 'https://').toMatch(/^https:\/\//);
    }
    expect(dialogueIds).toContain(practiceOf(id));
  });
});
