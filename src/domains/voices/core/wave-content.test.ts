import { describe, expect, it } from 'vitest';
import { waveWith } from './testing/wave-with.ts';
import { textIn } from './texts.ts';
import { parseWaveContent } from './wave-content.ts';

const { content } = waveWith();

describe('the content of a wave', () => {
  it('is read as it was written, in as many languages as it has', () => {
    expect(parseWaveContent(structuredClone(content))).toEqual({ ok: true, value: content });
  });

  it.each([
    ['title.ur', { ...content, title: { ur: 'ن'.repeat(71) } }],
    ['title', { ...content, title: {} }],
    ['title.Urdu!', { ...content, title: { 'Urdu!': 'x' } }],
    ['aim.en', { ...content, aim: { en: '   ' } }],
    ['organiser.name', { ...content, organiser: { ...content.organiser, name: '???' } }],
    ['organiser.funding', { ...content, organiser: { name: 'A', about: { en: 'b' } } }],
    ['prompts', { ...content, prompts: [] }],
    ['prompts', { ...content, prompts: Array(4).fill({ en: 'What?' }) }],
    ['', { ...content, post: 'Copy this' }],
  ])('is refused where %s is wrong, which is named', (field, wrong) => {
    expect(parseWaveContent(wrong)).toMatchObject({ ok: false, problem: { field } });
  });
});

describe('a text in several languages', () => {
  it('is read in the language of the reader, else in English, else in what there is', () => {
    expect(textIn({ en: 'one', ur: 'ایک' }, 'ur')).toEqual({ text: 'ایک', language: 'ur' });
    expect(textIn({ en: 'one', ur: 'ایک' }, 'tr')).toEqual({ text: 'one', language: 'en' });
    expect(textIn({ so: 'kow' }, 'tr')).toEqual({ text: 'kow', language: 'so' });
  });
});
