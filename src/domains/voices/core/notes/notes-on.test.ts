import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { corpora } from '../own-words/testing/corpus.ts';
import { type NoteKind, notesOn } from './notes-on.ts';

const kindsOn = (text: string, language: string) => [...new Set(notesOn(text, language).map(({ kind }) => kind))];

type Rows = readonly (readonly [language: string, text: string])[];

/** What each kind is for, and what only sounds like it. */
const friends: Readonly<Record<NoteKind, { readonly true: Rows; readonly false: Rows }>> = {
  apology: {
    true: [
      ['en', 'I am so ashamed to be a Muslim tonight.'],
      ['en', 'As a believer I apologise for what they did.'],
      ['en', 'Please forgive us, we are better than this.'],
      ['en', 'Sorry, everyone.'],
      ['ur', 'میں سب سے معافی چاہتی ہوں۔'],
      ['ur', 'ہم شرمندہ ہیں۔'],
      ['ur', 'Hum sharminda hain.'],
      ['ar', 'أعتذر لكم عما فعلوه.'],
      ['ar', 'سامحونا يا جيراننا.'],
      ['bn', 'আমি সবার কাছে ক্ষমা চাই।'],
      ['bn', 'আমরা লজ্জিত।'],
      ['so', 'Waan ka xumahay waxay sameeyeen, naga raalli ahow.'],
      ['tr', 'Hepinizden özür dilerim.'],
      ['tr', 'Bu insanlar yüzünden utanıyorum.'],
    ],
    false: [
      ['en', 'I am not sorry for being who I am.'],
      ['en', 'I have nothing to apologise for.'],
      ['en', 'I will not apologise for a stranger.'],
      ['en', 'So sorry for your loss.'],
      ['en', 'I feel sorry for the families.'],
      ['en', 'We owe no apology to anybody.'],
      ['ur', 'ہمیں معافی کی ضرورت نہیں۔'],
      ['ur', 'میں شرمندہ نہیں ہوں۔'],
      ['ur', 'اللہ معاف کرے۔'],
      ['ar', 'لن أعتذر عن شيء لم أفعله.'],
      ['ar', 'لا أعتذر لأحد.'],
      ['bn', 'আমি ক্ষমা চাইব না।'],
      ['bn', 'ক্ষমা করতে আমার এগারো বছর লেগেছে।'],
      ['so', 'Cudurdaar bixin maayo.'],
      ['tr', 'Kimseden özür dilemem.'],
      ['tr', 'Neden özür dileyeyim?'],
    ],
  },
  collective: {
    true: [
      ['en', 'On behalf of my whole city I say no.'],
      ['en', 'All Muslims condemn this.'],
      ['en', 'They are all the same, those people.'],
      ['en', 'As a community we reject it.'],
      ['ur', 'میں تمام مسلمانوں سے کہتا ہوں۔'],
      ['ur', 'پوری امت یہ کہتی ہے۔'],
      ['ar', 'كل المسلمين يرفضون هذا.'],
      ['ar', 'أتكلم نيابة عن الجميع.'],
      ['bn', 'সব মুসলমান এটা মানে।'],
      ['bn', 'ওরা সবাই একরকম।'],
      ['so', 'Dhammaan muslimiinta way diideen.'],
      ['so', 'Muslimiinta oo dhan way diideen.'],
      ['tr', 'Bütün Müslümanlar adına konuşuyorum.'],
      ['tr', 'Onlar hep aynı.'],
    ],
    false: [
      ['en', 'All of us at the football club raised money.'],
      ['en', 'Not all Muslims pray the same way, and not all of us at work agree.'],
      ['en', 'They do not speak for me or for the mosque.'],
      ['en', 'Do not blame all Muslims for one man.'],
      ['en', 'I cannot speak for everyone.'],
      ['ur', 'میں اپنی طرف سے بات کر رہا ہوں۔'],
      ['ur', 'سب مسلمان ایسے نہیں ہوتے۔'],
      ['ar', 'ليس كل المسلمين سواء.'],
      ['ar', 'باسم الله نبدأ.'],
      ['bn', 'আমি শুধু নিজের পক্ষ থেকে বলছি।'],
      ['bn', 'সব মুসলমান এমন না।'],
      ['so', 'Magaca Ilaahay ayaan ku bilaabay.'],
      ['tr', 'Kimse benim adıma konuşamaz.'],
      ['tr', 'Allah adına öldürmek olmaz.'],
    ],
  },
  insult: {
    true: [
      ['en', 'You are animals.'],
      ['en', 'These people are scum.'],
      ['en', 'Cowards, the lot of them.'],
      ['en', 'Go back to your country!'],
      ['ur', 'یہ لوگ درندے ہیں۔'],
      ['ur', 'تم سب جاہل ہو۔'],
      ['ur', 'Ye sab kuttay hain.'],
      ['ar', 'هؤلاء كلاب.'],
      ['ar', 'يا أوغاد.'],
      ['bn', 'তোরা সব কাপুরুষ।'],
      ['bn', 'এরা জানোয়ার।'],
      ['so', 'Waa doqomo iyo nacasyo.'],
      ['so', 'Dalkaagii ku noqo!'],
      ['tr', 'Bunlar hayvan.'],
      ['tr', 'Aşağılık herifler.'],
    ],
    false: [
      ['en', 'He told my son to go back to your country.'],
      ['en', '“Go back to your country, you animals,” he shouted. I will not live by that.'],
      ['en', 'I was a fool at sixteen.'],
      ['en', 'My neighbour feeds the animals at the city farm.'],
      ['en', 'They are not animals, they are somebody’s sons.'],
      ['ur', 'پڑوسی کا کتا بھی مجھ سے محفوظ ہو۔'],
      ['ur', 'اس نے کہا کہ ”تم کتے ہو“ اور میں چپ رہا۔'.replace('”', '“').replace('“ اور', '” اور')],
      ['ar', 'أن يأمن جاري وكلبه وسيارته.'],
      ['ar', 'صرخ في وجهي «يا كلب»، فابتسمت.'],
      ['bn', 'আমার প্রতিবেশীর কুকুরটাও নিশ্চিন্তে ঘুমাবে।'],
      ['bn', 'সে বলেছিল “জানোয়ার”, আমি হাসলাম।'],
      ['so', 'Eyga deriskaygu xataa iga ammaan helo.'],
      ['so', 'Waxaa lagu yiri dalkaagii ku noqo.'],
      ['tr', 'Komşumun köpeği bile benden emin.'],
      ['tr', 'Memleketine dön lafını işiten kurye.'],
    ],
  },
  'names-somebody': {
    true: [
      ['en', 'Mrs Okafor kept her shop open.'],
      ['en', 'It was Tariq Mahmood who said it.'],
      ['en', 'Ask Dr. Khan at the surgery.'],
      ['ur', 'مولانا طارق نے یہ بات کہی۔'],
      ['ur', 'عمران خان نامی لڑکا وہاں تھا۔'],
      ['ar', 'قال الشيخ محمود هذا الكلام.'],
      ['ar', 'رأيت أحمد حسن هناك.'],
      ['bn', 'মাওলানা রফিক এই কথা বলেছেন।'],
      ['bn', 'রফিকুল ইসলাম সেখানে ছিল।'],
      ['so', 'Sheekh Cabdi ayaa yiri.'],
      ['so', 'Maxamed Cali ayaa sameeyay.'],
      ['tr', 'Sayın Yılmaz böyle dedi.'],
      ['tr', 'Ayşe Hanım kapıyı açtı.'],
    ],
    false: [
      ['en', 'God is merciful, and Prophet Muhammad stood up for a funeral.'],
      ['en', 'I live in Tower Hamlets near Victoria Park and Mohammed Street.'],
      ['en', 'Jesus Christ never carried a gun.'],
      ['en', 'Eid Mubarak from West Bromwich. My brother. That is all.'],
      ['ur', 'حضرت علی نے معاف کرنا سکھایا۔'],
      ['ur', 'نبی محمد ﷺ رحمت تھے۔'],
      ['ur', 'ہمارے امام صاحب رات بھر بیٹھے رہے۔'],
      ['ar', 'النبي محمد صلى الله عليه وسلم رحمة.'],
      ['ar', 'محمد رسول الله.'],
      ['ar', 'سيدنا علي والإمام حسين.'],
      ['bn', 'হযরত মুহাম্মদ দয়া শিখিয়েছেন।'],
      ['bn', 'আমাদের ইমাম সাহেব সারা রাত ছিলেন।'],
      ['so', 'Nebi Maxamed ayaa u istaagay.'],
      ['tr', 'Hazreti Ali böyle öğretti.'],
      ['tr', 'Mustafa Kemal Caddesi kalabalıktı.'],
    ],
  },
  link: {
    true: [
      ['en', 'See https://example.org/post/1 for the video'],
      ['en', 'It is on www.example.com.'],
      ['en', 'hxxp://example.net/x and example.co/abc'],
      ['ur', 'یہ دیکھیں t.me/example'],
      ['ar', 'شاهدوا example.org/video'],
      ['bn', 'দেখুন youtube.com/watch?v=1'],
      ['so', 'Ka eeg bit.ly/example'],
      ['tr', 'Bakın: example.com.tr/haber'],
    ],
    false: [
      ['en', 'Write to somebody@example.org.'],
      ['en', 'I stopped.Then I went home, e.g. by bus no. 5.Really'],
      ['en', 'So what? Me.'],
      ['ur', 'میں رک گیا۔پھر گھر گیا۔'],
      ['tr', 'Durdum.Sonra eve gittim.'],
    ],
  },
  number: {
    true: [
      ['en', '87% of them agree with us.'],
      ['en', 'Nine out of 10 people know it, 9 out of 10 people.'],
      ['en', 'There were 300 attacks last year.'],
      ['en', 'Thousands of Muslims were killed.'],
      ['ur', 'پچاس نہیں، ۸۰ فیصد لوگ یہ مانتے ہیں۔'],
      ['ur', 'ہزاروں مسلمان مارے گئے۔'],
      ['ar', '٩٠٪ منهم معنا.'],
      ['ar', 'آلاف المسلمين قتلوا.'],
      ['bn', '৯০ শতাংশ মানুষ জানে।'],
      ['bn', 'হাজার হাজার মুসলমান মারা গেছে।'],
      ['so', 'Boqolkiiba 90 way ogyihiin.'],
      ['tr', 'Yüzde 90 böyle düşünüyor.'],
      ['tr', 'Binlerce Müslüman öldü.'],
    ],
    false: [
      ['en', 'I drove a bus for 30 years.'],
      ['en', 'I have lived here 15 years, with 3 children and 9 nationalities on the allotment.'],
      ['en', 'After 9/11 and 7/7 I was 12.'],
      ['en', 'According to the Home Office 3,199 crimes were recorded, 19% more.'],
      ['ur', 'میں ۳۵ سال سے یہاں ہوں۔'],
      ['ur', 'رپورٹ کے مطابق ۸۰ فیصد لوگ۔'],
      ['ar', 'عمري ١٧ عاما.'],
      ['bn', 'আমার বয়স ১৬, এখানে ২৭ বছর।'],
      ['so', '25 sano ayaan tagsi wadayay.'],
      ['tr', '30 yıl dolmuş sürdüm, 2 çocuğum var.'],
    ],
  },
  capitals: {
    true: [
      ['en', 'THIS IS NOT MY RELIGION AND NEVER WAS'],
      ['tr', 'BU BİZİM DİNİMİZ DEĞİL VE OLMAYACAK'],
      ['so', 'TANI DIINTEENNA MA AHA WELIGEEDNA'],
    ],
    false: [
      ['en', 'The NHS, the BBC, the RNLI and the NUT were there, and so was my whole street, in the rain.'],
      ['en', 'I said NO.'],
      ['ur', 'یہ ہمارا راستہ نہیں'],
      ['bn', 'এটা আমাদের না'],
      ['tr', 'TRT ve TBMM binasının önünde durdum.'],
    ],
  },
};

describe.each(Object.entries(friends))('a note on %s', (kind, { true: meant, false: innocent }) => {
  test.each(meant)('is given, in %s, on: %s', (language, text) => {
    expect(kindsOn(text, language)).toContain(kind);
  });

  test.each(innocent)('is not given, in %s, on: %s', (language, text) => {
    expect(kindsOn(text, language)).not.toContain(kind);
  });
});

describe('notes', () => {
  it('stand on the words they are about', () => {
    const text = 'Assalamu alaikum. I apologise, on behalf of my street.';
    expect(notesOn(text, 'en').map(({ kind, from, to }) => [kind, text.slice(from, to)])).toEqual([
      ['apology', 'apologise'],
      ['collective', 'on behalf of'],
    ]);
  });

  it('see through what is hidden between letters, and through letters of other scripts', () => {
    expect(kindsOn('We ap\u200bol\u00adogise', 'en')).toEqual(['apology']);
    expect(kindsOn('We аpоlоgise', 'en')).toEqual(['apology']);
    expect(kindsOn('أعـــتذر', 'ar')).toEqual(['apology']);
  });

  it('listen for English in a text of another language', () => {
    expect(kindsOn('یہ سب غلط ہے۔ We apologise.', 'ur')).toEqual(['apology']);
  });

  it('are given in English where a language is not known', () => {
    expect(kindsOn('We apologise.', 'xx')).toEqual(['apology']);
    expect(kindsOn('أعتذر', 'ar-EG')).toEqual(['apology']);
  });

  it('lie inside the text and in order, whatever it holds', () => {
    const part = fc.constantFrom(
      'sorry',
      'Mr',
      'Khan',
      'all',
      'Muslims',
      '90',
      '%',
      '“',
      '”',
      '\u202e',
      '\ud800',
      'https://',
      'ALL',
      ' ',
      '. ',
      'کل',
      'না',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 40 }),
        fc.constantFrom('en', 'ur', 'ar', 'bn', 'so', 'tr'),
        (parts, language) => {
          const text = parts.join('');
          let last = 0;
          for (const { from, to } of notesOn(text, language)) {
            expect(from).toBeGreaterThanOrEqual(last);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(text.length);
            last = from;
          }
        },
      ),
    );
  });

  test.each(corpora)(
    'are rare on the corpus in $language: at most one statement in twelve has one',
    ({ language, statements, alike }) => {
      const texts = [...statements.map(({ text }) => text), ...alike.flat()];
      const noted = texts.filter((text) => notesOn(text, language).length > 0);
      expect(noted.length / texts.length).toBeLessThan(1 / 12);
    },
  );

  it('come to an end on a hundred thousand characters', () => {
    expect(notesOn('sorry all Muslims Mr Khan 90% '.repeat(3_400), 'en').length).toBeGreaterThan(1_000);
  });
});
