import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { corpora } from '../own-words/testing/corpus.ts';
import { findSlurs } from './find-slurs.ts';
import { hashOfForm, readSlurLine, slurListWith } from './slur-list.ts';

const shipped = slurListWith();
/** Made-up words stand in for slurs, so that nobody need read any here. */
const own = slurListWith(['blorgach', 'zunkel*', 'two blips', 'snork', 'ورغلي', 'বলরগা', '! snork valley']);

const found = (text: string, list = own) => findSlurs(text, list).map(({ from, to }) => text.slice(from, to));

describe('a slur', () => {
  test.each([
    ['as it is', 'You blorgach!', ['blorgach']],
    ['in capitals', 'BLORGACH', ['BLORGACH']],
    ['of several', 'these blorgachs again', ['blorgachs']],
    ['as the beginning of a word', 'the zunkelheads', ['zunkelheads']],
    ['of two words', 'two  blips, they said', ['two  blips']],
    ['with letters drawn out', 'bloooorgach', ['bloooorgach']],
    ['with digits and signs for letters', 'bl0rg@ch and $n0rk', ['bl0rg@ch', '$n0rk']],
    ['with accents and letters of other scripts', 'blörgäch and blоrgасh', ['blörgäch', 'blоrgасh']],
    ['with hidden characters', 'blor\u200bg\u00adach', ['blor\u200bg\u00adach']],
    ['spelled out', 'b l o r g a c h', ['b l o r g a c h']],
    ['with dots between', 'b.l.o.r.g.a.c.h, really', ['b.l.o.r.g.a.c.h']],
    ['with a hyphen in the middle', 'blor-gach', ['blor-gach']],
    ['with stars inside, whatever it is', 'a bl*rgach, a s***k', ['bl*rgach', 's***k']],
    ['in mathematical letters', '𝓫𝓵𝓸𝓻𝓰𝓪𝓬𝓱', ['𝓫𝓵𝓸𝓻𝓰𝓪𝓬𝓱']],
    ['in Arabic letters, with an article, a tatweel and vowel marks', 'والورغـلي وَرْغَلِي', ['والورغـلي', 'وَرْغَلِي']],
    ['in Bengali letters', 'ওরা বলরগা।', ['বলরগা']],
  ])('is found %s', (_, text, spans) => {
    expect(found(text)).toEqual(spans);
  });

  it('is innocent in an innocent phrase, and only there', () => {
    expect(found('I live in Snork Valley. What a snork.')).toEqual(['snork']);
  });

  it('is not seen inside of another word', () => {
    expect(found('Unsnorkable, resnork, Blorgacha')).toEqual([]);
  });
});

/** Names, places and words that lists of slurs have stumbled over. */
const innocents: readonly string[] = [
  'Scunthorpe, Penistone, Clitheroe, Lightwater, Sussex, Essex, Middlesex and Cockermouth are places.',
  'Pakistan and the Pakistani team, Niger and Nigerian food, Japan, Bangladeshi and Somali shops.',
  'Dickens, Hancock, Babcock, Cummings, Dyke, Sikh, Raghav, Nigel, Amina, Randall and Van Dyck are names.',
  'A classic assessment of the assassin’s passage, an analysis of the therapist’s document.',
  'There is a chink in the armour and a chink of light; the spices were spicy, the pics were nice.',
  'I snigger at cocktails, peacocks and shuttlecocks; he niggled about the fagus tree.',
  'Faggots and peas with gravy, please. The fag end of the day.',
  'She got an A* and two A*s; 2*3 is 6, and *this* is bold.',
  'Please do not be niggardly with love; bitcoin is not for me; the shiitake are good.',
  'I. A. M. from the U.K., e.g. from B.B.C. radio, a b c.',
  'سارے مسئلے حل ہو جائیں گے، یہ گلی چوڑی ہے اور پولیس گشتی گاڑی میں آئی۔ پاکی نصف ایمان ہے۔',
  'حرم، حرام اور حلال، احترام اور محرم کے مہینے۔ کتاب، کتب خانہ، کنجوس چچا۔',
  'عبد الله وعبد الرحمن من عباد الله، ونحن رافضي العنف رافضة للكراهية. الكلب وفيّ.',
  'العرس والعروس، والشرط والشرطة، والقحط في الصحراء.',
  'মাথা নেড়ে হাসলেন। মাগফেরাত কামনা করি। মালা গাঁথা হলো, ছক্কা মেরে খেলা জিতল। নামাজ হারাম নয়।',
  'Cunto fiican baan cunay, cuntada hooyo; waase hagaag, siilka badda. Adoonka Ilaahay.',
  'Pikniğe gittik, götürdük, getirdik; amcam ve Amina hanım; gavurdağı değil, Gavur Dağı; eve dönme vakti.',
  'Sikke, sıkıntı, sıcak, sık sık, piknik, şıkır şıkır; kaltakçı değil, kalkan.',
];

describe('innocent words', () => {
  test.each(innocents)('are left alone: %s', (text) => {
    expect(found(text, shipped)).toEqual([]);
  });

  test.each(corpora)(
    'of the statements and paraphrases in $language are left alone',
    ({ statements, paraphrases, alike }) => {
      const texts = [...statements, ...paraphrases].map(({ text }) => text).concat(alike.flat());
      expect(texts.filter((text) => found(text, shipped).length > 0)).toEqual([]);
    },
  );
});

describe('the list', () => {
  it('has several hundred entries, and shows none of them', () => {
    expect(shipped.words.size).toBeGreaterThan(250);
    for (const hash of [...shipped.words, ...shipped.stems, ...shipped.innocent])
      expect(hash).toMatch(/^[0-9a-f]{16}$/);
  });

  it('finds what it was made of, in each language', () => {
    // Of each language one word that dictionaries print, put together here from its letters backwards.
    const words = ['hctib', 'یمارح', 'ةطومرش', 'িকনাখ', 'reeraj', 'enbi'];
    for (const word of words) {
      const forward = [...word].reverse().join('');
      expect(found(`x ${forward} y`, shipped), word).toEqual([forward]);
    }
  });

  it('reads words, phrases, stems, innocent phrases and remarks', () => {
    expect(
      ['word', 'two words', 'stem*', '! an innocent phrase', '# remark', '', '  '].map(
        (line) => readSlurLine(line)?.kind ?? null,
      ),
    ).toEqual(['words', 'words', 'stems', 'innocent', null, null, null]);
    expect(readSlurLine('Wörd # why')).toEqual({ kind: 'words', hash: hashOfForm('word') });
  });
});

it('spans lie inside the text, in order and apart, whatever it holds', () => {
  const part = fc.constantFrom(
    'blorgach',
    'b',
    'l',
    '.',
    '-',
    ' ',
    '*',
    'zunkel',
    '\u200b',
    '\ud800',
    '@',
    '1',
    'ورغلي',
    'two',
    'blips',
    '😀',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      let last = 0;
      for (const { from, to } of findSlurs(text, own)) {
        expect(from).toBeGreaterThanOrEqual(last);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
        last = to;
      }
    }),
  );
});

test.each([
  ['letters', 'a'.repeat(100_000)],
  ['single letters', 'a '.repeat(50_000)],
  ['stars', `a${'*'.repeat(100_000)}`],
  ['words', 'snork '.repeat(16_000)],
  ['hidden characters', `a${'\u200b'.repeat(100_000)}b`],
])('a hundred thousand characters of %s come to an end', (_, text) => {
  findSlurs(text, shipped);
});
