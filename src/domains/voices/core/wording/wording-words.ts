import type { PhraseText } from '../notes/phrases.ts';

/** What the words of an organiser are read for, beyond what is noticed in everybody's words. */
export const WORDING_RULES = [
  /** "As a Muslim you must": a duty by birth. */
  'told-as-group',
  /** Words to be copied. */
  'scripted',
  /** A prompt that asks nothing but to condemn. */
  'only-condemns',
  /** Somebody's post as a target. */
  'targets-a-post',
  /** Prizes for many posts. */
  'reward',
  /** For or against a party. */
  'campaigns',
  /** "Join thousands". */
  'big-number',
] as const;
export type WordingRule = (typeof WORDING_RULES)[number];

/** Phrases of each rule in one language, short lists on purpose: a note that is often wrong teaches people to look past all of them. */
export type WordingWords = Readonly<Record<WordingRule, readonly PhraseText[]>>;

export const wordingWords: Readonly<Record<string, WordingWords>> = {
  en: {
    'told-as-group': [
      'as a|an? good|true? muslim*|christian*|jew*|hindu*|sikh*|believer* you|we',
      'muslim*|christian*|jew*|hindu*|sikh*|immigrants must|should|have|need|ought',
      'every|all muslim*|christian*|jew*|hindu*|sikh* must|should',
      'its|is your|our duty as',
    ],
    scripted: [
      'copy and paste|post|share',
      'copy|repost|retweet|forward this|these|the? following? text|words|post|message|statement',
      'post|share|send|say exactly|just? this|these|the following? words|text|message|statement',
      'word for word',
      'say|write after|with me|us',
    ],
    'only-condemns': ['condemn|condemns|condemning|denounce|denouncing|reject|disown|distance'],
    'targets-a-post': [
      'reply|respond|comment|comments to|on|under his|her|their|this|the|that post|posts|page|account|profile|video|tweet',
      'report|mass his|her|their|this account|profile|page|reporting',
    ],
    reward: [
      'win|wins|winner|prize|prizes|raffle|voucher|reward|rewards',
      'most shares|posts|likes',
      'per|for|every each? post|share',
    ],
    campaigns: [
      'vote|votes|voting for|against',
      'labour|conservative|conservatives|tory|tories|reform|libdem|libdems party|candidate|mp|uk',
      'election|elections|manifesto|candidate|councillor',
    ],
    'big-number': ['join|joined thousands|millions|hundreds', 'thousands|millions of? people|us have? already?'],
  },
  ur: {
    'told-as-group': ['بحیثیت مسلمان', 'مسلمان ہونے کے ناطے', 'ہر مسلمان کا|پر فرض|لازم', 'مسلمانوں کو چاہیے|چاہئے'],
    scripted: ['کاپی پیسٹ|کر|کریں|کیجیے', 'یہی الفاظ|متن|پیغام لکھیں|لکھیے|بھیجیں|شیئر'],
    'only-condemns': ['مذمت|مسترد|لاتعلقی'],
    'targets-a-post': ['پوسٹ|ویڈیو کے نیچے|جواب', 'اکاؤنٹ|پروفائل کو? رپورٹ'],
    reward: ['انعام|انعامات|جیتیں|جیتیے|قرعہ'],
    campaigns: ['ووٹ|الیکشن|انتخابات|امیدوار'],
    'big-number': ['ہزاروں|لاکھوں|سینکڑوں لوگ|لوگوں'],
  },
  ar: {
    'told-as-group': [
      'بصفتك|بصفتكم|بصفتنا مسلما|مسلم|مسلمين|مسلمون',
      'على كل مسلم|المسلمين',
      'يجب|ينبغي على المسلمين|المسلم',
      'كمسلم عليك|يجب',
    ],
    scripted: ['انسخ|انسخوا|والصق', 'انشر|انشروا|ارسل|أرسل هذا|هذه النص|الرسالة|الكلمات', 'كلمة بكلمة'],
    'only-condemns': ['أدن|ادن|أدينوا|ندين|تدين|استنكر|نستنكر|تستنكر|تبرأ|نتبرأ'],
    'targets-a-post': [
      'علق|علقوا|رد|ردوا على منشوره|منشورها|حسابه|حسابها|صفحته|صفحتها',
      'بلغ|بلغوا عن حسابه|حسابها|صفحته',
    ],
    reward: ['جائزة|جوائز|اربح|اربحوا|مكافأة|مكافآت'],
    campaigns: ['صوت|صوتوا|انتخب|انتخبوا|انتخابات|الانتخابات|مرشح'],
    'big-number': ['آلاف|الاف|ملايين|مئات الناس|الأشخاص|الاشخاص'],
  },
  bn: {
    'told-as-group': [
      'মুসলিম|মুসলমান হিসেবে|হিসাবে',
      'প্রত্যেক|সব|সকল মুসলিমের|মুসলমানের|মুসলমানদের',
      'মুসলিমদের|মুসলমানদের উচিত|অবশ্যই',
    ],
    scripted: ['কপি করুন|পেস্ট|করে', 'এই|এটাই লেখাটি|কথাগুলো|বার্তাটি শেয়ার|পোস্ট|পাঠান', 'হুবহু'],
    'only-condemns': ['নিন্দা|প্রত্যাখ্যান|ধিক্কার'],
    'targets-a-post': ['পোস্টে|ভিডিওতে|পোস্টের মন্তব্য|কমেন্ট|জবাব|নিচে', 'অ্যাকাউন্ট|প্রোফাইল রিপোর্ট'],
    reward: ['পুরস্কার|জিতুন|লটারি'],
    campaigns: ['ভোট|নির্বাচন|নির্বাচনে|প্রার্থী'],
    'big-number': ['হাজার|হাজারো|লাখো|লক্ষ মানুষ|মানুষের'],
  },
  so: {
    'told-as-group': ['muslim* ahaan', 'qof|ruux kasta|walba oo? muslim*', 'muslimiintu|muslimiinta waa inay|in'],
    scripted: [
      'koobi|koobbi garee|ka',
      'nuqul|koobiyee oo|qoraalkan|erayadan',
      'qoraalkan|erayadan|fariintan wadaag|dir|soo',
      'eray eray',
    ],
    'only-condemns': ['cambaaree|cambaareeya|cambaarayn|dhaleecee|diid'],
    'targets-a-post': [
      'ka jawaab boostigiisa|boostigeeda|bogga|akoonka',
      'soo sheeg|sheega akoonkiisa|akoonkeeda|boggiisa',
    ],
    reward: ['abaalmarin|abaalgud|guuleyso|bakhtiyaanasiib'],
    campaigns: ['codee|codeeya|codbixin|doorasho|doorashada|musharrax'],
    'big-number': ['kumannaan|kumanaan|malaayiin|boqollaal qof|dad|dadka'],
  },
  tr: {
    'told-as-group': [
      'bir? müslüman olarak',
      'her müslüman* _? _? zorunda|gerekir|mecbur',
      'müslümanlar _? _? zorunda|gerekir|mecbur|malı|meli',
    ],
    scripted: [
      'kopyala|kopyalayın|yapıştır|yapıştırın',
      'bu|şu metni|sözleri|mesajı|yazıyı paylaş|paylaşın|gönder|gönderin',
      'kelimesi kelimesine',
    ],
    'only-condemns': ['kına|kınayın|kınıyoruz|kınıyorum|lanetle|lanetleyin|reddet|reddedin'],
    'targets-a-post': [
      'gönderisine|paylaşımına|hesabına|sayfasına|videosuna yorum|cevap|yanıt',
      'hesabını|sayfasını şikâyet|şikayet|bildir',
    ],
    reward: ['ödül|ödüller|kazan|kazanın|çekiliş|hediye'],
    campaigns: ['oy ver|verin|verme|vermeyin', 'seçim|seçimde|seçimler|aday'],
    'big-number': ['binlerce|milyonlarca|yüzlerce kişi|insan'],
  },
};

/** Words for religions and peoples, which say whom a wave is aimed at. */
export const groupWords: readonly PhraseText[] = [
  'muslim*|islam*|christian*|jew|jews|jewish|hindu*|sikh*|buddhist*|asian*|black|white|arab*|somali*|pakistani*|bangladeshi*|turk|turks|turkish|immigrant*|migrant*|refugee*|asylum',
  'مسلمان*|مسلم*|عیسائی*|یہودی*|ہندو*|سکھ*|صومالی*|پاکستانی*|مہاجر*',
  'المسلم*|مسلمون|مسلمين|المسيحي*|اليهود*|العرب|المهاجر*|اللاجئ*',
  'মুসলিম*|মুসলমান*|খ্রিস্টান*|ইহুদি*|হিন্দু*|শিখ*|অভিবাসী*|শরণার্থী*',
  'masiixi*|yuhuud*|qaxooti*|soogalooti*',
  'müslüman*|hristiyan*|yahudi*|göçmen*|mülteci*|arap*|kürt*',
];
