/** A part of a note that names somebody or a place of worship. Positions are UTF-16 code units. */
export interface NamedSpan {
  readonly from: number;
  readonly to: number;
  readonly names: 'person' | 'place-of-worship';
}

const letter = '[\\p{L}\\p{M}]';
const whole = (words: string) => new RegExp(`(?<!${letter})(?:${words})(?!${letter})`, 'giu');

const worship = whole(
  [
    'mosques?|masjids?|church(?:es)?|chapels?|cathedrals?|temples?|synagogues?|gurdwaras?|mandirs?|madrasas?|madrassas?|minsters?|place of worship',
    'مسجد|مساجد|امام ?بارگاہ|گرجا(?: ?گھر)?|مندر|گردوارہ|مدرسہ|مدرسے|المسجد|للمسجد|بالمسجد|جامع|الجامع|كنيسة|الكنيسة|معبد|المعبد|كنيس',
    'মসজিদ(?:ে|ের|টি)?|গির্জা(?:য়|র)?|মন্দির(?:ে|ের)?|গুরুদুয়ারা|মাদ্রাসা(?:য়|র)?',
    'masaajid(?:ka)?|masjidka|masjid|kaniisad(?:da)?|dugsi quraan(?:ka)?',
    'cami(?:si|de|nin|ler|mizde|nde|ye)?|mescit|mescidi|kilise(?:si|de|nin)?|sinagog|havra|medrese',
  ].join('|'),
);

/** A title and what follows it; in some languages the title follows the name. */
const titles = [
  /(?<![\p{L}\p{M}])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Rev|Fr|Sheikh|Shaykh|Imam|Maulana|Mufti|Haji|Hajji|Councillor|Cllr|Brother|Sister|Uncle|Auntie|Ustad|Abu|Umm|Sheekh|Xaaji|Macallin|Walaal|Sayın|Şeyh|İmam)\.? ?\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+)*/gu,
  /\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+)? (?:Bey|Hanım|Hoca|Amca|Teyze|Abi|Abla|Sahib|Saab|Bhai|Baji)(?![\p{L}\p{M}])/gu,
  /(?<![\p{L}\p{M}])(?:جناب|مولانا|شیخ|الشيخ|السيد|السيدة|الأستاذ|الأستاذة|الدكتور|الدكتورة|أبو|أم|حاجی|حافظ|ڈاکٹر|محترم|محترمہ|مسٹر) [\p{L}\p{M}]{2,}(?: [\p{L}\p{M}]{3,})?/gu,
  /[\p{L}\p{M}]{2,}(?: [\p{L}\p{M}]{2,})? (?:صاحب|صاحبہ|بھائی|باجی|خان|বেগম|সাহেব|ভাই|আপা|চাচা|খালা)(?![\p{L}\p{M}])/gu,
  /(?<![\p{L}\p{M}])(?:জনাব|মাওলানা|হাজী|ডাক্তার|ড\.|মিস্টার|মোহাম্মদ|মোঃ) [\p{L}\p{M}]{2,}(?: [\p{L}\p{M}]{2,})?/gu,
];

/** Names of many, anywhere and in any case. A list is never whole: it adds to what titles and capitals find. */
const given = whole(
  [
    'mohamm?ed|muhamm?ad|ahmed|ahmad|ali|hassan|hussain|ibrahim|yusuf|omar|khalid|bilal|fatima|aisha|ayesha|zainab|maryam|khadija|amina|abdullah|abdul|abdi|maxamed|cabdi|faadumo|xasan|mehmet|mustafa|ayşe|fatma|emine',
    'john|james|david|michael|robert|sarah|emma|karen|steve|dave|lee|gary|tommy|jack|harry|priya|raj|singh|kaur|patel',
    'محمد|احمد|أحمد|علی|علي|حسن|حسین|حسين|فاطمہ|فاطمة|عائشہ|عائشة|عمر|یوسف|يوسف|خالد|بلال|زینب|زينب|مریم|مريم|عبداللہ|عبدالله',
    'মোহাম্মদ|আহমেদ|আলী|হাসান|হোসেন|ফাতেমা|আয়েশা|রহিম|করিম|জামাল|খালেদ|রহমান',
  ].join('|'),
);

/** Two words with capitals that are not both the beginning of a sentence: a name, more often than not. */
const twoCapitals = /(?<=[\p{Ll},;:)] )\p{Lu}[\p{Ll}'’-]+(?: \p{Lu}[\p{Ll}'’-]+)+/gu;
/** What has capitals and is no person's name. */
const publicBodies =
  /\b(?:Citizens Advice|Job ?centre|Jobcentre Plus|Universal Credit|Family Hub|Food Bank|Youth Club|Health Centre|Town Hall|City Council|County Council|Borough Council|Community Centre|Library|Street|Road|High Street|Park|School|College|Hospital|Surgery|Centre|Council|Station)\b/u;

/**
 * Where a note names a person or a place of worship. It looks for titles, for names that many bear, for capitals in the middle of a sentence, and for
 * words of worship, in six languages. It misses some and finds some that are none: whoever moderates sees what it says and decides. What it finds of
 * a corpus is measured beside it.
 */
export function namesIn(words: string): readonly NamedSpan[] {
  const spans: NamedSpan[] = [];
  const note = (names: NamedSpan['names'], pattern: RegExp, isNone?: RegExp) => {
    for (const found of words.matchAll(pattern))
      if (isNone === undefined || !isNone.test(found[0]))
        spans.push({ from: found.index, to: found.index + found[0].length, names });
  };
  note('place-of-worship', worship);
  for (const title of titles) note('person', title);
  note('person', given);
  note('person', twoCapitals, publicBodies);
  const inOrder = spans.toSorted((one, other) => one.from - other.from || other.to - one.to);
  return inOrder.filter((span, at) => inOrder.slice(0, at).every((before) => before.to < span.to));
}
