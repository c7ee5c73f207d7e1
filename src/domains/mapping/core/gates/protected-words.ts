/** What an input must not describe: who people are. */
export type ProtectedTopic =
  | 'religion'
  | 'ethnicity'
  | 'nationality'
  | 'birthplace'
  | 'migration'
  | 'language'
  | 'hate'
  | 'names';

interface Rule {
  readonly topic: ProtectedTopic;
  /** Whole words; their plurals and their glued forms (`pctmuslim`) follow by themselves. */
  readonly words: string;
  /** Words in a row. A `*` at the end of a word stands for any ending. */
  readonly phrases?: readonly string[];
}

/** Ordered so that the plainest reason is given first. Words are separated by spaces. */
export const rules: readonly Rule[] = [
  {
    topic: 'religion',
    words: `religion religious religiosity relig faith interfaith multifaith belief believer creed denomination denominational
      christian christianity catholic catholicism protestant anglican methodist baptist presbyterian pentecostal evangelical quaker
      mormon orthodox nonconformist
      muslim muslimah moslem islam islamic islamist sunni shia shiite ahmadi ahmadiyya sufi salafi deobandi barelvi
      hindu hinduism sikh sikhism buddhist buddhism jew jewish jewry judaism haredi jain jainism zoroastrian parsi bahai
      pagan druze yazidi rastafarian atheist atheism agnostic humanist secularist
      worship worshipper congregation congregational prayer clergy cleric imam rabbi vicar priest
      mosque masjid church chapel cathedral temple synagogue shul gurdwara mandir
      madrasa madrasah madrassa madrassah yeshiva halal kosher hijab niqab burqa burka turban ramadan eid diwali hajj zakat headscarf gurudwara quran koran jummah religio
      müslüman islamiyet dindar mezhep hıristiyan yahudi muslimiin diinta islaamka masiixi
      مسلم مسلمة مسلمان مسلمانوں مسلمین مسلمون مسلمين اسلام اسلامی اسلامية الاسلام المسلمون المسلمين مذہب مذہبی دین دينية ديانة الدين
      مسجد مساجد عیسائی مسيحي مسيحيين ہندو سکھ یہودی يهود يهودي عقیدہ
      মুসলিম মুসলমান ইসলাম ইসলামী ধর্ম ধর্মীয় হিন্দু খ্রিস্টান খ্রিষ্টান মসজিদ
      ਮੁਸਲਮਾਨ ਮੁਸਲਿਮ ਇਸਲਾਮ ਧਰਮ ਸਿੱਖ ਹਿੰਦੂ मुस्लिम मुसलमान इस्लाम धर्म हिन्दू सिख
      ts030 ts031 ts075 ks209 ks209ew qs208 qs208ew qs210 qs210ew`,
    phrases: ['voluntary aided', 'holy place*', 'no religion', 'jehovah*'],
  },
  {
    topic: 'ethnicity',
    words: `ethnic ethnicity ethnically ethn eth multiethnic race racial racially interracial biracial multiracial racialised racialized
      bame bme bipoc minority caste tribe tribal ancestry indigenous aboriginal
      asian black white caucasian african afro caribbean arab hispanic latino latina latinx
      gypsy gipsy romany roma romani whitebritish
      etnik etnisite ırk qowmiyad نسل نسلی نسلیت قومیت عرق عرقي عرقية اثنية জাতিগত বর্ণ नस्ल जाति
      pakistani bangladeshi indian chinese kashmiri
      ts021 ts022 ts023 ks201 ks201ew qs201 qs201ew qs211 qs211ew`,
    phrases: [
      'global majority',
      'middle eastern*',
      'brown people',
      'mixed heritage',
      'dual heritage',
      'mixed parentage',
      'irish traveller*',
      'traveller site*',
      'traveller caravan*',
      'traveller pitch*',
      'people of colo*',
      'skin colo*',
    ],
  },
  {
    topic: 'nationality',
    words: `nationality nationals citizenship noncitizen passport foreigner expat expatriate diaspora
      irish polish romanian bulgarian lithuanian latvian ukrainian russian albanian portuguese spanish italian french german greek
      turkish kurdish afghan syrian iraqi iranian yemeni somali eritrean ethiopian sudanese nigerian ghanaian kenyan zimbabwean
      uyruk vatandaşlık muwaadin dhalasho جنسية الجنسية شہریت জাতীয়তা নাগরিকত্ব नागरिकता
      jamaican nepalese filipino vietnamese malaysian brazilian
      ts005 ts013 ts027 ts028 ks202 ks202ew ks205 ks205ew`,
    phrases: [
      'national identit*',
      'national origin*',
      'country of origin',
      'countries of origin',
      'foreign national*',
      'foreign citizen*',
      'overseas national*',
      'non citizen*',
      'sri lankan*',
    ],
  },
  {
    topic: 'birthplace',
    words: 'birthplace nativity ts004 ts012 ks204 ks204ew qs203 qs203ew',
    phrases: [
      'country of birth',
      'countries of birth',
      'place of birth',
      'places of birth',
      'birth country',
      'birth countries',
      'foreign born',
      'overseas born',
      'uk born',
      'eu born',
      'native born',
      'born abroad',
      'born overseas',
      'born outside',
      'born in',
      'non uk',
      'non eu',
    ],
  },
  {
    topic: 'migration',
    words: `migrant migration migr mig immigrant immigration immig emigrant emigration inmigration outmigration asylum refugee visa
      deportation undocumented naturalisation naturalization euss
      göçmen mülteci sığınmacı qaxooti soogalooti مہاجر مہاجرین تارکین مهاجر مهاجرون مهاجرين لاجئ لاجئين অভিবাসী শরণার্থী ts015 ts016 ts018 ts019`,
    phrases: [
      'settled status',
      'settlement scheme',
      'leave to remain',
      'indefinite leave',
      'nino registration*',
      'arrived in uk',
      'arrived in the uk',
      'arrival in uk',
      'arrival in the uk',
      'year of arrival',
      'age of arrival',
      'age at arrival',
      'recent arrival*',
      'length of residence in',
      'outside uk',
      'outside the uk',
      'no recourse to public funds',
    ],
  },
  {
    topic: 'language',
    words: `language languages lang eal esol esl monolingual bilingual multilingual interpreter interpreting translator
      urdu punjabi panjabi bengali sylheti gujarati hindi tamil arabic farsi persian pashto swahili yoruba mandarin cantonese yiddish hebrew
      anadil anadili afka زبان زبانیں مادری لغة اللغة لغات ভাষা মাতৃভাষা भाषा ਭਾਸ਼ਾ
      ts024 ts025 ts026 ts029 ks206 ks206ew qs204 qs204ew qs205 qs205ew`,
    phrases: [
      'mother tongue*',
      'english proficien*',
      'proficien* in english',
      'english speak*',
      'speak* english',
      'spoken english',
      'non english',
      'no english',
      'not english',
      'limited english',
      'little english',
      'english skill*',
      'english abilit*',
      'english as',
      'welsh speak*',
      'gaelic speak*',
      'cannot speak',
      'native speaker*',
    ],
  },
  {
    topic: 'hate',
    words: `islamophobia islamophobic antisemitism antisemitic racism racist xenophobia xenophobic`,
    phrases: ['hate crime*', 'hate incident*', 'hate offence*', 'hate speech', 'anti semit*', 'tell mama'],
  },
  {
    topic: 'names',
    words: 'surname forename onomap onolytics',
    phrases: ['first name*', 'last name*', 'given name*', 'family name*', 'name origin*'],
  },
];

/** What the police record: it follows where the police look, so it is never a sign of propensity. */
export const recordedCrime = {
  words: `crime criminal offence offender offending reoffending arrest conviction prosecution burglary robbery theft homicide`,
  phrases: [
    'stop and search*',
    'police record*',
    'recorded by police',
    'anti social behaviour*',
    'antisocial behaviour*',
  ],
};

/** Words in a row that contain a word above and mean something else. */
export const innocent: readonly string[] = [
  'asian hornet*',
  'black friday',
  'temple meads',
  'church street',
  'english language gcse*',
  'gcse english language',
  'good faith',
  'faith in police',
  'faith in the police',
  'gypsy moth*',
  'indian queens',
  'minority shareholder*',
  'nail polish',
  'passport office*',
  'roman road*',
  'visa card*',
  'white paper*',
  'white goods',
  'white collar',
  'white horse',
  'white city',
  'white space*',
  'black carbon',
  'black country',
  'black smoke',
  'black spot*',
  'black mould',
  'black market*',
  'black cab*',
  'black isle',
  'active citizenship',
  'good citizenship',
  'citizenship survey',
  'citizenship education',
  'internal migration',
  'data migration',
  'speech and language',
  'speech language',
  'language therap*',
  'language impairment*',
  'sign language',
  'body language',
  'plain language',
  'programming language*',
  'modern language*',
  'modern foreign language*',
  'indian ocean',
  'northern irish',
  'irish sea',
  'scottish and southern',
];

/** What statisticians glue to a word: `pctmuslim`, `nonwhite`, `sikhpop`. */
export const glue: readonly string[] =
  `pct perc percent percentage prc prop proportion share pop population n no num number count cnt total tot
  rate ratio avg mean is non not anti pro multi adult adults child children household households hh resident residents person persons people p
  log ln z idx index score rank var group groups grp only all uk gb eng born yes`
    .split(/\s+/u)
    .filter((word) => word !== '');
