import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { waveWith } from '../testing/wave-with.ts';
import { wordingOf } from './wording-of.ts';

const { content } = waveWith();
const examples = [{ words: 'I stand for my street.', language: 'en', consentedOn: '2026-11-01' }];
const notesOf = (change: Partial<typeof content>) =>
  wordingOf({ content: { ...content, ...change }, examples }).map(({ about, field }) => `${field}: ${about}`);

describe('the words of a wave', () => {
  it('of the demonstration, in six languages, give rise to nothing', () => {
    const file = join(import.meta.dirname, '../../../../../example/demonstration-wave/wave.json');
    const demonstration = JSON.parse(readFileSync(file, 'utf8'));
    expect(wordingOf({ content: demonstration.content, examples })).toEqual([]);
  });

  it.each([
    ['en', 'As a Muslim you must speak', 'told-as-group'],
    ['ur', 'بحیثیت مسلمان آپ بولیں', 'told-as-group'],
    ['ar', 'يجب على المسلمين أن يتكلموا', 'told-as-group'],
    ['bn', 'মুসলিম হিসেবে বলুন', 'told-as-group'],
    ['so', 'Muslim ahaan hadal', 'told-as-group'],
    ['tr', 'Müslüman olarak konuş', 'told-as-group'],
    ['en', 'Copy and paste this', 'scripted'],
    ['tr', 'Bu metni paylaşın', 'scripted'],
    ['en', 'Win a voucher', 'reward'],
    ['bn', 'পুরস্কার পাবেন', 'reward'],
    ['en', 'Vote for us', 'campaigns'],
    ['ur', 'ووٹ دیجیے', 'campaigns'],
    ['en', 'Join thousands', 'big-number'],
    ['so', 'Kumannaan qof ayaa hadlay', 'big-number'],
    ['en', 'Comment on his page', 'targets-a-post'],
    ['en', 'Tell @somebody_there', 'targets-a-post'],
    ['en', 'Say #NotOurs', 'hashtag'],
    ['en', 'We apologise for them', 'apology'],
    ['en', 'On behalf of all Muslims', 'collective'],
    ['en', 'See https://example.org/post/1', 'link'],
  ])('in %s: "%s" is noted as %s', (language, text, about) => {
    expect(notesOf({ title: { [language]: text } })).toContain(`title.${language}: ${about}`);
  });

  it('of a prompt ask a question, and more than to condemn', () => {
    expect(notesOf({ prompts: [{ en: 'I stand with my neighbours.' }] })).toEqual(['prompt1.en: not-a-question']);
    expect(notesOf({ prompts: [{ en: 'Do you condemn it?' }] })).toEqual(['prompt1.en: only-condemns']);
    expect(notesOf({ prompts: [{ ar: 'ماذا تريد أن تقول؟' }] })).toEqual([]);
  });

  it('of an audience name a place or an age, no religion and no people', () => {
    expect(notesOf({ audience: { en: 'Young Muslims in Leeds' } })).toEqual(['audience.en: aimed-at-a-group']);
    expect(notesOf({ audience: { en: 'People of all ages in Leeds' } })).toEqual([]);
  });

  it('without anybody’s example say so', () => {
    expect(wordingOf({ content, examples: [] })).toEqual([{ about: 'no-examples', field: 'example', words: '' }]);
  });
});
