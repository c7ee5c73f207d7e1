import type { Random } from '#foundations/numeric';

/** What somebody does to a text of others so that it passes for their own. `material` holds what the edit may borrow. */
export interface MechanicalEdit {
  readonly name: string;
  readonly of: (text: string, material: Material, random: Random) => string;
}

export interface Material {
  readonly language: string;
  /** Other texts of the same language, to take words and halves from. */
  readonly others: readonly string[];
}

const pick = <Value>(values: ArrayLike<Value>, random: Random): Value => values[random.below(values.length)]!;
const wordsOf = (text: string) => text.split(/\s+/u);
const isChance = (share: number, random: Random) => random.uniform() < share;

/** Each character that has a replacement, with the given chance. */
function replaceSome(
  text: string,
  replacements: Readonly<Record<string, string>>,
  share: number,
  random: Random,
): string {
  return [...text]
    .map((letter) => {
      const others = replacements[letter];
      return others !== undefined && isChance(share, random) ? pick([...others], random) : letter;
    })
    .join('');
}

/** Something after some of the letters. */
function sprinkle(text: string, what: readonly string[], letters: RegExp, share: number, random: Random): string {
  return [...text]
    .map((letter) => (letters.test(letter) && isChance(share, random) ? letter + pick(what, random) : letter))
    .join('');
}

function replaceWords(text: string, count: number, { others }: Material, random: Random): string {
  const words = wordsOf(text);
  for (let done = 0; done < count; done++)
    words[random.below(words.length)] = pick(wordsOf(pick(others, random)), random);
  return words.join(' ');
}

const homoglyphs: Readonly<Record<string, string>> = {
  ...{ a: 'аɑ', c: 'ϲс', e: 'еҽ', i: 'іı', o: 'оο', p: 'рρ', s: 'ѕ', x: 'х', y: 'у', h: 'һ', d: 'ԁ', u: 'υ' },
  ...{ A: 'АΑ', B: 'ВΒ', E: 'ЕΕ', H: 'НΗ', I: 'ІΙ', K: 'КΚ', M: 'МΜ', O: 'ОΟ', P: 'РΡ', T: 'ТΤ' },
};

const letterVariants: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ur: { ی: 'يى', ک: 'كڪ', ہ: 'هة', ھ: 'هہ', ا: 'أٱإ', آ: 'ا', ں: 'ن', ئ: 'ی', ۂ: 'ہ' },
  ar: { ي: 'یى', ك: 'کڪ', ه: 'ہة', ة: 'هہ', ا: 'أٱإ', أ: 'ا', إ: 'ا', آ: 'ا', ى: 'ي', ؤ: 'و', ئ: 'ي' },
  tr: { ı: 'i', i: 'ıî', ğ: 'g', ş: 's', ç: 'c', ö: 'o', ü: 'u', İ: 'I', I: 'İ', â: 'a' },
  en: { "'": '’ʼ', e: 'é', a: 'à', o: 'ö' },
  so: { "'": '’ʼ', e: 'é', a: 'â', u: 'ü' },
};

const vowelMarks: Readonly<Record<string, readonly string[]>> = {
  ur: ['\u064e', '\u0650', '\u064f', '\u0651', '\u0670'],
  ar: ['\u064e', '\u0650', '\u064f', '\u0651', '\u0652', '\u064b'],
  latin: ['\u0301', '\u0300', '\u0308', '\u0327'],
};

const digits: Readonly<Record<string, string>> = { ur: '۰۱۲۳۴۵۶۷۸۹', ar: '٠١٢٣٤٥٦٧٨٩', bn: '০১২৩৪৫৬৭৮৯' };

/** What people write before they begin. */
export const greetings: Readonly<Record<string, readonly string[]>> = {
  en: ['Assalamu alaikum everyone. ', 'Hello all! ', 'Dear friends, '],
  ur: ['السلام علیکم سب کو۔ ', 'پیارے دوستو، ', 'سلام! '],
  ar: ['السلام عليكم جميعا. ', 'أصدقائي الأعزاء، ', 'مرحبا! '],
  bn: ['আসসালামু আলাইকুম সবাইকে। ', 'প্রিয় বন্ধুরা, ', 'নমস্কার! '],
  so: ['Asalaamu calaykum dhammaan. ', 'Saaxiibbada qaaliga ah, ', 'Nabad! '],
  tr: ['Selamün aleyküm herkese. ', 'Sevgili dostlar, ', 'Merhaba! '],
};

const bothForms = (text: string, random: Random) =>
  isChance(0.5, random) ? text.normalize('NFD') : text.replaceAll('\u09cd', '\u200d\u09cd');

const presentationForms = Object.fromEntries(
  Array.from({ length: 0xfefd - 0xfe80 }, (_, at) => String.fromCharCode(0xfe80 + at))
    .map((form) => [form.normalize('NFKC'), form] as const)
    .filter(([letter]) => letter.length === 1),
);

export const mechanicalEdits: readonly MechanicalEdit[] = [
  {
    name: 'case',
    of: (text, { language }, random) =>
      isChance(0.5, random) ? text.toLocaleUpperCase(language) : text.toLocaleLowerCase(language),
  },
  {
    name: 'punctuation',
    of: (text, _, random) =>
      isChance(0.5, random)
        ? text.replace(/[\p{P}\p{S}]/gu, '')
        : sprinkle(text, ['!!', ' … ', ', ', ' — ', '"'], /\s/u, 0.4, random),
  },
  {
    name: 'spacing',
    of: (text, _, random) =>
      replaceSome(text, { ' ': '\u00a0\t\n\u3000' }, 0.5, random).replace(/ /g, () =>
        isChance(0.3, random) ? '' : '  ',
      ),
  },
  { name: 'emoji', of: (text, _, random) => `🕊️${sprinkle(text, ['❤️', ' 🙏🏽 ', '👨‍👩‍👧'], /\s/u, 0.3, random)} 🇬🇧` },
  {
    name: 'tatweel',
    of: (text, { language }, random) =>
      language === 'ur' || language === 'ar'
        ? sprinkle(text, ['\u0640', '\u0640\u0640\u0640'], /[بتثجحخسشصضطظعغفقكکلمنهہيی]/u, 0.3, random)
        : sprinkle(text, ['\u00ad', '-'], /\p{L}/u, 0.1, random),
  },
  {
    name: 'diacritics',
    of: (text, { language }, random) =>
      language === 'bn'
        ? text.replaceAll('\u0981', '')
        : sprinkle(text, vowelMarks[language] ?? vowelMarks.latin!, /\p{L}/u, 0.3, random),
  },
  {
    name: 'letter variants',
    of: (text, { language }, random) =>
      language === 'bn' ? bothForms(text, random) : replaceSome(text, letterVariants[language]!, 0.6, random),
  },
  {
    name: 'digits',
    of: (text, { language }, random) => {
      const own = digits[language] ?? '０１２３４５６７８９';
      const year = String(1990 + random.below(37));
      return `${text} ${year}`.replace(/\d/g, (digit) => own.charAt(Number(digit)));
    },
  },
  {
    name: 'homoglyphs',
    of: (text, _, random) => replaceSome(text, { ...homoglyphs, ...presentationForms }, 0.4, random),
  },
  {
    name: 'zero width',
    of: (text, _, random) =>
      sprinkle(text, ['\u200b', '\u200d', '\u2060', '\u202e', '\u2067', '\ufeff'], /\p{L}/u, 0.3, random),
  },
  {
    name: 'two words change places',
    of: (text, _, random) => {
      const words = wordsOf(text);
      const at = random.below(words.length - 1);
      [words[at], words[at + 1]] = [words[at + 1]!, words[at]!];
      return words.join(' ');
    },
  },
  { name: 'one word replaced', of: (text, material, random) => replaceWords(text, 1, material, random) },
  { name: 'two words replaced', of: (text, material, random) => replaceWords(text, 2, material, random) },
  { name: 'three words replaced', of: (text, material, random) => replaceWords(text, 3, material, random) },
  { name: 'greeting before', of: (text, { language }, random) => pick(greetings[language]!, random) + text },
  {
    name: 'hashtags after',
    of: (text, _, random) => `${text} #${pick(['NotOurs', 'OurWords', 'لیس_منا', 'Outspoken2026'], random)} #peace`,
  },
  {
    name: 'tail cut off',
    of: (text, _, random) => {
      const words = wordsOf(text);
      return words.slice(0, Math.ceil(words.length * (0.6 + 0.2 * random.uniform()))).join(' ');
    },
  },
  {
    name: 'half joined to half of another',
    of: (text, { others }, random) => {
      const half = (words: string[], at: number) =>
        words.slice(at ? Math.floor(words.length / 2) : 0, at ? undefined : Math.ceil(words.length / 2));
      return [...half(wordsOf(text), 0), ...half(wordsOf(pick(others, random)), 1)].join(' ');
    },
  },
];

const disguises = ['case', 'punctuation', 'emoji', 'diacritics', 'letter variants', 'homoglyphs', 'zero width'];

/** A disguise on top of a change of words. */
export const doubleEdit: MechanicalEdit = {
  name: 'two edits at once',
  of: (text, material, random) => {
    const called = (name: string) => mechanicalEdits.find((edit) => edit.name === name)!;
    const first = pick(
      ['one word replaced', 'two words replaced', 'two words change places', 'greeting before'],
      random,
    );
    return called(pick(disguises, random)).of(called(first).of(text, material, random), material, random);
  },
};
